import { afterEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import { closeSound, filePlan, openScene, order, owed, passTo, statusOf, type Scene } from '../scene.fixture.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const milestones = async () =>
  (await obligationsOf(scene, scene.task.id))
    .filter(({ kind }) => kind === 'milestone')
    .map(({ due_on, value, owed_as }) => [due_on, value, owed_as]);
// Issued on 13 February: the first day has passed, the second is a Sunday.
const days = ['2023-02-10', '2023-03-19', '2023-06-30', '2023-06-30'];

test('the lead owes a milestone on every confirmed day that is still to come, also on a day off', async () => {
  scene = await openScene({ milestones: days });
  await passTo(scene, '2023-02-13T02:00:00.000Z');
  expect(await milestones()).toEqual([
    ['2023-03-19', 'open', 'lead'],
    ['2023-06-30', 'open', 'lead'],
  ]);
});

test('one that is not reported on its day makes the task overdue, and reporting it later is late', async () => {
  scene = await openScene({ milestones: ['2023-02-14'] });
  await passTo(scene, '2023-02-14T15:59:00.000Z');
  expect(await statusOf(scene)).not.toBe('overdue');
  await passTo(scene, '2023-02-14T16:00:00.000Z');
  expect(await statusOf(scene)).toBe('overdue');
  const { id } = await owed(scene, 'milestone');
  await order(scene, 'milestone.deliver', 'liaison0', { member: id });
  expect((await owed(scene, 'milestone')).value).toBe('metLate');
});

test('a plan with the same day adds none: nothing is owed twice', async () => {
  scene = await openScene({ milestones: days });
  await filePlan(scene, {
    milestones: [
      { name: '开工', dueOn: '2023-06-30', owed: true },
      { name: '竣工', dueOn: '2023-11-30', owed: true },
    ],
    responsibleLeader: '王副局长',
    measures: ['每周调度'],
  });
  expect((await milestones()).map(([day]) => day)).toEqual(['2023-03-19', '2023-06-30', '2023-11-30']);
});
