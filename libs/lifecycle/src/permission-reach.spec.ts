import { expect, test } from 'vitest';
import { reachOfCommand, reachOfOperation } from './permission-reach.js';
import type { Permissions } from './permission.js';

const table: Permissions = {
  'task.suspend': { supervisor: { any: 'allow' }, unitHead: { leads: 'allow' } },
  'plan.approve': { supervisor: { any: 'allow', leads: 'own-work' } },
  'desk.read': { signedIn: { any: 'allow' } },
  'tasks.list': { viewer: { any: 'allow' }, unitHead: { leads: 'allow', member: 'allow' } },
};

test('a command reaches every task, some, or none', () => {
  expect(reachOfCommand(table, 'task.suspend', 'supervisor')).toBe('all');
  expect(reachOfCommand(table, 'task.suspend', 'unitHead')).toEqual(['leads']);
  expect(reachOfCommand(table, 'task.suspend', 'viewer')).toEqual([]);
  expect(reachOfCommand(table, 'plan.approve', 'supervisor')).toEqual(['coordinates', 'member', 'stranger']);
});

test('an operation reaches what its row says', () => {
  expect(reachOfOperation(table, 'desk.read', 'viewer')).toBe('all');
  expect(reachOfOperation(table, 'tasks.list', 'unitHead')).toEqual(['leads', 'member']);
  expect(reachOfOperation(table, 'tasks.list', 'administrator')).toEqual([]);
});
