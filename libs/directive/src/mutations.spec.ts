import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, matchOutcomes, parseDirective, parseReport } from './index.js';
import { faultsOfReading, faultsOfReport } from './reading.fixture.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const wanted = existsSync(join(shared, 'directives')) || process.env['CI'] === 'true';
if (!wanted) console.warn(`Mutations of the real documents are not tested: ${shared}/directives is missing.`);

const files = wanted
  ? ['directives', 'corpus'].flatMap((folder) =>
      readdirSync(join(shared, folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => join(shared, folder, name)),
    )
  : [];

/** What may befall a text on its way: lines lost, doubled, swapped or glued; characters cut, or put in. */
type Mutation = {
  kind: 'drop' | 'double' | 'swap' | 'glue' | 'cut' | 'insert';
  at: number;
  size: number;
  mark: string;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'glue', 'cut', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 400 }),
  mark: fc.constantFrom('(', '）', '责任单位：', '\t', '\u200b', '1.', '、', '\r\n', '。', '—3—', '（一）', '\ufeff'),
});

function mutated(text: string, { kind, at, size, mark }: Mutation): string {
  const offset = Math.floor(at * text.length);
  if (kind === 'cut') return text.slice(0, offset) + text.slice(offset + size);
  if (kind === 'insert') return text.slice(0, offset) + mark + text.slice(offset);
  const lines = text.split('\n');
  const line = Math.floor(at * (lines.length - 1));
  const [one = '', two = ''] = lines.slice(line, line + 2);
  const become = { drop: [two], double: [one, one, two], swap: [two, one], glue: [one + two] }[kind];
  return lines.toSpliced(line, 2, ...become).join('\n');
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 12 });

const textOf = (file: string): string => decodeText(readFileSync(file)).text;

/** The beginning of one document and the end of another, or the whole of another inside it. */
const splice = (): fc.Arbitrary<string> =>
  fc
    .record({
      one: fc.constantFrom(...files),
      other: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      whole: fc.boolean(),
    })
    .map(({ one, other, at, whole }) => {
      const [first, second] = [textOf(one), textOf(other)];
      const cut = Math.floor(at * first.length);
      return first.slice(0, cut) + (whole ? second + first.slice(cut) : second.slice(Math.floor(at * second.length)));
    });

describe.runIf(wanted)('mutations of the real documents', () => {
  test.each(files)('%s: every field and every block stands where it says', (file) => {
    const text = textOf(file);
    fc.assert(
      fc.property(mutations, (damage) => {
        expect(faultsOfReading(damage.reduce(mutated, text))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  test.each(files)('%s: so it is without line breaks', (file) => {
    expect(faultsOfReading(textOf(file).replace(/\s*[\r\n]+\s*/g, ''))).toEqual([]);
  });

  test('two documents in one: every field and every block stands where it says', () => {
    fc.assert(
      fc.property(splice(), (text) => {
        expect(faultsOfReading(text)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test('two documents in one, damaged: what is read as a report is quoted and explained as it is printed', () => {
    fc.assert(
      fc.property(splice(), mutations, (spliced, damage) => {
        expect(faultsOfReport(damage.reduce(mutated, spliced))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('a damaged report held against a damaged notice gives every task one verdict', () => {
    const reports = files.filter((file) => parseReport(textOf(file)) !== null);
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.constantFrom(...files), mutations, (report, notice, damage) => {
        const read = parseReport(damage.reduce(mutated, textOf(report)));
        const directive = parseDirective(damage.reduce(mutated, textOf(notice)));
        if (!read) return;
        const { matches, taskMatches } = matchOutcomes(read, directive);
        expect(matches.length + taskMatches.length).toBe(directive.tasks.length);
      }),
      { numRuns: 6 },
    );
  });
});
