import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { directoryFromSeed } from '../../seeds/directory-from-seed.js';
import { loadSeed } from '../../seeds/index.js';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { freshDatabase } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const wanted = existsSync(join(shared, 'directives')) || process.env['CI'] === 'true';
if (!wanted) console.warn(`The real documents are not imported: ${shared}/directives is missing (set DUBAN_SHARED).`);

let world: World | undefined;
let api: TestApi | undefined;
afterEach(async () => {
  await api?.close();
  await world?.close();
});

describe.runIf(wanted)('the real documents, by one who is at the door', () => {
  test.each([
    ['sanmenxia-2022', 122, '2022-05-24T01:00:00.000Z', 'printed'],
    ['xuchang-2023', 107, '2023-02-20T01:00:00.000Z', 'printed'],
    ['jiyuan-2021', 143, '2021-03-01T01:00:00.000Z', 'default'],
  ])('%s: uploaded, decided about, previewed and issued', async (name, items, at, basis) => {
    const seed = loadSeed(name);
    world = await openWorld(at, directoryFromSeed(seed), await freshDatabase());
    api = await openApi(world);
    const clerk = await api.as(seed.posts.find(({ role }) => role === 'issuingClerk')?.code ?? '');
    const id = await upload(clerk, api.url, name);
    const first = (await clerk.ask('draft.read', { params: { id }, query: { order: 'doubt' } })).answer;
    expect(first.items).toHaveLength(items);
    expect(first.regime?.basis).toBe(basis);

    const { number: printed, title, effectiveOn, regime } = seed.directive;
    // One of them is known from a page that prints no number.
    const number = printed ?? '某政〔2021〕1号';
    const lead = world.ids.unit(seed.units.find(({ kind }) => kind === 'office')?.code ?? '');
    const decisions = [
      { type: 'setHead', number, title },
      { type: 'setEffectiveOn', date: effectiveOn },
      { type: 'setRegime', regime },
      ...first.items
        .filter(({ reasons }) => reasons.some(({ code }) => code === 'lead-inferred'))
        .map((item) => ({ type: 'confirmLead', item: item.id })),
      ...first.issues
        .filter(({ code }) => code === 'no-lead')
        .map(({ item }) => ({ type: 'setLead', item, unit: lead })),
    ];
    const headers = { 'if-match': `"${first.version}"` };
    const decided = await clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers });
    expect(decided).toMatchObject({ status: 200, answer: { issues: [] } });

    const preview = (await clerk.ask('draft.preview', { params: { id } })).answer;
    const issued = await clerk.ask('draft.issue', { params: { id } });
    expect(issued).toMatchObject({ status: 201, answer: { number, regime } });
    expect(issued.answer.tasks).toHaveLength(items);
    const made = await world.pool.connect();
    await made.query(`SELECT set_config('duban.tenant', $1, false)`, [world.tenant]);
    const { rows } = await made.query('SELECT count(*)::int AS count FROM obligation');
    made.release(true);
    expect(rows).toEqual([{ count: preview.total }]);
  });
});

async function upload(clerk: ApiClient, url: string, name: string): Promise<string> {
  const form = new FormData();
  const bytes = readFileSync(join(shared, 'directives', `${name}-notice.txt`));
  form.append('file', new Blob([bytes]), `${name}.txt`);
  const answer = await clerk.fetch('/api/v1/drafts/files', { method: 'POST', body: form });
  expect([answer.status, url]).toEqual([201, url]);
  const { id } = (await answer.json()) as { id: string };
  return id;
}
