/** A figure in its base unit (7.2万亩 → 72000 of 亩) and what may be compared with it. */
export interface Amount {
  value: number;
  /** Same for figures that can be compared: area, length, weight, 元, %, persons, things counted. */
  dimension: string;
  /** Counted by occasions (人次), where others count persons: not quite the same measure. */
  occasions: boolean;
}

/** Brings a printed figure to its base unit. */
export function amountOf(value: number, unit: string): Amount {
  const [, multiplier = '', base = ''] = /^(万亿|[百千]?[万亿])?(.*)$/.exec(unit) ?? [];
  const factor = Array.from(multiplier).reduce((product, sign) => product * (multipliers[sign] ?? 1), 1);
  const occasions = /次/.test(base) && base !== '次';
  const measure = base.replace(/\(.*\)|(?<=.)次/g, '').replace(/\/.*$/, '');
  const known = conversions.find(({ units }) => measure in units);
  if (known)
    return { value: clean(value * factor * (known.units[measure] ?? 1)), dimension: known.dimension, occasions };
  return { value: clean(value * factor), dimension: measure, occasions };
}

const multipliers: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

const conversions: readonly { dimension: string; units: Readonly<Record<string, number>> }[] = [
  { dimension: 'area', units: { 亩: 1, 公顷: 15, 平方公里: 1500, 平方千米: 1500, 平方米: 0.0015 } },
  { dimension: 'length', units: { 米: 1, 延米: 1, 千米: 1000, 公里: 1000 } },
  { dimension: 'weight', units: { 吨: 1000, 公斤: 1, 千克: 1, 斤: 0.5, 克: 0.001 } },
  { dimension: 'points', units: { 个百分点: 1, 百分点: 1 } },
  { dimension: 'days', units: { 天: 1, 个工作日: 1, 工作日: 1 } },
  { dimension: 'persons', units: { 人: 1, 名: 1, 位: 1 } },
  {
    dimension: 'things',
    units: {
      个: 1,
      家: 1,
      户: 1,
      所: 1,
      处: 1,
      座: 1,
      项: 1,
      条: 1,
      套: 1,
      件: 1,
      种: 1,
      类: 1,
      批: 1,
      支: 1,
      台: 1,
      辆: 1,
    },
  },
];

/** Without the dust of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
