import type { OperationAnswer } from '@duban/contracts';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../client/ask.js';
import { isProblem } from '../client/problem.js';
import type { Session } from '../client/session.js';
import { FaultText } from '../parts/FaultText.js';
import { openAllTexts } from '../texts/i18n.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Look } from './Look.js';
import './door.css';

const SignIn = lazy(() => import('../features/sign-in/SignIn.js'));
const SetUp = lazy(() => import('../features/setup/SetUp.js'));
const App = lazy(async () => {
  const [app] = await Promise.all([import('./App.js'), openAllTexts()]);
  return app;
});

interface Met {
  about: OperationAnswer<'about.read'>;
  session: Session | null;
}

/** Who comes: somebody signed in, somebody who has to, or the first of an empty installation. What weighs much is loaded behind the door. */
export function Door() {
  const [met, setMet] = useState<Met>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    Promise.all([ask('about.read', {}), ask('session.read', {}).catch(nobody)]).then(
      ([about, session]) => setMet({ about, session }),
      setFault,
    );
  }, []);
  return (
    <Look>
      <Suspense fallback={null}>
        {fault !== undefined && <FaultText error={fault} />}
        {met && <Beyond {...met} onSession={(session) => setMet({ ...met, session })} />}
      </Suspense>
    </Look>
  );
}

function Beyond({ about, session, onSession }: Met & { onSession: (session: Session | null) => void }) {
  const { t } = useTranslation('signIn');
  if (session) return <App session={session} onSignedOut={() => onSession(null)} />;
  if (about.isSetUp)
    return (
      <Porch name={about.governments[0]?.name}>
        <SignIn about={about} onSignedIn={onSession} />
      </Porch>
    );
  return (
    <Porch name={undefined}>
      <section className="sign-in-card">
        <h2>{t('setup.title')}</h2>
        <p className="quiet">{t('setup.hello')}</p>
        <SetUp onDone={() => window.location.reload()} />
      </section>
    </Porch>
  );
}

function Porch({ name, children }: { name: string | undefined; children: ReactNode }) {
  const { t } = useTranslation('frame');
  return (
    <main className="porch">
      <h1>
        {t('product')} <span className="quiet">{name}</span>
      </h1>
      {children}
      <LanguageSwitch />
    </main>
  );
}

/** Nobody is signed in; every other fault is one. */
function nobody(error: unknown): null {
  if (isProblem(error, 'not-signed-in')) return null;
  throw error;
}
