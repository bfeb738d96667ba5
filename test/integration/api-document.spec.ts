import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingPrograms as missing, runExamples, workedExamples } from '../support/examples.js';
import { startEmptyDemonstration } from '../support/program.js';

/** The worked examples of docs/api.md, run as they stand. They need curl, jq and bash. */
if (missing.length > 0) console.warn(`The examples of docs/api.md are not run: ${missing.join(' and ')} is missing.`);

const examples = workedExamples();

test('there are ten worked examples, and most show what they print', () => {
  expect(new Set(examples.map(({ name }) => name.split('.')[0])).size).toBe(10);
  expect(examples.filter(({ prints }) => prints !== undefined).length).toBeGreaterThan(14);
});

describe.skipIf(missing.length > 0)('docs/api.md against a started server', () => {
  let program: Awaited<ReturnType<typeof startEmptyDemonstration>>;
  beforeAll(async () => {
    program = await startEmptyDemonstration();
  }, 600_000);
  afterAll(() => program.close());

  test('every example prints what the document says', { timeout: 600_000 }, async () => {
    const told = await runExamples(examples, program.url);
    expect(told.error).toBe('');
    expect(told.printed).toEqual(examples.map(({ name, prints }) => ({ name, prints: prints ?? '' })));
  });
});
