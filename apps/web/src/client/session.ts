import type { OperationAnswer } from '@duban/contracts';
import { createContext, useContext } from 'react';
import { useAsk } from './use-ask.js';

export type Session = OperationAnswer<'session.read'>;

interface Speaker extends Session {
  setSession: (session: Session) => void;
  onSignedOut: () => void;
}

const Speaking = createContext<Speaker | undefined>(undefined);
export const SpeakingProvider = Speaking.Provider;

/** Who is signed in, and the post that they speak for. */
export function useSession(): Speaker {
  const session = useContext(Speaking);
  if (!session) throw new Error('A page stands outside of a session.');
  return session;
}

/** Role of the post that speaks; null for who holds none today. */
export const useRole = (): string | null => useSession().post?.role ?? null;

/** Business time as the server tells it, to the minute: the browser's clock may be wrong. Undefined until it is known. */
export function useNow(): string | undefined {
  return useAsk('about.read', {}).data?.now;
}
