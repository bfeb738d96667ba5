import type { DirectiveContent } from '@duban/contracts';
import { type DirectoryData, directoryIds } from '@duban/engine';
import { loadSeed } from '../../seeds/index.js';

/** A seed as the engine takes it: the directory and the directive's content. */
export function seedDirective(name: string) {
  const seed = loadSeed(name);
  const { government, regime, effectiveOn, year, ...document } = seed.directive;
  const ids = directoryIds(government.code);
  const named = (code: string) => ({
    name: seed.units.find((unit) => unit.code === code)?.name ?? code,
    unit: ids.unit(code),
  });
  const office = seed.units.find(({ kind }) => kind === 'office')?.code ?? null;
  const content: DirectiveContent = {
    code: document.code,
    number: document.number ?? document.code,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    text: document.title,
    items: seed.tasks.map(({ lead, coordinating, groups, number, title, sectionPath, leadBasis, openEnded }) => ({
      number,
      title,
      sectionPath,
      text: title,
      // Where only groups are named, the government's office leads.
      lead: (lead ?? office) ? named(lead ?? office ?? '') : null,
      leadBasis,
      jointLeads: [],
      coordinating: coordinating.map(named),
      groups: seed.groups
        .filter(({ code }) => groups.includes(code))
        .map((group) => ({
          name: group.name,
          group: ids.group(group.code),
          members: group.members.map(({ unit }) => ids.unit(unit)),
        })),
      openEnded,
    })),
  };
  const directory: DirectoryData = {
    tenant: government,
    units: seed.units.map(({ code, name: fullName, short, kind, aliases }) => ({
      code,
      name: fullName,
      shortName: short,
      kind,
      aliases,
    })),
    groups: seed.groups,
    posts: seed.posts.map(({ looksAfter, holder, ...post }) => ({
      ...post,
      looksAfter: looksAfter ? { units: looksAfter } : undefined,
      holder: { ...holder, since: '2020-01-01' },
    })),
  };
  const clerk = seed.posts.find(({ role }) => role === 'issuingClerk')?.code;
  if (!clerk) throw new Error(`The seed ${name} has no issuing clerk.`);
  return { name, year, effectiveOn, regime, content, directory, clerk };
}
