import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let clerk: ApiClient;
beforeAll(async () => {
  world = await openWorld('2023-02-20T01:00:00.000Z');
  api = await openApi(world);
  clerk = await api.as('clerk');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const text = '关于渡口的通知\n1.修缮码头。(责任单位:甲局、乙局)\n2.疏浚航道。(责任单位:市航天局)\n';

async function decide(id: string, version: number, ...decisions: object[]) {
  const headers = { 'if-match': `"${version}"` };
  expect((await clerk.ask('draft.decide', { params: { id }, body: { decisions }, headers })).status).toBe(200);
}

test('every decision is told with what it changed, who took it and when; what was undone is not', async () => {
  const { id } = (await clerk.ask('draft.create', { body: { name: '渡口', text } })).answer;
  const changes = async () => (await clerk.ask('draft.changes', { params: { id } })).answer.changes;
  expect(await changes()).toEqual([]);
  await decide(id, 1, { type: 'setLead', item: 't1', unit: world.ids.unit('u1') }, { type: 'accept', item: 't2' });
  await decide(id, 2, { type: 'undo', count: 1 }, { type: 'edit', item: 't2', text: '疏浚航道30公里。' });
  const told = await changes();
  expect(told.map(({ fields }) => fields.map(({ field, before, after }) => [field, before, after]))).toEqual([
    [
      ['lead', '甲局', '乙局'],
      ['leadDecided', 'no', 'given'],
      ['coordinating', '乙局', '甲局'],
    ],
    [['text', '疏浚航道。', '疏浚航道30公里。']],
  ]);
  expect(told[1]).toMatchObject({
    items: [{ id: 't2', number: '2' }],
    by: { post: world.ids.post('clerk'), person: expect.any(String) as string },
    at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
});
