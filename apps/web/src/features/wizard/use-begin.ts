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

/** As what a document is to be read; undefined: as what it looks like. */
export type ReadingKind = 'notice' | 'report' | undefined;

export const pasteDraft = (name: string, text: string, as?: ReadingKind) =>
  ask('draft.create', { body: { name, text, ...(as && { as }) } });

export const uploadDraft = (
  as: ReadingKind,
  file: File,
  onShare: (share: number) => void,
  signal: AbortSignal,
): ReturnType<typeof upload<'draft.upload'>> => upload('draft.upload', file, as ? { as } : {}, onShare, signal);
