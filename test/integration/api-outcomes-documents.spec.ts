import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { directoryFromSeed } from '../../seeds/directory-from-seed.js';
import { loadSeed } from '../../seeds/index.js';
import { openApi, type TestApi } from '../support/api.js';
import { freshDatabase } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const wanted = existsSync(join(shared, 'gold')) || process.env['CI'] === 'true';
if (!wanted) console.warn(`No real report is compared: ${shared}/gold is missing (set DUBAN_SHARED).`);
const told = (path: string): string => readFileSync(join(shared, path), 'utf8');

interface GoldMatch {
  target: string;
  verdict: string;
  marks: string[];
}

let world: World | undefined;
let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  await world?.close();
});

describe.runIf(wanted)('the real report, held against the directive of its year as it was issued', () => {
  test('gives the verdicts and marks of the gold', async () => {
    const seed = loadSeed('sanmenxia-2022');
    world = await openWorld('2022-05-24T01:00:00.000Z', directoryFromSeed(seed), await freshDatabase());
    api = await openApi(world);
    const postOf = (role: string) => seed.posts.find((post) => post.role === role)?.code ?? '';
    const clerk = await api.as(postOf('issuingClerk'));
    const text = told('directives/sanmenxia-2022-notice.txt');
    const params = { id: (await clerk.ask('draft.create', { body: { name: '重点工作', text } })).answer.id };
    const unit = world.ids.unit(seed.units[0]?.code ?? '');
    const { items } = (await clerk.ask('draft.read', { params })).answer;
    const decisions = [
      { type: 'setEffectiveOn', date: '2022-05-24' },
      ...items.map((item) => ({ type: 'setLead', item: item.id, unit: item.lead?.unit ?? unit })),
    ];
    await clerk.ask('draft.decide', { params, body: { decisions }, headers: { 'if-match': '"1"' } });
    const { answer: issued } = await clerk.ask('draft.issue', { params });
    const supervisor = await api.as(postOf('chiefSupervisor'));
    const { year, id } = issued.directive;
    const report = told('directives/sanmenxia-2023-plan-report.txt');
    const begun = await supervisor.ask('outcomes.create', {
      body: { name: '执行情况', text: report, directive: { year, id } },
    });
    const { rows } = (await supervisor.ask('outcomes.read', { params: { id: begun.answer.id } })).answer;
    const gold = JSON.parse(told('gold/sanmenxia-2023-plan-report.json')) as Record<
      'matches' | 'taskMatches',
      GoldMatch[]
    >;
    const judged = (isTarget: boolean) =>
      new Map(rows.filter((row) => row.isTarget === isTarget).map((row) => [row.number, row]));
    const of = (matches: GoldMatch[], isTarget: boolean) =>
      matches.map(({ target }) => [target, judged(isTarget).get(target)?.verdict]);
    const wantedOf = (matches: GoldMatch[]) => matches.map(({ target, verdict }) => [target, verdict]);
    expect(gold.matches).toHaveLength(16);
    expect(of(gold.matches, true)).toEqual(wantedOf(gold.matches));
    expect(of(gold.taskMatches, false)).toEqual(wantedOf(gold.taskMatches));
    const marksOf = ({ target, marks }: GoldMatch) => [target, marks.toSorted()];
    expect(gold.matches.map(({ target }) => [target, judged(true).get(target)?.marks.toSorted()])).toEqual(
      gold.matches.map(marksOf),
    );
  });
});
