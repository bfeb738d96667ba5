import { createHash } from 'node:crypto';

/** Draws that follow from a seed and what they are for, never from the order in which they are asked for. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  draw(...what: (string | number)[]): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number, ...what: (string | number)[]): number;
  /** One of the weighted choices. */
  choose<Choice extends string>(weights: Readonly<Record<Choice, number>>, ...what: (string | number)[]): Choice;
}

export function chanceOf(seed: number): Chance {
  const draw = (...what: (string | number)[]): number =>
    createHash('sha256')
      .update(`${seed}|${what.join('|')}`)
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
  return {
    draw,
    between: (from, to, ...what) => from + Math.floor(draw(...what) * (to - from + 1)),
    choose: (weights, ...what) => {
      const entries = Object.entries<number>(weights);
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = draw(...what) * total;
      for (const [choice, weight] of entries) {
        rest -= weight;
        if (rest < 0) return choice as never;
      }
      return entries.at(-1)?.[0] as never;
    },
  };
}
