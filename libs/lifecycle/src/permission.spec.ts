import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { roles } from './effect.js';
import { decidePermission, missingRows, Permissions, relations } from './permission.js';

const text = readFileSync(new URL('../../../config/permissions.yaml', import.meta.url), 'utf8');
const table = Permissions.parse(parse(text));
/** The rows of commands stand before those of operations. */
const commands = Object.keys(Permissions.parse(parse(text.split('# The operations of the HTTP interface')[0] ?? '')));

test('the inspectorate accepts, and nobody accepts their own', () => {
  for (const command of ['report.accept', 'report.return', 'report.empty', 'objection.uphold', 'closeOut.confirm'])
    for (const role of roles) {
      const inspects = role === 'supervisor' || role === 'chiefSupervisor';
      expect(decidePermission(table, { role, relation: 'stranger' }, command).allow).toBe(inspects);
      expect(decidePermission(table, { role, relation: 'leads' }, command)).toMatchObject({
        allow: false,
        status: 403,
        code: inspects ? 'own-work' : 'not-permitted',
      });
    }
});

test('the liaison drafts and submits, the head signs, strangers see nothing', () => {
  const decide = (role: (typeof roles)[number], relation: (typeof relations)[number], command: string) =>
    decidePermission(table, { role, relation }, command);
  expect(decide('unitLiaison', 'leads', 'report.submit').allow).toBe(true);
  expect(decide('unitHead', 'leads', 'report.submit').allow).toBe(true);
  expect(decide('unitHead', 'leads', 'report.sign').allow).toBe(true);
  expect(decide('unitLiaison', 'leads', 'report.sign')).toEqual({ allow: false, status: 403, code: 'head-signs' });
  expect(decide('unitHead', 'coordinates', 'subReport.approve')).toEqual({
    allow: false,
    status: 403,
    code: 'not-permitted',
  });
  expect(decide('unitHead', 'stranger', 'report.submit')).toEqual({ allow: false, status: 404, code: 'not-found' });
  expect(decide('viewer', 'stranger', 'report.submit')).toMatchObject({ status: 403 });
});

const ofTeams = new Set(
  ['recuse', 'train', 'begin', 'logEvidence', 'find', 'release', 'conclude'].map((act) => `inspection.${act}`),
);

test('an administrator sets the rules, hands over what an ended unit left, and gives no other command of a task; no role acts in another tenant', () => {
  expect(commands).toContain('slip.discard');
  for (const relation of relations)
    for (const command of commands)
      expect(decidePermission(table, { role: 'administrator', relation }, command).allow).toBe(
        (relation !== 'otherTenant' && ['directive.applyRegime', 'task.replan', 'task.handOver'].includes(command)) ||
          // whoever belongs to a team works in it
          (relation === 'team' && ofTeams.has(command)),
      );
  for (const command of Object.keys(table))
    for (const relation of relations)
      for (const role of roles)
        if (relation === 'otherTenant')
          expect(decidePermission(table, { role, relation }, command)).toEqual({
            allow: false,
            status: 404,
            code: 'not-found',
          });
});

test('a command without a row is missing, and refused', () => {
  expect(missingRows(table, ['report.accept', 'report.burn', 'any'])).toEqual(['report.burn', 'any']);
  expect(decidePermission(table, { role: 'supervisor', relation: 'leads' }, 'report.burn')).toMatchObject({
    status: 403,
  });
  expect(decidePermission(table, { role: 'supervisor', relation: 'stranger' }, 'report.burn')).toMatchObject({
    status: 404,
  });
});

test('a table with an unknown role or relation, or that reaches into another tenant, is refused', () => {
  expect(Permissions.safeParse({ 'task.issue': { king: { any: 'allow' } } }).success).toBe(false);
  expect(Permissions.safeParse({ 'task.issue': { viewer: { everybody: 'allow' } } }).success).toBe(false);
  expect(Permissions.safeParse({ 'task.issue': { viewer: { otherTenant: 'allow' } } }).success).toBe(false);
  expect(Permissions.safeParse({ 'task.issue': { viewer: { any: 'Not Allowed' } } }).success).toBe(false);
});
