/** Where each line begins, and after the last one where the list ends; pixels. */
export function offsetsOf(heights: readonly number[]): Float64Array {
  const offsets = new Float64Array(heights.length + 1);
  for (const [index, height] of heights.entries()) offsets[index + 1] = (offsets[index] ?? 0) + height;
  return offsets;
}

/** The lines from `first` up to and without `end` that touch what lies between two heights. */
export function linesWithin(offsets: Float64Array, from: number, to: number): { first: number; end: number } {
  const count = offsets.length - 1;
  const first = Math.max(0, Math.min(count, firstAfter(offsets, from) - 1));
  return { first, end: Math.max(first, Math.min(count, firstAfter(offsets, to))) };
}

/** The first index whose offset is greater than `height`. */
function firstAfter(offsets: Float64Array, height: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
