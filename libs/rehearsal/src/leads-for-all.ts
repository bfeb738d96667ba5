import type { DirectiveItem } from '@duban/contracts';
import { directoryIds, type DirectoryData, governmentOfficeOf } from '@duban/engine';
import type { RehearsalInput } from './rehearsal-input.js';

type Decided = Pick<RehearsalInput, 'items' | 'decidedByRehearsal'>;

/**
 * Decides what a person would be asked: an item without a lead that the directory knows gets the first unit listed, or,
 * where only groups are named, the government's office; groups without members owe nothing. Both are listed.
 */
export function leadsForAll(items: readonly DirectiveItem[], directory: DirectoryData): Decided {
  const leads: RehearsalInput['decidedByRehearsal']['leads'] = [];
  const led = items.map((item, position) => {
    if (item.lead?.unit) return item;
    const lead = firstKnown(item) ?? officeOf(directory);
    leads.push({ number: item.number ?? `#${position + 1}`, unit: lead.name });
    return { ...item, lead, coordinating: [...(item.lead ? [item.lead] : []), ...item.coordinating] };
  });
  const empty = items.flatMap(({ groups }) =>
    groups.filter(({ members }) => members.length === 0).map(({ name }) => name),
  );
  return { items: led, decidedByRehearsal: { leads, groupsWithoutMembers: [...new Set(empty)].toSorted() } };
}

type NamedUnit = NonNullable<DirectiveItem['lead']>;

const firstKnown = ({ jointLeads, coordinating }: DirectiveItem): NamedUnit | undefined =>
  [...jointLeads, ...coordinating].find(({ unit }) => unit !== null);

function officeOf(directory: DirectoryData): NamedUnit {
  const office = governmentOfficeOf(directory);
  if (!office) throw new Error('The directory has no government office, which would lead what nobody is named for.');
  return { name: office.name, unit: directoryIds(directory.tenant.code).unit(office.code) };
}
