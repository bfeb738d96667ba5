import type { Reference } from '@duban/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { regimeNamed } from '../../../../test/support/world.js';
import { closeOut, closeSound, first, openScene, order, rowsOf, type Scene } from '../scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ count: 2 });
});
afterEach(() => closeSound(scene));

const tell = async (command: object, target: Reference = scene.directive) =>
  first(await scene.engine.execute(scene.tenant, [{ target, post: scene.ids.post('clerk'), ...command }]));
const content = (number: string, title = '重点工作') => ({
  code: null,
  number,
  title,
  issuer: '某市人民政府',
  issuedOn: '2023-01-20',
  text: `${title}正文`,
  items: [
    {
      number: '1',
      title: '任务',
      sectionPath: [],
      text: '办好。',
      lead: null,
      leadBasis: 'none',
      coordinating: [],
      groups: [],
      openEnded: true,
    },
  ],
});
const row = async () =>
  first(await rowsOf(scene, 'SELECT status, title, version FROM directive WHERE id = $1', [scene.directive.id]));

test('a directive is not closed while a task is open', async () => {
  expect(await tell({ type: 'directive.close' })).toMatchObject({ ok: false, code: 'not-in-state', state: 'issued' });
});

test('at the year’s end it is closed, when each task is completed or withdrawn', async () => {
  await closeOut(scene);
  await order({ ...scene, task: scene.tasks[1] ?? scene.task }, 'task.withdraw', 'supervisor', { reason: '不办了。' });
  expect(await tell({ type: 'directive.close' })).toMatchObject({ ok: true, status: 'closed' });
  expect(await row()).toMatchObject({ status: 'closed' });
  expect(await tell({ type: 'directive.close' })).toMatchObject({ ok: false, code: 'not-in-state', state: 'closed' });
});

test('what was withdrawn for a task of the next year is carried over when the directive is closed', async () => {
  const [one, other] = [scene.ids.unit('next-year'), scene.ids.unit('next-year-too')];
  await order(scene, 'task.withdraw', 'supervisor', { reason: '转入下年。', carriedTo: one });
  // One stands in the record already, the other is withdrawn by the same call as closes the directive.
  const post = scene.ids.post('supervisor');
  const [, closed] = await scene.engine.execute(scene.tenant, [
    { type: 'task.withdraw', target: scene.tasks[1], post, reason: '转入下年。', carriedTo: other },
    { type: 'directive.close', target: scene.directive, post: scene.ids.post('clerk') },
  ]);
  expect(closed).toMatchObject({ ok: true, status: 'closed' });
  const { bytes } = first(
    await rowsOf<{ bytes: Buffer }>(scene, `SELECT bytes FROM event WHERE type = 'directive.closed'`, []),
  );
  expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
    dispositions: [
      { task: scene.tasks[0]?.id, outcome: 'carriedOver', to: one },
      { task: scene.tasks[1]?.id, outcome: 'carriedOver', to: other },
    ],
  });
});

test('the number of a directive is imported once, also by two at once', async () => {
  const imported = (name: string, number: string) =>
    tell({ type: 'directive.import', content: content(number) }, { ...scene.directive, id: scene.ids.unit(name) });
  expect(await imported('again', '某政〔2023〕1号')).toMatchObject({ ok: false, code: 'already-exists' });
  const answers = await Promise.all([imported('x', '某政〔2023〕9号'), imported('y', '某政〔2023〕9号')]);
  expect(answers.map((answer) => (answer.ok ? 'done' : answer.code))).toEqual(['done', 'already-exists']);
  expect(await tell({ type: 'directive.import', content: content('某政〔2023〕10号') })).toMatchObject({
    code: 'already-exists',
  });
});

test('an issued directive is amended by versions', async () => {
  for (const version of [2, 3]) {
    const title = `第${version}版`;
    expect(await tell({ type: 'directive.amend', content: content('某政〔2023〕1号', title) })).toMatchObject({
      ok: true,
    });
    expect(await row()).toEqual({ status: 'issued', title, version });
  }
});

test('it is issued once, by the clerk, and a task never without it', async () => {
  const issue = {
    type: 'directive.issue',
    effectiveOn: '2023-01-01',
    regime: regimeNamed('default'),
    tasks: [scene.task.id],
  };
  expect(await tell(issue)).toMatchObject({ ok: false, code: 'not-in-state', state: 'issued' });
  expect(await tell({ ...issue, post: scene.ids.post('supervisor') })).toMatchObject({ code: 'not-permitted' });
  expect(await tell(issue, { ...scene.directive, id: scene.ids.unit('nothing') })).toMatchObject({ code: 'not-found' });
  const assignment = {
    directive: scene.directive,
    position: 9,
    number: '9',
    title: '晚到的任务',
    sectionPath: [],
    lead: scene.ids.unit('u0'),
  };
  const late = await tell({ type: 'task.issue', assignment }, { ...scene.task, id: scene.ids.unit('late') });
  expect(late).toMatchObject({ ok: false, code: 'not-in-state', allowed: ['directive.issue'] });
});
