import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDirectory } from '@duban/engine';
import { openDataSource } from '@duban/persistence';
import { smallGovernment } from '../../../test/support/world.js';
import { directoryIds } from './directory/save-directory.js';
import {
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  subjectOf,
  submitReport,
  type Scene,
  saying,
} from './scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => closeSound(scene));

const UNKNOWN = '00000000-0000-8000-8000-000000000000';

test('a command in the wrong state is refused with the state, the event and what is allowed instead', async () => {
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  const refusal = await refused(scene, 'report.sign', 'head0', { member });
  expect(refusal).toMatchObject({
    code: 'not-in-state',
    machine: 'report',
    state: 'open',
    allowed: ['report.drafted'],
  });
  expect(refusal.message).toBe('The report is open and does not take report.signed; allowed is report.drafted.');
});

test('a post that sees the task and may not act is told so', async () => {
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  await order(scene, 'report.draft', 'liaison0', { member, content: saying('初稿。') });
  expect(await refused(scene, 'report.sign', 'liaison0', { member })).toMatchObject({ code: 'not-permitted' });
  expect(await refused(scene, 'task.suspend', 'head1', { reason: '缓一缓。' })).toMatchObject({
    code: 'not-permitted',
  });
  expect(await refused(scene, 'task.suspend', 'mayor', { reason: '缓一缓。' })).toMatchObject({
    code: 'not-permitted',
  });
});

test('a unit acts only for what it owes itself', async () => {
  const member = subjectOf(await owed(scene, 'planPart', null, 'coordinating'));
  const content = {
    milestones: [{ name: '开工', dueOn: '2023-06-30', owed: false }],
    responsibleLeader: '王',
    measures: ['建'],
  };
  expect(await refused(scene, 'planPart.submit', 'liaison0', { member, content })).toMatchObject({
    code: 'not-permitted',
  });
  await order(scene, 'planPart.submit', 'liaison1', { member, content });
});

test('what is unknown, what is another unit’s and what is another tenant’s is told in the same words', async () => {
  const { id: member } = await owed(scene, 'acknowledgement');
  const stranger = await refused(scene, 'acknowledgement.give', 'head2', { member });
  const unknown = await scene.tell('acknowledgement.give', 'head0', { ...scene.task, id: UNKNOWN }, { member });
  const fromOtherYear = await scene.tell('acknowledgement.give', 'head0', { ...scene.task, year: 2024 }, { member });
  const asDirective = await scene.tell('directive.close', 'clerk', { ...scene.task, kind: 'directive' }, {});
  expect(stranger).toEqual({ ok: false, code: 'not-found', message: 'There is nothing here under this id.' });
  expect([unknown, fromOtherYear, asDirective]).toEqual([stranger, stranger, stranger]);

  const tenant = await anotherTenant();
  const post = directoryIds('other').post('head0');
  const command = { type: 'acknowledgement.give', target: scene.task, member };
  expect(await scene.engine.execute(tenant, [{ ...command, post }])).toEqual([stranger]);
  // a post is known in its own tenant alone
  expect(await scene.engine.execute(tenant, [{ ...command, post: scene.ids.post('head0') }])).toEqual([stranger]);
  expect(await scene.engine.execute(scene.tenant, [{ ...command, post }])).toEqual([stranger]);
});

test('a member that the task has not is refused by name, whatever is asked of it', async () => {
  expect(await refused(scene, 'report.submit', 'liaison0', { member: UNKNOWN })).toMatchObject({
    code: 'unknown-member',
  });
  expect(await refused(scene, 'extension.grant', 'supervisor', { member: UNKNOWN })).toMatchObject({
    code: 'unknown-member',
  });
  expect(await refused(scene, 'slip.discard', 'supervisor', { member: UNKNOWN, reason: '误。' })).toMatchObject({
    code: 'unknown-member',
  });
});

test('a stale version is refused with the version that is current', async () => {
  const { version } = await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  const refusal = await refused(scene, 'task.resume', 'supervisor', { expectedVersion: version - 1 });
  expect(refusal).toMatchObject({ code: 'stale', version });
  await order(scene, 'task.resume', 'supervisor', { expectedVersion: version });
});

test('where a member is named its own version counts, also against a command of the same batch', async () => {
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  await order(scene, 'report.draft', 'liaison0', { member, content: saying('初稿。') });
  const redraft = (text: string, expectedVersion: number) =>
    scene.tell('report.draft', 'liaison0', scene.task, { member, content: saying(text), expectedVersion });
  const { version = 0 } = await refused(scene, 'report.draft', 'liaison0', {
    member,
    content: saying('x'),
    expectedVersion: 99,
  });
  const answers = await Promise.all([redraft('甲稿。', version), redraft('乙稿。', version)]);
  expect(answers).toMatchObject([{ ok: true }, { ok: false, code: 'stale', version: version + 1 }]);
});

test('a slip is issued by whom its rung names, and by the chief supervisor', async () => {
  scene.clock.moveTo('2023-03-10T01:00:00.000Z');
  await scene.engine.fireDue(scene.tenant, scene.clock.now());
  const member = await idOf(scene, 'slip');
  expect(await refused(scene, 'slip.issue', 'head0', { member })).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'slip.announce', 'chief', { member });
  await passTo(scene, '2023-03-14T16:00:00.000Z');
  await order(scene, 'slip.issue', 'chief', { member });
});

test('a refusal writes nothing', async () => {
  const member = subjectOf(await submitReport(scene, '2023-02'));
  const before = await eventsOf(scene);
  await refused(scene, 'report.draft', 'liaison0', { member, content: saying('再写一遍。') });
  expect(await eventsOf(scene)).toEqual(before);
  expect(await rowsOf(scene, `SELECT FROM content WHERE body LIKE '%再写一遍。%'`)).toEqual([]);
});

async function anotherTenant(): Promise<string> {
  const dataSource = await openDataSource(scene.database.appUrl);
  try {
    return await saveDirectory(dataSource, {
      ...smallGovernment,
      tenant: { ...smallGovernment.tenant, code: 'other' },
    });
  } finally {
    await dataSource.destroy();
  }
}
