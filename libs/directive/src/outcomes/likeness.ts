/**
 * How alike two wordings are, by the characters and pairs of characters that they share; what is rare in both documents
 * weighs more than what stands everywhere (项目, 全市). Weights come from the documents at hand, never from a list.
 */
export interface Likeness {
  /** The share of `words`, by weight, that stands in `others`; an earlier one of these counts more than a later one. */
  coverage(words: string, others: readonly string[]): number;
  /** How much the words weigh together, a rare piece of wording as one: few and common words say little. */
  weight(words: string): number;
}

/** Learns from all clauses of both documents how rare each piece of wording is. */
export function likenessWithin(clauses: Iterable<string>): Likeness {
  const counts = new Map<string, number>();
  const known = new Map<string, ReadonlySet<string>>();
  const piecesIn = (words: string): ReadonlySet<string> => {
    const pieces = known.get(words) ?? piecesOf(words);
    known.set(words, pieces);
    return pieces;
  };
  let total = 0;
  for (const clause of clauses) {
    total += 1;
    for (const piece of piecesIn(clause)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  const most = Math.log(total + 2);
  const weightOf = (piece: string) =>
    Math.min(1, Math.max(0.03, Math.log((total + 1) / ((counts.get(piece) ?? 0) + 0.5)) / most));
  return {
    coverage: (words, others) => {
      const held = others.map((other, index) => ({ pieces: piecesIn(other), share: shares[index] ?? 0.3 }));
      const parts = [singles, pairs].map((size) => {
        let sum = 0;
        let covered = 0;
        for (const piece of piecesIn(words)) {
          if (size(piece)) continue;
          const weight = weightOf(piece);
          sum += weight;
          covered += weight * (held.find(({ pieces }) => pieces.has(piece))?.share ?? 0);
        }
        return sum === 0 ? undefined : covered / sum;
      });
      const measured = parts.filter((part) => part !== undefined);
      return measured.length === 0 ? 0 : measured.reduce((sum, part) => sum + part, 0) / measured.length;
    },
    weight: (words) => [...piecesIn(words)].reduce((sum, piece) => sum + weightOf(piece), 0),
  };
}

const shares = [1, 0.8, 0.5];
const singles = (piece: string) => piece.length > 1;
const pairs = (piece: string) => piece.length === 1;

/** Words by which plans and reports name the same thing in long and in short. */
const longForms: readonly [RegExp, string][] = [
  [/(?<!地区)生产总值|GDP/gi, '地区生产总值'],
  [/规上/g, '规模以上'],
  [/农商行/g, '农商银行'],
  [/改厕/g, '厕改'],
  [/节能/g, '能耗'],
  [/新改建/g, '新建改建'],
];

/** The wording without marks, and in its long form. */
export function plainWording(words: string): string {
  const long = longForms.reduce((sum, [short, full]) => sum.replace(short, full), words);
  return long.replace(/[^\u4e00-\u9fffA-Za-z0-9%]+/g, '');
}

/** Characters and pairs of neighbouring ones; Latin letters and figures stay together (5G). Words that only do are left out. */
function piecesOf(words: string): Set<string> {
  const pieces = new Set<string>();
  for (const [run] of plainWording(words)
    .replace(doing, ' ')
    .matchAll(/[A-Za-z0-9.]+|[\u4e00-\u9fff]+/g)) {
    if (/^[A-Za-z0-9.]/.test(run)) {
      if (!/^[\d.]+$/.test(run)) pieces.add(`${run}${run}`);
      continue;
    }
    for (let at = 0; at < run.length; at += 1) {
      pieces.add(run.slice(at, at + 1));
      if (at + 1 < run.length) pieces.add(run.slice(at, at + 2));
    }
  }
  return pieces;
}

const doing =
  /新(?:增|建|开通|设立|培养|认定)|增加(?!值)|增长|上涨|完成|达到|实现|累计|建成|开展|控制在?|稳定在?|保持在?|提高|突破|超过|确保|力争|争取|全年|年内|以上|以内|左右|推动|加快|预计/g;
