import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { beginChanges, checkChanges } from './change.check.js';
import { createFindings } from './violation.js';

const happens = (type: string, rest: object = {}, post = 'chief'): Said =>
  ({ type, at: '2023-03-01T01:00:00.000Z', by: { post }, definition: 1, ...rest }) as Said;
const proposed = (id: string, post = 'supervisor') =>
  happens('adjustment.proposed', { adjustment: { id, kind: 'adjustment', context: { post } } }, post);
const raised = (id: string, unit: string) =>
  happens('objection.raised', { member: id, objection: { id, kind: 'objection', context: { unit } } });

function codesOf(...events: Said[]): string[] {
  const findings = createFindings();
  const story = beginChanges();
  events.forEach((event, index) => checkChanges(story, event, { aggregate: 'one', seq: index + 1 }, findings));
  return findings.found.map(({ code }) => code);
}

test('changes that are asked for one by one, and answered by others, are in order', () => {
  const found = codesOf(
    proposed('a'),
    happens('adjustment.refused', { member: 'a' }),
    proposed('b'),
    happens('adjustment.withdrawn', { member: 'b' }, 'supervisor'),
    proposed('c'),
    happens('adjustment.approved', { member: 'c' }),
    raised('x', 'A'),
    raised('y', 'B'),
    happens('objection.refused', { member: 'x' }),
    happens('objection.upheld', { member: 'y' }),
    raised('z', 'A'),
    happens('objection.withdrawn', { member: 'z' }),
  );
  expect(found).toEqual([]);
});

test.each<[name: string, code: string, events: Said[]]>([
  [
    'an adjustment approved by who proposed it',
    'adjustment-decided-by-proposer',
    [proposed('a', 'chief'), happens('adjustment.approved', { member: 'a' })],
  ],
  [
    'an adjustment refused by who proposed it',
    'adjustment-decided-by-proposer',
    [proposed('a', 'chief'), happens('adjustment.refused', { member: 'a' })],
  ],
  ['a second adjustment', 'adjustment-beside-another', [proposed('a'), proposed('b')]],
  [
    'an adjustment approved twice',
    'adjustment-not-open',
    [proposed('a'), happens('adjustment.approved', { member: 'a' }), happens('adjustment.approved', { member: 'a' })],
  ],
  ['a second objection of a unit', 'objection-repeated', [raised('x', 'A'), raised('y', 'A')]],
  [
    'an objection answered twice',
    'objection-not-open',
    [raised('x', 'A'), happens('objection.refused', { member: 'x' }), happens('objection.upheld', { member: 'x' })],
  ],
])('%s is named', (_, code, events) => {
  expect(codesOf(...events)).toEqual([code]);
});
