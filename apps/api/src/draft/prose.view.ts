import type { DraftView } from '@duban/contracts';
import type { DraftReading, DraftState } from '@duban/engine';

/** What a draft shows of a report in prose beside its items; null where it was read as a notice. */
export function proseView({ prose, tasks }: DraftReading, { leftOut }: DraftState): DraftView['prose'] {
  if (!prose) return null;
  return {
    chapters: prose.chapters.map(({ span: [start, length], ...chapter }) => ({
      ...chapter,
      start,
      end: start + length,
    })),
    leftOut: leftOut.map(({ item: { id, text, sectionPath, from }, reason }) => {
      const [start, length] = from.flatMap((position) => tasks[position]?.spans.text ?? []).at(-1) ?? [0, 0];
      return { id, reason, text, sectionPath: [...sectionPath], start, end: start + length };
    }),
  };
}

/** The sentence in which a task of a report stands; none of a notice. */
export const sentenceOf = ({ prose }: DraftReading, position: number): { start: number; end: number }[] => {
  const sentence = prose?.places[position]?.sentence;
  return sentence ? [{ start: sentence[0], end: sentence[0] + sentence[1] }] : [];
};
