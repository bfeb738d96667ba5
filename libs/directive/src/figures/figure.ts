import type { Stretch } from '../text/stretch.js';
import type { Quantity } from './quantities.js';

/** A figure with the words of its clause around it, each side of bounded length. */
export interface Figure extends Quantity {
  /** From the figure before it, or the head of the clause. */
  before: string;
  /** To the figure behind it, or the end of the clause. */
  after: string;
}

/** How far around a figure its words are read, so that a text without marks stays linear: for what is measured. */
const farReach = 80;

/** And for what the figure says, which the words close to it tell. */
export const nearReach = 36;

/** A quantity with the words of its clause; `from` is where the quantity before it ends, or the head of the clause. */
export function figureIn(
  words: string,
  clause: Stretch,
  quantity: Quantity,
  from: number,
  following: Quantity | undefined,
  reach = farReach,
): Figure {
  const end = Math.min(clause.end, following?.start ?? clause.end, quantity.end + reach);
  return {
    ...quantity,
    before: words.slice(Math.max(from, quantity.start - reach), quantity.start),
    after: words.slice(quantity.end, end),
  };
}
