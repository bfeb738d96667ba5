import type { DraftView } from '@duban/contracts';
import { useAsk } from '../../client/use-ask.js';

/** What issuing the draft now would make; not asked while it is not known for which year, from which day, by which rules. */
export function usePreview({ id, head, effectiveOn, regime, status }: DraftView) {
  const isKnown = head.year !== null && effectiveOn !== null && regime !== null;
  return useAsk(
    'draft.preview',
    { params: { id }, query: { tasks: 'none' } },
    { enabled: isKnown && status !== 'issued', keepsPrevious: true },
  );
}
