import type { DraftOverlaps } from '@duban/contracts';
import { useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';

const none: DraftOverlaps = { sameTargets: [], repeats: [], unfinished: { total: 0, tasks: [] } };

/** What stands twice in the draft on the page, and what earlier years left unfinished; nothing until it is known. */
export function useKnownOverlaps(): DraftOverlaps | undefined {
  const { id = '' } = useParams();
  return useAsk('draft.overlaps', { params: { id } }).data;
}

/** The same, empty until it is known. */
export const useOverlaps = (): DraftOverlaps => useKnownOverlaps() ?? none;
