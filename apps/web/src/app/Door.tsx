import { lazy, Suspense, useEffect, useState } from 'react';
import { ask } from '../client/ask.js';
import { isProblem, type ProblemError } from '../client/problem.js';
import type { Session } from '../client/session.js';
import { openAllTexts } from '../texts/i18n.js';
import { FaultText } from '../parts/FaultText.js';
import { Look } from './Look.js';

const SignIn = lazy(() => import('../features/sign-in/SignIn.js'));
const App = lazy(async () => {
  const [app] = await Promise.all([import('./App.js'), openAllTexts()]);
  return app;
});

/** The sign-in page, or everything behind it: what weighs much is loaded by who has signed in. */
export function Door() {
  const [session, setSession] = useState<Session | null>();
  const [fault, setFault] = useState<ProblemError>();
  useEffect(() => {
    ask('session.read', {}).then(setSession, (error: ProblemError) =>
      isProblem(error, 'not-signed-in') ? setSession(null) : setFault(error),
    );
  }, []);
  return (
    <Look>
      <Suspense fallback={null}>
        {fault && <FaultText error={fault} />}
        {session === null && <SignIn onSignedIn={setSession} />}
        {session && <App session={session} onSignedOut={() => setSession(null)} />}
      </Suspense>
    </Look>
  );
}
