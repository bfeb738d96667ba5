import type { ParsedDirective } from '@duban/directive';
import { type DirectoryData, isGovernmentOffice } from '@duban/engine';
import { kindOfUnit } from './unit-kind.js';

/**
 * A first directory from the units and groups that a notice names: kinds are guessed from the names, every unit gets a
 * head and a liaison, the government the posts without which nothing can be issued or supervised. Groups have no
 * members: somebody has to say who belongs to them. A unit's code is its name, so that the same notice gives the same.
 */
export function directoryFromNotice(parsed: ParsedDirective, tenant: DirectoryData['tenant']): DirectoryData {
  const printed = new Set(parsed.tasks.flatMap(({ lead, coordinating }) => [...lead, ...coordinating]));
  const office = [...printed].find(isGovernmentOffice) ?? officeNameOf(tenant.name);
  const names = [...new Set([...printed, office])];
  const groups = new Set(parsed.tasks.flatMap((task) => task.groups));
  return {
    tenant: { code: tenant.code, name: tenant.name, zone: tenant.zone },
    units: names.map((name) => ({
      code: name,
      name,
      shortName: null,
      kind: name === office ? 'office' : kindOfUnit(name),
      aliases: [],
    })),
    groups: [...groups].map((name) => ({ code: name, name, aliases: [], members: [] })),
    posts: [
      ...names.flatMap((unit) => [
        { code: `${unit}/head`, unit, role: 'unitHead', title: '主要负责人' },
        { code: `${unit}/liaison`, unit, role: 'unitLiaison', title: '联络员' },
      ]),
      ...governmentPosts(office),
    ],
  };
}

const officeNameOf = (issuer: string): string => (isGovernmentOffice(issuer) ? issuer : `${issuer}办公室`);

const governmentPosts = (office: string): DirectoryData['posts'] => [
  { code: 'issuing-clerk', unit: office, role: 'issuingClerk', title: '交办专员' },
  { code: 'administrator', unit: office, role: 'administrator', title: '系统管理员' },
  { code: 'supervisor-1', unit: null, role: 'supervisor', title: '督查专员' },
  { code: 'supervisor-2', unit: null, role: 'supervisor', title: '督查专员' },
  { code: 'chief-supervisor', unit: null, role: 'chiefSupervisor', title: '督查室主任' },
  { code: 'head-of-government', unit: null, role: 'headOfGovernment', title: '政府主要领导' },
];
