import type { Seed, SeedGroup, SeedPost, SeedTask } from './seed.schema.js';

/**
 * What is wrong between the parts of a seed, each part being of the right form: names given twice, codes that lead
 * nowhere, statements that contradict each other. One sentence for each fault, which begins with file and path.
 */
export function faultsBetween(seed: Seed): string[] {
  const known: Known = {
    units: new Set(seed.units.map((unit) => unit.code)),
    groups: new Set(seed.groups.map((group) => group.code)),
  };
  return [
    ...directiveFaults(seed),
    ...repeated(
      'units.yaml: code',
      seed.units.map((unit) => unit.code),
    ),
    ...repeated(
      'units.yaml: name',
      seed.units.flatMap((unit) => [...new Set([unit.name, unit.short]), ...unit.aliases]),
    ),
    ...repeated(
      'groups.yaml: code',
      seed.groups.map((group) => group.code),
    ),
    ...repeated(
      'groups.yaml: name',
      seed.groups.flatMap((group) => [group.name, ...group.aliases]),
    ),
    ...seed.groups.flatMap((group) => groupFaults(group, known)),
    ...repeated(
      'tasks.yaml: number',
      seed.tasks.map((task) => task.number),
    ),
    ...seed.tasks.flatMap((task) => taskFaults(task, known)),
    ...repeated(
      'people.yaml: code',
      seed.posts.map((post) => post.code),
    ),
    ...seed.posts.flatMap((post) => postFaults(post, known)),
  ];
}

interface Known {
  units: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

function directiveFaults({ name, directive }: Seed): string[] {
  const faults: string[] = [];
  if (directive.code !== name) faults.push(`directive.yaml: code: '${directive.code}' stands in the folder '${name}'`);
  if (directive.issuedOn !== null && directive.effectiveOn < directive.issuedOn)
    faults.push(`directive.yaml: effectiveOn: ${directive.effectiveOn} is before ${directive.issuedOn}`);
  return faults;
}

function groupFaults(group: SeedGroup, { units }: Known): string[] {
  const at = `groups.yaml: ${group.code}`;
  const faults = unknown(
    `${at}.members`,
    'unit',
    group.members.map((member) => member.unit),
    units,
  );
  if (group.undecided !== (group.members.length === 0))
    faults.push(`${at}.undecided: exactly a group without members is undecided`);
  for (const member of group.members)
    if (member.validTo !== undefined && member.validTo < member.validFrom)
      faults.push(`${at}.members: '${member.unit}' leaves before it joins`);
  return faults;
}

function taskFaults(task: SeedTask, { units, groups }: Known): string[] {
  const at = `tasks.yaml: ${task.number}`;
  const named = task.lead === null ? task.coordinating : [task.lead, ...task.coordinating];
  const faults = [
    ...unknown(`${at}.units`, 'unit', named, units),
    ...unknown(`${at}.groups`, 'group', task.groups, groups),
    ...repeated(`${at}.units`, named),
    ...repeated(`${at}.groups`, task.groups),
  ];
  if ((task.lead === null) !== (task.leadBasis === 'none'))
    faults.push(`${at}.leadBasis: exactly a task without a lead has the basis 'none'`);
  return faults;
}

function postFaults(post: SeedPost, { units }: Known): string[] {
  const at = `people.yaml: ${post.code}`;
  const faults = [
    ...unknown(`${at}.unit`, 'unit', post.unit === null ? [] : [post.unit], units),
    ...unknown(`${at}.looksAfter`, 'unit', post.looksAfter ?? [], units),
  ];
  if (post.unit === null && (post.role === 'unitHead' || post.role === 'unitLiaison'))
    faults.push(`${at}.unit: a ${post.role} belongs to a unit`);
  if ((post.looksAfter !== undefined) !== (post.role === 'leaderInCharge'))
    faults.push(`${at}.looksAfter: exactly a leader in charge looks after units`);
  return faults;
}

function unknown(at: string, what: string, codes: readonly string[], known: ReadonlySet<string>): string[] {
  return codes.filter((code) => !known.has(code)).map((code) => `${at}: there is no ${what} '${code}'`);
}

function repeated(at: string, values: readonly string[]): string[] {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) < index));
  return [...twice].map((value) => `${at}: '${value}' stands twice`);
}
