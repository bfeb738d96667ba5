import { afterAll, beforeAll, expect, test } from 'vitest';
import { regimeNamed } from '../../../test/support/world.js';
import { closeSound, eventsOf, openScene, rowsOf, type Scene } from './scene.fixture.js';

const COUNT = 500;
const GUILTY = 250;
const { reports } = regimeNamed('monthly-25-quarterly-annual');

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ count: COUNT, regime: { reports: { ...reports, monthly: null, quarterly: [] } } });
});
afterAll(() => closeSound(scene));

test('500 commands of one group of which one is refused: nothing is done, and the guilty one is named', async () => {
  const answers = await scene.engine.execute(scene.tenant, suspensions({ group: 'all' }));
  expect(answers[GUILTY]).toMatchObject({ ok: false, code: 'not-in-state' });
  const others = answers.filter((_, index) => index !== GUILTY);
  expect(others.every((answer) => !answer.ok && answer.code === 'group-refused')).toBe(true);
  expect(await suspended()).toBe(0);
  expect(await rowsOf(scene, `SELECT FROM content WHERE body = '等资金。'`)).toEqual([]);
});

test('of 500 commands of which one is refused, 499 are done', async () => {
  const answers = await scene.engine.execute(scene.tenant, suspensions());
  expect(answers).toHaveLength(COUNT);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(COUNT - 1);
  expect(answers[GUILTY]).toMatchObject({ ok: false, code: 'not-in-state' });
  expect(await suspended()).toBe(COUNT - 1);
  const post = scene.ids.post('supervisor');
  await scene.engine.execute(
    scene.tenant,
    scene.tasks.map((target) => ({ type: 'task.resume', target, post })),
  );
  expect(await suspended()).toBe(0);
});

test('a group of which one command is not well formed is refused as a whole', async () => {
  const [one, , two] = suspensions({ group: 'g' }).slice(0, 3);
  const malformed = { ...one, reason: 7 };
  const answers = await scene.engine.execute(scene.tenant, [one, malformed, two]);
  expect(answers).toMatchObject([{ code: 'group-refused' }, { code: 'bad-command' }, { code: 'group-refused' }]);
  expect(await suspended()).toBe(0);
});

test('the commands of one call on one task are carried out in their order', async () => {
  const target = scene.task;
  const post = scene.ids.post('supervisor');
  const commands = Array.from({ length: 300 }, (_, n) =>
    n % 2 === 0 ? { type: 'task.suspend', target, post, reason: `第${n}次。` } : { type: 'task.resume', target, post },
  );
  const answers = await scene.engine.execute(scene.tenant, commands);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const versions = answers.map((answer) => (answer.ok ? answer.version : 0));
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  const types = (await eventsOf(scene)).map(({ type }) => type);
  expect(types.slice(-300)).toEqual(
    commands.map(({ type }) => (type === 'task.suspend' ? 'task.suspended' : 'task.resumed')),
  );
});

test('a directive is issued with all its tasks or not at all', async () => {
  const directive = { ...scene.directive, id: scene.ids.unit('second') };
  const post = scene.ids.post('clerk');
  const item = {
    number: '1',
    title: '甲',
    sectionPath: [],
    text: '办好。',
    lead: null,
    leadBasis: 'none',
    coordinating: [],
    groups: [],
    openEnded: false,
  };
  const content = {
    code: null,
    number: '某政〔2023〕2号',
    title: '乙',
    issuer: '某市',
    issuedOn: null,
    text: '正文',
    items: [item],
  };
  await scene.engine.execute(scene.tenant, [{ type: 'directive.import', target: directive, post, content }]);
  const assignment = { directive, position: 0, number: '1', title: '甲', sectionPath: [], lead: scene.ids.unit('u0') };
  const issue = {
    type: 'directive.issue',
    target: directive,
    post,
    group: 'g',
    effectiveOn: '2023-01-01',
    regime: regimeNamed('default'),
    tasks: [scene.ids.unit('new')],
  };
  const task = {
    type: 'task.issue',
    target: { ...scene.task, id: scene.ids.unit('new') },
    post,
    group: 'g',
    assignment,
  };
  const taken = { ...task, target: scene.task };
  const answers = await scene.engine.execute(scene.tenant, [issue, task, taken]);
  expect(answers).toMatchObject([{ code: 'group-refused' }, { code: 'group-refused' }, { code: 'already-exists' }]);
  const rows = await rowsOf(scene, 'SELECT status FROM directive WHERE id = $1', [directive.id]);
  expect(rows).toEqual([{ status: 'draft' }]);
});

/** Suspends every task; one of them twice, so that the second is refused. */
function suspensions(extra: { group?: string } = {}) {
  const post = scene.ids.post('supervisor');
  return scene.tasks.map((_, n) => {
    const target = n === GUILTY ? scene.tasks[GUILTY - 1] : scene.tasks[n];
    return { type: 'task.suspend', target, post, reason: '等资金。', ...extra };
  });
}

async function suspended(): Promise<number> {
  return (await rowsOf(scene, `SELECT FROM task WHERE status = 'suspended'`)).length;
}
