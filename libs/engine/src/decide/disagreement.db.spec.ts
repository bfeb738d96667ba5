import { afterEach, expect, test } from 'vitest';
import { closeSound, idOf, openScene, order, owed, refused, rowsOf, type Scene } from '../scene.fixture.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const TEXT = '任务分工与本单位职责不符,请予明确。';

const partOf = async (): Promise<string> => {
  const { subject } = await owed(scene, 'planPart', null, 'coordinating');
  if (!subject) throw new Error('no part is owed');
  return subject;
};

async function noticesOf(kind: string): Promise<string[]> {
  const rows = await rowsOf<{ post: string }>(scene, `SELECT post_id AS post FROM notice WHERE kind = '${kind}'`);
  const codes = ['head0', 'liaison0', 'head1', 'liaison1', 'supervisor', 'chief'];
  return rows.map(({ post }) => codes.find((code) => scene.ids.post(code) === post) ?? post).toSorted();
}

const stateOf = async (id: string): Promise<string | undefined> =>
  (await rowsOf<{ value: string }>(scene, `SELECT value FROM member WHERE id = '${id}'`))[0]?.value;

test('a unit asks the inspectorate about its part; the answer reaches both sides, and nothing of what is owed moves', async () => {
  scene = await openScene();
  const member = await partOf();
  const before = await owed(scene, 'planPart', null, 'coordinating');
  await order(scene, 'disagreement.raise', 'liaison1', { member, text: TEXT });
  const id = await idOf(scene, 'disagreement');
  expect(await stateOf(id)).toBe('raised');
  expect(await noticesOf('disagreement')).toEqual(['chief', 'head0', 'liaison0', 'supervisor']);
  expect(await owed(scene, 'planPart', null, 'coordinating')).toEqual(before);
  await order(scene, 'disagreement.settle', 'supervisor', { member: id, text: '由乙局承办。' });
  expect(await stateOf(id)).toBe('settled');
  expect(await noticesOf('disagreementSettled')).toEqual(['head0', 'head1', 'liaison0', 'liaison1']);
  // what is settled may be disagreed about again, by the other side too
  await order(scene, 'disagreement.raise', 'liaison0', { member, text: TEXT });
});

test('a part is disputed once at a time, by its unit or the lead; who asked may take it back, nobody else', async () => {
  scene = await openScene();
  const member = await partOf();
  expect(await refused(scene, 'disagreement.raise', 'supervisor', { member, text: TEXT })).toMatchObject({
    code: 'not-permitted',
  });
  await order(scene, 'disagreement.raise', 'liaison0', { member, text: TEXT });
  expect(await refused(scene, 'disagreement.raise', 'liaison1', { member, text: TEXT })).toMatchObject({
    code: 'not-in-state',
  });
  const id = await idOf(scene, 'disagreement');
  expect(await refused(scene, 'disagreement.settle', 'head1', { member: id, text: '不同意。' })).toMatchObject({
    code: 'not-permitted',
  });
  expect(await refused(scene, 'disagreement.withdraw', 'liaison1', { member: id })).toMatchObject({
    code: 'not-permitted',
  });
  await order(scene, 'disagreement.withdraw', 'liaison0', { member: id });
  expect(await stateOf(id)).toBe('withdrawn');
  expect(await refused(scene, 'disagreement.settle', 'supervisor', { member: id, text: '已明确。' })).toMatchObject({
    code: 'not-in-state',
  });
});

test('only a part is disagreed about', async () => {
  scene = await openScene();
  const { id: obligation } = await owed(scene, 'acknowledgement');
  const answer = await refused(scene, 'disagreement.raise', 'liaison0', { member: obligation, text: TEXT });
  expect(answer.code).toBe('unknown-member');
});
