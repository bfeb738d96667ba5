/** The longest words that stand in both of two short texts; the time is the product of their lengths. */
export function commonWords(one: string, other: string): string {
  let best = '';
  let before: number[] = [];
  for (let row = 0; row < one.length; row += 1) {
    const lengths: number[] = [];
    for (let column = 0; column < other.length; column += 1) {
      const length = one[row] === other[column] ? (before[column - 1] ?? 0) + 1 : 0;
      lengths.push(length);
      if (length > best.length) best = one.slice(row - length + 1, row + 1);
    }
    before = lengths;
  }
  return best;
}
