import type { ReturnDifference } from '@duban/contracts';
import { withCell } from './paste.js';
import type { RowDraft } from './row-draft.js';

/** One cell of a filled table that somebody takes. */
export type Accepted = ReturnDifference['changed'][number]['cells'][number] & { member: string };

/** The lines with the cells that were taken; a cell of a line that is gone is left. */
export function accepted(
  cells: readonly Accepted[],
  draftOf: (member: string) => RowDraft | undefined,
): Map<string, RowDraft> {
  const drafts = new Map<string, RowDraft>();
  for (const { member, field, figure, after } of cells) {
    const draft = drafts.get(member) ?? draftOf(member);
    const next = draft && withCell(draft, field, figure ?? 0, after);
    if (next && typeof next !== 'string') drafts.set(member, next);
  }
  return drafts;
}
