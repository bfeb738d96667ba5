import type { DirectiveItem } from '@duban/contracts';
import type { ParsedDirective, ParsedTask } from '@duban/directive';
import { namesOf, type Directory } from '../directory/directory.js';
import { targetsOf, timeLimitsOf } from './figures-as-read.js';

/** The items of a document with the units and groups of the directory that were recognised in them. */
export function itemsFromText(parsed: ParsedDirective, directory: Omit<Directory, 'posts'>): DirectiveItem[] {
  const names = namesOf(directory, parsed.document.issuedOn);
  const named = (name: string) => ({ name, unit: names.unit(name) });
  return parsed.tasks.map((task) => {
    const [lead, ...jointLeads] = task.lead;
    return {
      number: task.number,
      title: titleOf(task),
      sectionPath: task.sectionPath,
      text: task.text,
      lead: lead === undefined ? null : named(lead),
      leadBasis: task.leadBasis,
      jointLeads: jointLeads.map(named),
      coordinating: task.coordinating.map(named),
      groups: task.groups.map((name) => {
        const group = names.group(name);
        // Which part of a group is meant nobody has said yet.
        return { name, group: group?.id ?? null, members: group?.parent ? [] : (group?.members ?? []) };
      }),
      openEnded: task.openEnded,
      timeLimits: timeLimitsOf(task, parsed.diagnostics),
      targets: targetsOf(task),
    };
  });
}

const TITLE_LENGTH = 40;

/** A list shows the first clause of an item, cut where it is long. */
export function titleOf({ text }: Pick<ParsedTask, 'text'>): string {
  const clause = text.split(/[。;；]/, 1)[0]?.trim() ?? text;
  return clause.length <= TITLE_LENGTH ? clause : `${clause.slice(0, TITLE_LENGTH)}…`;
}

/** Names of the items that the directory does not know: kept as printed and told. */
export function unknownUnits(items: readonly DirectiveItem[]): string[] {
  const printed = items.flatMap(({ lead, jointLeads, coordinating }) => [
    ...(lead ? [lead] : []),
    ...jointLeads,
    ...coordinating,
  ]);
  return [...new Set(printed.filter(({ unit }) => unit === null).map(({ name }) => name))];
}
