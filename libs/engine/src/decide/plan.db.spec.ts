import { afterEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  closeSound,
  filePlan,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  statusOf,
  subjectOf,
  type Scene,
} from '../scene.fixture.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const content = {
  milestones: [
    { name: '开工', dueOn: '2023-06-30', owed: true },
    { name: '另一处开工', dueOn: '2023-06-30', owed: true },
    { name: '培训', dueOn: '2023-07-31', owed: false },
  ],
  responsibleLeader: '王副局长',
  measures: ['每周调度'],
};
const milestones = async () =>
  (await obligationsOf(scene, scene.task.id)).filter(({ kind }) => kind === 'milestone').map(({ due_on }) => due_on);

test('filing brings a plan into force where nobody else approves, and its owed milestones are owed', async () => {
  scene = await openScene();
  await filePlan(scene, content);
  expect(await statusOf(scene)).toBe('reporting');
  expect((await owed(scene, 'plan')).value).toBe('met');
  expect(await milestones()).toEqual(['2023-06-30']);
  const [milestone] = (await obligationsOf(scene, scene.task.id)).filter(({ kind }) => kind === 'milestone');
  await order(scene, 'milestone.deliver', 'liaison0', { member: milestone?.id ?? '' });
  await passTo(scene, '2023-07-01T00:00:00.000Z');
  expect((await owed(scene, 'milestone')).value).toBe('met');
});

test('filing names the parts that are missing, and waits for none', async () => {
  scene = await openScene();
  await filePlan(scene, content);
  const rows = await rowsOf(scene, `SELECT context->'missingParts' AS missing FROM member WHERE kind = 'plan'`);
  expect(rows).toEqual([{ missing: [subjectOf(await owed(scene, 'planPart', null, 'coordinating'))] }]);
});

test('a part that is submitted counts, whatever the lead does with it', async () => {
  scene = await openScene();
  const member = subjectOf(await owed(scene, 'planPart', null, 'coordinating'));
  await order(scene, 'planPart.submit', 'liaison1', { member, content });
  await order(scene, 'planPart.sendBack', 'liaison0', { member, reason: '请补充。' });
  await passTo(scene, '2023-03-01T00:00:00.000Z');
  expect((await owed(scene, 'planPart', null, 'coordinating')).value).toBe('met');
  await order(scene, 'planPart.submit', 'liaison1', { member, content });
  await order(scene, 'planPart.approve', 'liaison0', { member });
});

test('a return leaves the plan delivered and asks for a supplement; the first plan in force is the baseline', async () => {
  scene = await openScene({ regime: { planApprovals: ['supervisor'] } });
  const member = await filePlan(scene, content);
  expect(await milestones()).toEqual([]);
  await order(scene, 'plan.return', 'supervisor', { member, reason: '措施太少。' });
  expect((await owed(scene, 'plan')).value).toBe('met');
  expect(await owed(scene, 'supplement')).toMatchObject({ value: 'open', due_on: '2023-02-16' });
  await filePlan(scene, content);
  expect((await owed(scene, 'supplement')).value).toBe('met');
  await order(scene, 'plan.approve', 'supervisor', { member });
  expect(await milestones()).toEqual(['2023-06-30']);

  await order(scene, 'plan.revise', 'liaison0', { member });
  const later = { ...content, milestones: [...content.milestones, { name: '竣工', dueOn: '2023-11-30', owed: true }] };
  await filePlan(scene, later);
  await order(scene, 'plan.approve', 'supervisor', { member });
  expect(await milestones()).toEqual(['2023-06-30', '2023-11-30']);
  const [texts] = await rowsOf<{ baseline: string; content: string }>(
    scene,
    `SELECT context->>'baseline' AS baseline, context->>'content' AS content FROM member WHERE id = $1`,
    [member],
  );
  expect(texts?.baseline).not.toBe(texts?.content);
});

test('a plan without measures is no plan, and only its head signs it', async () => {
  scene = await openScene();
  const member = await idOf(scene, 'plan');
  expect(
    await refused(scene, 'plan.draft', 'liaison0', { member, content: { ...content, measures: [] } }),
  ).toMatchObject({
    code: 'bad-command',
    issues: [{ path: '/content/measures' }],
  });
  await order(scene, 'plan.draft', 'liaison0', { member, content });
  expect(await refused(scene, 'plan.sign', 'liaison0', { member })).toMatchObject({ code: 'not-permitted' });
  expect(await refused(scene, 'plan.file', 'liaison0', { member })).toMatchObject({
    code: 'not-in-state',
    state: 'drafting',
  });
});
