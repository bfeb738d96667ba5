import type { Quantity } from '../figures/quantities.js';
import type { Stretch } from '../text/stretch.js';
import { type ClauseFigure, figuresOfClause } from './clause-figures.js';

/** A figure with what it belongs to. */
export interface Subject {
  figure: ClauseFigure;
  quote: Stretch;
  /** What it measures, where 分别 gave it its name. */
  named: Stretch[] | undefined;
  countedOver: { value: Quantity['value']; at: Stretch } | undefined;
  oneOfSeveral: boolean;
}

/**
 * 分别 gives the figures behind it to the things in front of it, one to each in order: 甲和乙分别达到5家和8家. Undefined for
 * a clause without 分别. Where the things are not as many as the figures, each figure is one of several of the same.
 */
export function distributedOver(
  plain: string,
  clause: Stretch,
  figures: readonly ClauseFigure[],
): Subject[] | undefined {
  const at = plain.slice(clause.start, clause.end).lastIndexOf('分别');
  if (at < 0) return undefined;
  const divider = clause.start + at;
  const values = figuresOfClause(plain, { start: divider + 2, end: clause.end });
  if (values.length < 2 || figures.length === 0) return undefined;
  const things = thingsIn(plain, { start: clause.start, end: divider }, values.length);
  const [first] = values;
  const verb = first && { start: divider + 2, end: first.quantity.start };
  return values.map((figure, index): Subject => {
    const thing = things?.[index];
    const verbs = verb && verbNoun(plain, verb);
    return {
      figure: { ...figure, before: { start: clause.start, end: divider }, quantity: figure.quantity },
      quote: clause,
      named: thing && [thing.named, ...(verbs ? [verbs] : [])],
      countedOver: thing?.counted,
      oneOfSeveral: things === undefined,
    };
  });
}

interface Thing {
  named: Stretch;
  counted: Subject['countedOver'];
}

/** As many things as there are figures, parted by 、 and 和 from the end; undefined where they are fewer. */
function thingsIn(plain: string, { start, end }: Stretch, count: number): Thing[] | undefined {
  const cuts: { index: number; length: number }[] = [];
  for (const { index, 0: mark } of plain.slice(start, end).matchAll(joints)) {
    if (depthAt(plain, start, start + index) === 0) cuts.push({ index: start + index, length: mark.length });
  }
  const chosen = cuts.slice(-(count - 1));
  if (chosen.length < count - 1) return undefined;
  const starts = [start, ...chosen.map(({ index, length }) => index + length)];
  return starts.map((from, index) => thingIn(plain, { start: from, end: chosen[index]?.index ?? end }));
}

/** 、 and the words for and, where they are not part of another word (普及率, 和谐). */
const joints = /、|以及|(?<![总温共])和(?![谐平睦])|(?<![参给])与|(?<![普涉波惠])及(?![时格])/g;

/** Signs inside brackets and quotation marks part nothing. */
function depthAt(plain: string, start: number, offset: number): number {
  const words = plain.slice(start, offset);
  return words.split(/[(“《]/).length - words.split(/[)”》]/).length;
}

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
