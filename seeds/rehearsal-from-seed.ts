import type { Regime } from '@duban/calendar';
import type { DirectiveItem } from '@duban/contracts';
import { directoryOn, namesOf } from '@duban/engine';
import { leadsForAll, type RehearsalInput } from '@duban/rehearsal';
import { directoryFromSeed } from './directory-from-seed.js';
import type { Seed, SeedTask } from './seed.schema.js';

/** A seed's directive as a year to be rehearsed, under the regime that the seed names. */
export function rehearsalFromSeed(seed: Seed, regime: Regime): RehearsalInput {
  const { code, number, title, issuer, issuedOn, year, effectiveOn } = seed.directive;
  const directory = directoryFromSeed(seed);
  const names = namesOf(directoryOn(directory, effectiveOn));
  const unitNames = new Map(seed.units.map((unit) => [unit.code, unit.short]));
  const groupNames = new Map(seed.groups.map((group) => [group.code, group.name]));
  const unit = (unitCode: string) => named(unitNames.get(unitCode) ?? unitCode, names.unit);
  const group = (groupCode: string): DirectiveItem['groups'][number] => {
    const name = groupNames.get(groupCode) ?? groupCode;
    const found = names.group(name);
    return { name, group: found?.id ?? null, members: found?.members ?? [] };
  };
  return {
    name: code,
    directory,
    year,
    effectiveOn,
    regime,
    document: { number: number ?? code, title, issuer, issuedOn },
    ...leadsForAll(
      seed.tasks.map((task) => itemOf(task, unit, group)),
      directory,
    ),
  };
}

const named = (name: string, idOf: (name: string) => string | null) => ({ name, unit: idOf(name) });

function itemOf(
  task: SeedTask,
  unit: (code: string) => DirectiveItem['coordinating'][number],
  group: (code: string) => DirectiveItem['groups'][number],
): DirectiveItem {
  const { number, title, sectionPath, lead, leadBasis, coordinating, groups, openEnded } = task;
  return {
    number,
    title,
    sectionPath,
    text: title,
    lead: lead === null ? null : unit(lead),
    // Nothing is printed of a lead that was suggested.
    leadBasis: leadBasis === 'suggested' ? 'none' : leadBasis,
    jointLeads: [],
    coordinating: coordinating.map(unit),
    groups: groups.map(group),
    openEnded,
    timeLimits: [],
    targets: [],
  };
}
