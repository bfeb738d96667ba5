import { z } from 'zod';

const count = z.int().min(1);
const share = z.number().min(0).max(1);

/** config/verification.yaml: which claims the inspectorate had better verify on site. */
export const SamplingRules = z.strictObject({
  /** A reason: at least so many reports, none late, none returned or emptied. */
  alwaysGreenFrom: count,
  /** A reason: the lead was late with so many reports, plans or other duties. */
  lateFrom: count,
  /** A reason: two reports in succession are alike by this share of their characters. */
  copiedFrom: share,
  /** A reason: so many units, so many targets, or a target of this size in one of these units. */
  large: z.strictObject({ units: count, targets: count, amounts: z.record(z.string(), z.number().positive()) }),
  /** So many reasons suggest a visit. */
  reasonsForVisit: count,
  /** Of the rest, the share that is drawn for a visit. */
  shareOfRest: share,
});
export type SamplingRules = z.infer<typeof SamplingRules>;

/** What is known of a task when somebody claims that it is done. */
export interface SamplingFacts {
  /** Id of the claim, by which the rest is drawn. */
  readonly claim: string;
  /** Reports of the lead that were handed in, and returns of them. */
  readonly reports: number;
  readonly returned: number;
  /** Duties of the lead that were missed or met late. */
  readonly late: number;
  readonly units: number;
  readonly targets: readonly { readonly value: number | null; readonly unit: string | null }[];
  /** Whether anybody has been there: an inspection in the field, or an earlier verification on site. */
  readonly visited: boolean;
  /** What the lead's reports say, in the order of their periods. */
  readonly texts: readonly string[];
}

/** What speaks for a visit, and what is suggested. `drawn`: by lot, not for a reason. Nobody is bound by it. */
interface Sampling {
  readonly reasons: readonly {
    readonly code: 'alwaysGreen' | 'late' | 'copied' | 'large' | 'neverVisited';
    readonly data: Readonly<Record<string, number>>;
  }[];
  readonly suggests: 'onSite' | 'paper';
  readonly drawn: boolean;
}

/** Whether a claim had better be verified on site. The same facts always give the same answer: the lot falls by the id. */
export function samplingOf(facts: SamplingFacts, rules: SamplingRules): Sampling {
  const { reports, returned, late, units, targets, visited } = facts;
  const copied = mostAlike(facts.texts);
  const reason = (holds: boolean, code: Sampling['reasons'][number]['code'], data: Record<string, number>) =>
    holds ? [{ code, data }] : [];
  const reasons = [
    ...reason(reports >= rules.alwaysGreenFrom && late + returned === 0, 'alwaysGreen', { reports }),
    ...reason(late >= rules.lateFrom, 'late', { late }),
    ...reason(copied >= rules.copiedFrom, 'copied', { percent: Math.floor(copied * 100) }),
    ...reason(isLarge(facts, rules.large), 'large', { units, targets: targets.length }),
    ...reason(!visited, 'neverVisited', {}),
  ];
  const hasReason = reasons.length >= rules.reasonsForVisit;
  const drawn = !hasReason && lotOf(facts.claim) < rules.shareOfRest;
  return { reasons, suggests: hasReason || drawn ? 'onSite' : 'paper', drawn };
}

const isLarge = ({ units, targets }: SamplingFacts, large: SamplingRules['large']): boolean =>
  units >= large.units ||
  targets.length >= large.targets ||
  targets.some(({ value, unit }) => (value ?? 0) >= (large.amounts[unit ?? ''] ?? Infinity));

/** A share from 0 up to, but not, 1, told from the last digits of an id. */
const lotOf = (id: string): number => Number.parseInt(id.slice(-4), 16) / 0x1_00_00;

/** How alike the two reports in succession are that are most so. */
function mostAlike(texts: readonly string[]): number {
  return Math.max(0, ...texts.slice(1).map((text, index) => likeness(texts[index] ?? '', text)));
}

/** The share of pairs of characters that two texts have in common, without spaces (Dice); 0 where one says too little. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const all = sizeOf(first) + sizeOf(second);
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const [pair, times] of first) common += Math.min(times, second.get(pair) ?? 0);
  return (2 * common) / all;
}

function pairsOf(text: string): Map<string, number> {
  const characters = Array.from(text.replaceAll(/\s/g, ''));
  const pairs = new Map<string, number>();
  for (const [index, next] of characters.slice(1).entries()) {
    const pair = `${characters[index]}${next}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, each) => sum + each, 0);
