import type { TaskView } from '@duban/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, looked } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, picture, type Visitor, widths } from '../support/browser.js';
import { enter, faultsOf } from '../support/cast.js';
import { issueNotice } from '../support/issue-notice.js';
import { readTask } from '../support/task-story.js';

const cast = {
  clerk: 'issuing-clerk',
  supervisor: 'supervisor-1',
  chief: 'chief-supervisor',
  administrator: 'administrator',
} as const;
type Actor = keyof typeof cast;

describe.runIf(hasBrowser)('who is responsible changes: an adjustment, and a unit that ends', () => {
  let pages: Pages;
  let people: Record<Actor, Visitor>;
  let address = '';

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    people = await enter(pages, cast);
    address = await issueNotice(people.clerk);
  }, 600_000);
  afterAll(() => pages.close());

  test('another lead is proposed, and has no effect until somebody else approves; the first stays to be seen', async () => {
    const { supervisor, chief } = people;
    const first = (await read()).lead?.name ?? '';
    const { page } = supervisor;
    await supervisor.open(address);
    await page.getByRole('button', { name: '提出调整' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: '提出调整' });
    await send.click();
    await dialog.getByText('请填写此项').first().waitFor();
    await choose(dialog, '牵头', '住房和城乡建设局');
    await dialog.getByLabel('调整理由').fill('建设主体已经变更。');
    await looked(page, 'adjust-form');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('理由：建设主体已经变更。').waitFor();
    expect((await read()).lead?.name).toBe(first);
    // Who proposed it does not approve it.
    expect(await page.getByRole('button', { name: '批准调整' }).count()).toBe(0);

    await chief.open('/');
    await chief.page.locator('#desk-adjustments .desk-link').first().click();
    await chief.page.waitForURL(`**${address}`);
    await looked(chief.page, 'adjust-proposed');
    await chief.page.getByRole('button', { name: '批准调整' }).click();
    await expect.poll(async () => (await read()).lead?.name).toMatch(/住房和城乡建设局/);
    const { page: shown } = chief;
    await shown.getByRole('heading', { name: '原定责任单位' }).waitFor();
    await shown.locator('h3:has-text("原定责任单位") + ul').getByText(first).waitFor();
    await looked(chief.page, 'adjust-approved');
    await chief.page.setViewportSize(widths.phone);
    await looked(shown, 'adjust-approved-phone');
    await chief.page.setViewportSize(widths.desk);
  });

  test('a unit that ends leaves its tasks to its successor, all of them at once', async () => {
    const { page, open } = people.administrator;
    const before = await read();
    const ended = before.units.find(({ name }) => name.includes('财政金融局'));
    await open('/admin/units');
    await page
      .getByRole('button', { name: ended?.name ?? '', exact: true })
      .first()
      .click();
    await page.getByRole('button', { name: '合并、分设或撤销' }).click();
    const form = page.getByRole('dialog').last();
    await choose(form, '职能划入', '司法局');
    await form.getByLabel('依据').fill('济编〔2021〕2号');
    await form.getByRole('checkbox').check();
    await form.locator('.ant-btn-primary').last().click();
    await page
      .getByText(/职能划入.*司法局/)
      .first()
      .waitFor();
    await picture(page, 'adjust-unit-ended');
    await page.getByRole('button', { name: /移交.*司法局/ }).click();
    const sure = page.getByRole('dialog').last();
    await sure.getByText('将济源产城融合示范区财政金融局的在办任务全部移交').last().waitFor();
    await picture(page, 'adjust-hand-over');
    await sure.locator('.ant-btn-primary').click();
    await expect
      .poll(async () => (await read()).units.map(({ name }) => name).filter((name) => name.includes('司法局')).length)
      .toBe(1);
    const after = await read();
    const owed = after.obligations.filter(({ unit, state }) => unit.id === ended?.id && state === 'open');
    expect(owed).toEqual([]);
    const { supervisor } = people;
    await supervisor.open(address);
    await looked(supervisor.page, 'adjust-handed-over');
  });

  test('nothing failed on any of their pages', () => {
    expect(faultsOf(people)).toEqual([]);
  });

  const read = (): Promise<TaskView> => readTask(people.supervisor, address);
});
