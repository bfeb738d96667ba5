import type { TaskReference } from '@duban/contracts';
import type { GivenCommand } from '../client/use-give.js';
import { useTerm } from './useTerm.js';
import { useReason } from './useReason.js';

const RAISE = 'disagreement.raise';

interface Disputable {
  id: string;
  allowed: readonly string[];
}

interface Asking {
  target: TaskReference;
  /** What it could be about: the first that the server allows. */
  of: readonly (Disputable | null)[];
  /** What the person is asked to write. */
  label: string;
}

/**
 * 提请督查室明确: how a unit or the lead asks the inspectorate about a part that they cannot agree about. Nothing where the
 * server does not allow it; else asks what is in dispute, and resolves to the command, or to nothing where it was called off.
 */
export function useDisagreement({ target, of, label }: Asking): (() => Promise<GivenCommand | undefined>) | undefined {
  const term = useTerm();
  const askReason = useReason();
  const part = of.find((each) => each?.allowed.includes(RAISE));
  if (!part) return undefined;
  return async () => {
    const text = await askReason({ title: term('command', RAISE), label });
    return text === undefined ? undefined : { type: RAISE, target, member: part.id, text };
  };
}
