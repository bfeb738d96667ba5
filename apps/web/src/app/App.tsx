import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { ask } from '../client/ask.js';
import { isProblem } from '../client/problem.js';
import { type Session, SpeakingProvider } from '../client/session.js';
import { SignInAgain } from './SignInAgain.js';
import { createPages } from './pages.js';

const MustChangePassword = lazy(() => import('./MustChangePassword.js'));

interface AppProps {
  session: Session;
  onSignedOut: () => void;
}

/** Everything behind the door. A session that has ended is asked for anew over the page, which keeps what was typed. */
export default function App({ session: opened, onSignedOut }: AppProps) {
  const [session, setSession] = useState(opened);
  const [isExpired, setExpired] = useState(false);
  const { i18n } = useTranslation();
  const queries = useMemo(() => createQueries(() => setExpired(true)), []);
  const pages = useMemo(() => createPages(), []);
  /** The page goes on where it was, if the same person speaks for the same post; else everything begins anew. */
  const takeUp = async (again: Session): Promise<void> => {
    if (again.person.id !== session.person.id) return window.location.assign('/');
    setSession(await speakingFor(again, session.post?.id));
    setExpired(false);
    void queries.invalidateQueries();
  };
  return (
    <ConfigProvider locale={i18n.language === 'zh' ? zhCN : enUS}>
      <QueryClientProvider client={queries}>
        <SpeakingProvider value={{ ...session, setSession, onSignedOut }}>
          <Messages message={{ top: 64 }}>
            <Suspense fallback={null}>
              {session.mustChangePassword ? <MustChangePassword /> : <RouterProvider router={pages} />}
            </Suspense>
            {isExpired && <SignInAgain name={session.person.name} onSignedIn={(again) => void takeUp(again)} />}
          </Messages>
        </SpeakingProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** A new session speaks for the post that the one before spoke for, where it is still held. */
async function speakingFor(session: Session, post: string | undefined): Promise<Session> {
  const isHeld = session.posts.some(({ id }) => id === post);
  if (post === undefined || !isHeld || session.post?.id === post) return session;
  return ask('session.switch', { body: { post } });
}

/**
 * Asked whatever the browser believes of its network: on an intranet it may take itself for offline, and would hold back
 * what is read, and send what was decided at some later moment. Whether the server is reached, the server says.
 */
const NETWORK = 'always';

/** Server state: read again when a page is shown again, never refused twice. */
function createQueries(onExpired: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (isProblem(error, 'not-signed-in')) onExpired();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: NETWORK,
        refetchOnReconnect: true,
        staleTime: 15_000,
        retry: (count, error) =>
          count < 2 && (isProblem(error, 'unreachable') || isProblem(error, 'database-unavailable')),
      },
      mutations: { networkMode: NETWORK },
    },
  });
}
