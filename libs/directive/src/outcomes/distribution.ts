import type { Quantity } from '../figures/quantities.js';
import { bracketsIn } from '../text/brackets.js';
import type { Stretch } from '../text/stretch.js';
import { type ClauseFigure, figuresOfClause } from './clause-figures.js';

/** A figure with what it belongs to. */
export interface Subject {
  figure: ClauseFigure;
  quote: Stretch;
  /** What it measures, where 分别 gave it its name. */
  named: Stretch[] | undefined;
  countedOver: { value: Quantity['value']; at: Stretch } | undefined;
  /** The figures that 分别 gave to one and the same thing, this one among them. */
  several: readonly Quantity[] | undefined;
}

/**
 * 分别 gives the figures behind it to the things in front of it, one to each in order: 甲和乙分别达到5家和8家. Undefined for
 * a clause without 分别. Where the things are not as many as the figures, all are values of one.
 */
export function distributedOver(
  plain: string,
  clause: Stretch,
  figures: readonly ClauseFigure[],
): Subject[] | undefined {
  const at = plain.slice(clause.start, clause.end).lastIndexOf('分别');
  if (at < 0 || figures.length === 0) return undefined;
  const divider = clause.start + at;
  const [first, ...others] = figuresOfClause(plain, { start: divider + 2, end: clause.end });
  if (!first || others.length === 0) return undefined;
  const before = { start: clause.start, end: first.quantity.start };
  const values = [first, ...others].map((figure) => ({ ...figure, before }));
  const things = thingsIn(plain, { start: clause.start, end: divider }, values.length);
  if (!things) {
    const several = values.map(({ quantity }) => quantity);
    return [{ figure: { ...first, before }, quote: clause, named: undefined, countedOver: undefined, several }];
  }
  const noun = verbNoun(plain, { start: divider + 2, end: first.quantity.start });
  const last = things.at(-1)?.named;
  return values.map((figure, index): Subject => {
    const thing = things[index];
    const shared = thing && last && sharedEnd(plain, thing.named, last);
    const named = thing && [thing.named, ...(shared ? [shared] : []), ...(noun ? [noun] : [])];
    return { figure, quote: clause, named, countedOver: thing?.counted, several: undefined };
  });
}

/** In 甲果、乙果产量 the last thing carries the noun of all: what stands behind as many characters as the short one has. */
function sharedEnd(plain: string, thing: Stretch, last: Stretch): Stretch | undefined {
  const length = thing.end - thing.start;
  const words = plain.slice(last.start, last.end);
  if (length > 4 || words.length > 24 || words.length < length + 2 || thing.start === last.start) return undefined;
  const ideographs = /^[\u4e00-\u9fff]+$/;
  if (!ideographs.test(words) || !ideographs.test(plain.slice(thing.start, thing.end))) return undefined;
  return { start: last.start + length, end: last.end };
}

interface Thing {
  named: Stretch;
  counted: Subject['countedOver'];
}

/** As many things as there are figures, parted by 、 and 和 from the end; undefined where they are fewer. */
function thingsIn(plain: string, { start, end }: Stretch, count: number): Thing[] | undefined {
  const chosen = jointsIn(plain, start, end).slice(1 - count);
  if (chosen.length < count - 1) return undefined;
  const starts = [start, ...chosen.map((joint) => joint.end)];
  return starts.map((from, index) => thingIn(plain, { start: from, end: chosen[index]?.start ?? end }));
}

/** 、 and the words for and, where they are not part of another word (普及率, 和谐), outside brackets and quotation marks. */
function jointsIn(plain: string, start: number, end: number): Stretch[] {
  const { closeOf } = bracketsIn(plain, start, end);
  const joints: Stretch[] = [];
  let closed = start;
  for (const { index, 0: mark } of plain.slice(start, end).matchAll(jointOrBracket)) {
    const at = start + index;
    if (at < closed) continue;
    const close = closeOf.get(at);
    if (close !== undefined) closed = close;
    else if (!/[(“《]/.test(mark)) joints.push({ start: at, end: at + mark.length });
  }
  return joints;
}

const jointOrBracket = /[(“《]|、|以及|(?<![总温共])和(?![谐平睦])|(?<![参给])与|(?<![普涉波惠])及(?![时格])/g;

function thingIn(plain: string, { start, end }: Stretch): Thing {
  const place = /^(?:全[市省县区州镇旗]|其中|全年|累计|预计|力争)*/.exec(plain.slice(start, end))?.[0].length ?? 0;
  const [figure] = figuresOfClause(plain, { start: start + place, end });
  if (!figure || figure.quantity.start !== start + place)
    return { named: { start: start + place, end }, counted: undefined };
  return { named: figure.after, counted: { value: figure.quantity.value, at: { start: figure.quantity.start, end } } };
}

/** The noun in the words between 分别 and the first figure (完成投资 → 投资). */
function verbNoun(plain: string, { start, end }: Stretch): Stretch | undefined {
  const words = plain.slice(start, end);
  const found = /^(?:完成|实现|达到?|突破|超过?|增长|下降|提高|提升|为|至|到|不低于)*/.exec(words);
  const from = start + (found?.[0].length ?? 0);
  return from < end ? { start: from, end } : undefined;
}
