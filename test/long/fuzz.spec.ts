import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzed, openFuzzedWorld } from '../support/fuzz.js';

/** Of each operation, other ones every time: what fails names its seed. */
const REQUESTS = 150;

let opened: Awaited<ReturnType<typeof openFuzzedWorld>>;

beforeAll(async () => {
  opened = await openFuzzedWorld();
});
afterAll(() => opened.close());

test.each(fuzzed)('whatever $id is asked, it answers as its description says', async (spec) => {
  await expect(opened.fuzz.run(spec, REQUESTS, Math.trunc(Math.random() * 2 ** 31))).resolves.toBeUndefined();
});
