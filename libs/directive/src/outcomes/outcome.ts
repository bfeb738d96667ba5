import type { Quoted } from '../prose/source.js';
import type { Span } from '../text/stretch.js';

/**
 * What a figure tells: how much there is (stock), how much came or was done in the period (flow), or by how much
 * something changed (growth); plain where the words do not tell.
 */
export type OutcomeMeasure = 'stock' | 'flow' | 'growth' | 'plain';

/** The time that a figure covers, `YYYY-MM-DD`; `quote` is null where it follows from the year under review alone. */
export interface OutcomePeriod {
  quote: string | null;
  start: string | null;
  end: string | null;
}

/** What the report itself sets beside a figure: 居全省第3位; `ofTarget` is the percentage of the year's target that it names. */
export interface Comparison extends Quoted {
  ofTarget: number | null;
}

/** A result that a report names with a figure. */
export interface Outcome extends Quoted {
  /** What was measured: the slices of `metricSpans`, joined (产量 of a clause before is 粮食 + 总产量). */
  metric: string;
  metricSpans: Span[];
  /** Below zero for what fell; the ends of a range (2—3个), or, where `several`, each of the values of one measure. */
  value: number | readonly number[];
  valueSpan: Span;
  unit: string;
  /** `>` for 突破, 超过 and 余, `~` for 近 and 左右, `>=` and `<=` for 以上 and 以内, else `=`. */
  operator: '=' | '>' | '>=' | '<=' | '~';
  measure: OutcomeMeasure;
  period: OutcomePeriod;
  /** The day to which a figure stands (截至12月27日), `YYYY-MM-DD`. */
  asOf: string | null;
  /** The word that makes it an estimate (预计, 有望); null for what was counted. */
  forecast: string | null;
  /** The word for a changed basis (同口径, 可比口径); null where none is printed. */
  scope: string | null;
  comparisons: Comparison[];
  /** The objects that it was counted over, where their number is printed (83个省级重点项目). */
  countedOver: { quote: string; value: number } | null;
  /** 分别 gave one measure several values. */
  several: boolean;
  /** The sentence that names the topic, to tell what the clause speaks of. */
  topic: string | null;
}

/** A result without a figure: a clause that says how far something has come. */
export interface StatedResult extends Quoted {
  /** Whether it is said to be done, still going on, or not told. */
  stage: 'done' | 'ongoing' | 'changed';
  topic: string | null;
}
