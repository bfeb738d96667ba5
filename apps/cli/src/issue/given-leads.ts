import type { DirectiveItem } from '@duban/contracts';
import { namesOf, type Directory } from '@duban/engine';
import { UsageFault } from '../failure.js';

/**
 * Reads one more `--lead NUMBER=UNIT` into the list. NUMBER is the task's as printed (brackets may be left out) or
 * `#POSITION`, counted from 1.
 */
export function leadOption(value: string, before: readonly GivenLead[] = []): GivenLead[] {
  const found = /^([^=]+)=(.+)$/.exec(value);
  const [, number, unit] = found ?? [];
  if (number === undefined || unit === undefined)
    throw new UsageFault(`--lead takes NUMBER=UNIT, such as 12=市财政局, not "${value}".`);
  return [...before, { number: number.trim(), unit: unit.trim() }];
}

export interface GivenLead {
  number: string;
  unit: string;
}

/**
 * The items with the units of the day, and with the leads that somebody has given: a unit that the document put first
 * stays, as a coordinating one.
 * @throws UsageFault for a number that no task or several have, and for a unit that the directory does not know
 */
export function itemsToIssue(
  items: readonly DirectiveItem[],
  directory: Omit<Directory, 'posts'>,
  leads: readonly GivenLead[],
): DirectiveItem[] {
  const names = namesOf(directory);
  const ofTheDay = items.map((item) => withUnitsOfTheDay(item, names));
  for (const { number, unit } of leads) {
    const position = positionOf(ofTheDay, number);
    const id = names.unit(unit);
    if (id === null) throw new UsageFault(`--lead ${number}=${unit}: the directory knows no unit of this name.`);
    const item = ofTheDay[position];
    if (!item) continue;
    const { lead, coordinating } = item;
    ofTheDay[position] = {
      ...item,
      lead: { name: unit, unit: id },
      coordinating: [...(lead ? [lead] : []), ...coordinating],
    };
  }
  return ofTheDay;
}

type Names = ReturnType<typeof namesOf>;

/** A group expands to its members of the day; a unit that was unknown at the import may be known by now. */
function withUnitsOfTheDay(item: DirectiveItem, names: Names): DirectiveItem {
  const known = <Named extends { name: string; unit: string | null }>(named: Named): Named => {
    const { unit, past } = names.meaning(named.name);
    // A unit that has ended since, and whose successor nobody can tell, is given nothing.
    return { ...named, unit: unit ?? (past ? null : named.unit) };
  };
  return {
    ...item,
    lead: item.lead && known(item.lead),
    jointLeads: item.jointLeads.map(known),
    coordinating: item.coordinating.map(known),
    groups: item.groups.map(({ name }) => {
      const group = names.group(name);
      return { name, group: group?.id ?? null, members: group?.parent ? [] : (group?.members ?? []) };
    }),
  };
}

function positionOf(items: readonly DirectiveItem[], number: string): number {
  const positions = number.startsWith('#') ? byPosition(items, number) : byNumber(items, number);
  const [first, ...others] = positions;
  if (first === undefined) throw new UsageFault(`--lead ${number}: no task has this number.`);
  if (others.length > 0) {
    const which = positions.map((position) => `#${position + 1}`).join(', ');
    throw new UsageFault(`--lead ${number}: several tasks have this number; say which one: ${which}.`);
  }
  return first;
}

function byPosition(items: readonly DirectiveItem[], number: string): number[] {
  const position = Number(number.slice(1)) - 1;
  return items[position] ? [position] : [];
}

function byNumber(items: readonly DirectiveItem[], number: string): number[] {
  const having = (same: (printed: string) => boolean): number[] =>
    items.flatMap((item, position) => (item.number !== null && same(item.number) ? [position] : []));
  const exact = having((printed) => printed === number);
  return exact.length > 0 ? exact : having((printed) => bare(printed) === bare(number));
}

const bare = (number: string): string => number.normalize('NFKC').replaceAll(/[()〔〕[\]【】.、\s]/g, '');
