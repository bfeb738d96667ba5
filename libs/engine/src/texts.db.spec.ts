import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeSound, openScene, order, refused, rowsOf, type Scene } from './scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => closeSound(scene));

test('a text is stored once, in form NFC, beside the chain and not in it', async () => {
  await order(scene, 'task.suspend', 'supervisor', { reason: 'Cafe\u0301 𠮷' });
  expect(await rowsOf(scene, `SELECT body FROM content WHERE body LIKE 'Caf%'`)).toEqual([{ body: 'Café 𠮷' }]);
  const [row] = await rowsOf<{ reason: string; hash: string }>(
    scene,
    `SELECT convert_from(e.bytes, 'UTF8')::jsonb->>'reason' AS reason, encode(c.hash, 'hex') AS hash
       FROM event e, content c WHERE e.type = 'task.suspended' AND c.body LIKE 'Caf%'`,
  );
  expect(row?.reason).toBe(row?.hash);
});

test.each([
  ['text-nul', 'a\u0000b'],
  ['text-surrogate', '\udc00'],
  ['text-too-long', 'x'.repeat(300_000)],
])('a text that PostgreSQL or we cannot hold is refused at the door: %s', async (code, reason) => {
  expect(await refused(scene, 'task.suspend', 'supervisor', { reason })).toMatchObject({
    code,
    issues: [{ path: '/reason' }],
  });
});

test('a key that cannot be stored is refused as a bad command, and harms nobody in its batch', async () => {
  const suspend = { type: 'task.suspend', target: scene.task, post: scene.ids.post('supervisor'), reason: '停。' };
  const answers = await scene.engine.execute(scene.tenant, [{ ...suspend, idempotencyKey: 'a\u0000b' }, suspend]);
  expect(answers).toMatchObject([{ ok: false, code: 'bad-command' }, { ok: true }]);
});
