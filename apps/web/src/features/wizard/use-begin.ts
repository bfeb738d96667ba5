import { useNavigate } from 'react-router';
import { ask } from '../../client/ask.js';
import { upload } from '../../client/upload.js';
import { useSending } from '../../parts/document/use-sending.js';

/** Begins a draft and goes to it. */
export function useBegin() {
  const navigate = useNavigate();
  const { send, isBusy, fault } = useSending(toDraft(navigate));
  return { isBusy, fault, paste: (name: string, text: string) => send(() => pasteDraft(name, text)) };
}

/** Where a draft is worked on. */
export const toDraft =
  (navigate: ReturnType<typeof useNavigate>) =>
  (id: string): void =>
    void navigate(`/drafts/${id}`);

export const pasteDraft = (name: string, text: string) => ask('draft.create', { body: { name, text } });

export const uploadDraft = (file: File, onShare: (share: number) => void, signal: AbortSignal) =>
  upload('draft.upload', file, {}, onShare, signal);
