import type { DraftSuggestions } from '@duban/contracts';
import { useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';

const none: DraftSuggestions = { items: [], names: [], groups: [] };

/** Who may be given the items of the draft on the page, and who may be meant by its names. Empty until they are known. */
export function useSuggestions(): DraftSuggestions {
  const { id = '' } = useParams();
  return useAsk('draft.suggestions', { params: { id } }).data ?? none;
}
