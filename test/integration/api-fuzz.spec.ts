import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzed, openFuzzedWorld } from '../support/fuzz.js';

/** Of each operation; the long run asks far more. */
const REQUESTS = 6;

let opened: Awaited<ReturnType<typeof openFuzzedWorld>>;

beforeAll(async () => {
  opened = await openFuzzedWorld();
});
afterAll(() => opened.close());

test.each(fuzzed)('whatever $id is asked, it answers as its description says', async (spec) => {
  await expect(opened.fuzz.run(spec, REQUESTS, 2023)).resolves.toBeUndefined();
});
