import type { DraftDecisionOf } from '@duban/contracts';
import { titleOf } from '../items-from-text.js';
import { figuresOfParts, mergedFigures } from './draft-figures.js';
import type { DraftFault, DraftItem, DraftUnit } from './draft-item.js';
import type { DraftState } from './draft-state.js';
import { linksOfAll } from './earlier-tasks.js';

/** The parts of an item, each with its units; cut at offsets they hold its whole text. */
export function splitItem(
  item: DraftItem,
  { at, parts }: Pick<DraftDecisionOf<'split'>, 'at' | 'parts'>,
): DraftItem[] | DraftFault {
  const cut: Part[] | DraftFault = parts ?? cutAt(item.text, at ?? []);
  if (!Array.isArray(cut)) return cut;
  const figures = figuresOfParts(item, cut);
  return cut.map(({ title, text }, index) => ({
    ...item,
    ...figures[index],
    id: `${item.id}.${index + 1}`,
    title: title ?? titleOf({ text }),
    text,
  }));
}

interface Part {
  title?: string | undefined;
  text: string;
  /** Where it begins in the text that is cut. */
  from?: number;
}

function cutAt(text: string, at: readonly number[]): Part[] | DraftFault {
  const bounds = [0, ...at, text.length];
  const parts: Part[] = [];
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] ?? text.length;
    if (from >= to) return wrong(`Offsets ascend, and end before ${text.length}.`);
    const part = text.slice(from, to);
    if (part.trim() === '') return wrong(`Nothing is printed between ${from} and ${to}.`);
    // Half of a character outside the basic plane is no text.
    if (/\p{Cs}/u.test(part)) return wrong(`The offset ${from} or ${to} cuts a character.`);
    parts.push({ text: part, from });
  }
  return parts;
}

const wrong = (message: string): DraftFault => ({ field: 'at', message });

/**
 * One item of several: number, title and lead of the first that has one; other leads coordinate; texts follow each other,
 * a line for each; it stands under the headings that all of them have, or under those of the first.
 */
export function mergeItems(items: readonly DraftItem[]): DraftItem {
  const [first] = items;
  if (!first) throw new RangeError('Nothing to merge.');
  const led = items.find(({ lead }) => lead) ?? first;
  const leads = items.flatMap(({ lead }) => (lead ? [lead] : []));
  return {
    ...first,
    sectionPath: commonPath(items.map(({ sectionPath }) => sectionPath)),
    text: items.map(({ text }) => text).join('\n'),
    lead: led.lead,
    leadBasis: led.leadBasis,
    leadDecided: led.leadDecided,
    jointLeads: distinct(items.flatMap(({ jointLeads }) => jointLeads)),
    coordinating: distinct([
      ...leads.filter((lead) => keyOf(lead) !== (led.lead && keyOf(led.lead))),
      ...items.flatMap(({ coordinating }) => coordinating),
    ]),
    groups: [...new Set(items.flatMap(({ groups }) => groups))],
    groupChoices: new Map(items.flatMap(({ groupChoices }) => [...groupChoices])),
    // What is put together has to be looked at anew.
    accepted: [],
    openEnded: items.some(({ openEnded }) => openEnded),
    ...mergedFigures(items),
    from: [...new Set(items.flatMap(({ from }) => from))],
    ...linksOfAll(items),
  };
}

/** The outer headings that several paths share; of paths that share none the first. */
function commonPath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  const differs = first.findIndex((heading, level) => paths.some((path) => path[level] !== heading));
  return differs > 0 ? first.slice(0, differs) : first;
}

/** The draft with what was left out as an item, at its place in the text. */
export function takeUpItem(state: DraftState, id: string): DraftState | DraftFault {
  const found = state.leftOut.find(({ item }) => item.id === id)?.item;
  if (!found) return { field: 'item', message: `${id} is not among what was left out.` };
  const behind = state.items.findIndex((item) => placeOf(item) > placeOf(found));
  const at = behind < 0 ? state.items.length : behind;
  return {
    ...state,
    items: state.items.toSpliced(at, 0, found),
    leftOut: state.leftOut.filter(({ item }) => item !== found),
  };
}

const placeOf = ({ from }: DraftItem): number => from[0] ?? 0;

const keyOf = (unit: DraftUnit): string => JSON.stringify(unit);

const distinct = (units: readonly DraftUnit[]): DraftUnit[] => [
  ...new Map(units.map((unit) => [keyOf(unit), unit])).values(),
];
