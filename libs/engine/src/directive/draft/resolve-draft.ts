import type { DirectiveItem, ItemTimeLimit } from '@duban/contracts';
import { namesOf, type Directory, type DirectoryGroup } from '../../directory/directory.js';
import type { PastOfName } from '../../directory/names-over-time.js';
import type { DraftItem, DraftTimeLimit, DraftUnit } from './draft-item.js';
import type { DraftState } from './draft-state.js';

/** A unit of an item with the unit of the directory that is meant. `isOpen`: unknown, and nobody has said what is meant. */
export interface ResolvedUnit {
  name: string;
  unit: string | null;
  isOpen: boolean;
  /** What became of the unit that the name meant; null where it simply means a unit, or somebody has said what is meant. */
  past: PastOfName | null;
}

/** A group phrase with the units that it stands for on the day. `isOpen`: nobody is, and nobody has said so. */
export interface ResolvedGroup {
  name: string;
  group: string | null;
  members: string[];
  isOpen: boolean;
  /** Of a phrase for a part of a group: the units of that group; null where any unit may be meant. */
  offered: string[] | null;
}

export interface ResolvedItem {
  item: DraftItem;
  lead: ResolvedUnit | null;
  jointLeads: ResolvedUnit[];
  coordinating: ResolvedUnit[];
  groups: ResolvedGroup[];
}

/** The items with the units and groups of a day's directory; a unit stands in an item once, in its highest place. */
export function resolveDraft(state: DraftState, directory: Omit<Directory, 'posts'>): ResolvedItem[] {
  const unitOf = unitsBy(state, directory);
  const groupOf = groupsBy(state, directory);
  return state.items.map((item) => {
    const lead = item.lead && unitOf(item.lead);
    const seen = new Set<string>(lead?.unit == null ? [] : [lead.unit]);
    const once = (units: readonly DraftUnit[]): ResolvedUnit[] =>
      units.map(unitOf).filter(({ unit }) => unit === null || (!seen.has(unit) && seen.add(unit) !== undefined));
    return {
      item,
      lead,
      jointLeads: once(item.jointLeads),
      coordinating: once(item.coordinating),
      groups: item.groups.map((name) => groupOf(name, item)),
    };
  });
}

function unitsBy({ units, head }: DraftState, directory: Omit<Directory, 'posts'>) {
  const names = namesOf(directory, head.issuedOn);
  const byId = new Map(directory.units.map(({ id, name }) => [id, name]));
  return (unit: DraftUnit): ResolvedUnit => {
    if ('unit' in unit) {
      const name = byId.get(unit.unit);
      // A unit that was chosen and is no longer there on the day.
      return name === undefined
        ? { name: unit.unit, unit: null, isOpen: true, past: null }
        : { name, unit: unit.unit, isOpen: false, past: null };
    }
    const decided = units.get(unit.printed);
    if (decided === null) return { name: unit.printed, unit: null, isOpen: false, past: null };
    const { unit: id, past } =
      decided === undefined ? names.meaning(unit.printed) : { unit: byId.has(decided) ? decided : null, past: null };
    return { name: unit.printed, unit: id, isOpen: id === null, past };
  };
}

function groupsBy({ groups }: DraftState, directory: Omit<Directory, 'posts'>) {
  const names = namesOf(directory);
  const byId = new Map(directory.groups.map((group) => [group.id, group]));
  const known = new Set(directory.units.map(({ id }) => id));
  return (name: string, item: DraftItem): ResolvedGroup => {
    const choice = item.groupChoices.get(name) ?? groups.get(name);
    const meant = names.group(name);
    const offered = unitsOfWhole(meant, byId);
    if (choice && 'members' in choice)
      return { name, group: null, members: choice.members.filter((id) => known.has(id)), isOpen: false, offered };
    const group = choice ? byId.get(choice.group) : (meant ?? undefined);
    // Which part of a group is meant is said for each task: none follows from the phrase.
    const members = group?.parent ? [] : (group?.members ?? []);
    return { name, group: group?.id ?? null, members, isOpen: members.length === 0, offered };
  };
}

/** Of a phrase for a part of a group: who belongs to the whole on the day; null where that is not known. */
export function unitsOfWhole(group: DirectoryGroup | null, byId: ReadonlyMap<string, DirectoryGroup>): string[] | null {
  const whole = group?.parent ? byId.get(group.parent)?.members : undefined;
  return whole && whole.length > 0 ? whole : null;
}

/** The items as the directive has them: those that are not dropped. */
export function itemsOfDraft(resolved: readonly ResolvedItem[]): DirectiveItem[] {
  return resolved
    .filter(({ item }) => item.dropped === null)
    .map(({ item, lead, jointLeads, coordinating, groups }) => ({
      number: item.number,
      title: item.title,
      sectionPath: [...item.sectionPath],
      text: item.text,
      lead: lead && named(lead),
      leadBasis: item.leadBasis,
      jointLeads: jointLeads.map(named),
      coordinating: coordinating.map(named),
      groups: groups.map(({ name, group, members }) => ({ name, group, members })),
      openEnded: item.openEnded,
      timeLimits: item.timeLimits.map(asDecided),
      targets: item.targets.map(({ at: _at, span: _span, ...target }) => target),
      ...(item.continues.length > 0 ? { continues: [...item.continues] } : {}),
    }));
}

/** A time limit as it goes into the directive, with the day that was set. */
const asDecided = ({ quote, nature, continuing, stage, decided, day, proposed }: DraftTimeLimit): ItemTimeLimit => ({
  quote,
  nature,
  continuing,
  stage,
  decided,
  dueOn: decided === 'milestone' ? day : proposed,
});

const named = ({ name, unit }: ResolvedUnit) => ({ name, unit });
