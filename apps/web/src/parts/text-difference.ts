/** A run of a text: in both, only in the later, or only in the earlier. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** The most comparisons that are made while somebody waits. */
const MOST_COMPARED = 4_000_000;

/**
 * What changed from one text to another, as runs in reading order: what was removed stands before what took its place.
 * Numbers, days and Latin words are compared whole, everything else by the character; very long texts by the sentence.
 */
export function textDifference(before: string, after: string): Piece[] {
  for (const split of [wordsOf, sentencesOf]) {
    const [old, now] = [split(before), split(after)];
    const start = commonStart(old, now);
    const end = commonEnd(old.slice(start), now.slice(start));
    const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
    if (oldMiddle.length * nowMiddle.length > MOST_COMPARED) continue;
    return joined([
      ...now.slice(0, start).map(same),
      ...compared(oldMiddle, nowMiddle),
      ...now.slice(now.length - end).map(same),
    ]);
  }
  return joined([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
}

const same = (text: string): Piece => ({ kind: 'same', text });

const wordsOf = (text: string): string[] =>
  text.match(/\d{4}-\d\d(?:-\d\d)?|\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|[^]/gu) ?? [];

const sentencesOf = (text: string): string[] => text.match(/[^。;;!?\n]*[。;;!?\n]|[^。;;!?\n]+$/gu) ?? [];

function commonStart(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((word, index) => word !== b[index]);
  return different < 0 ? Math.min(a.length, b.length) : different;
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  return commonStart(a.toReversed(), b.toReversed());
}

/** The longest common subsequence, found from the end so that it can be told from the start. */
function compared(a: readonly string[], b: readonly string[]): Piece[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && old === now) {
      pieces.push(same(old));
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      pieces.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: now ?? '' });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind are one run; within a change the removed stands first. */
function joined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  let [removed, added] = ['', ''];
  const close = (): void => {
    if (removed !== '') runs.push({ kind: 'removed', text: removed });
    if (added !== '') runs.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      close();
      const last = runs.at(-1);
      if (last?.kind === 'same') last.text += text;
      else runs.push({ kind, text });
    }
  }
  close();
  return runs;
}
