import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looked } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages } from '../support/browser.js';
import { tabTo } from '../support/keyboard.js';

const LONG = 60_000;

const notice = `某市人民政府关于2023年重点任务的通知
某政〔2023〕7号
一、主要预期目标
1.渔港吞吐量增长7%以上。(责任单位:甲局、乙局)
2.海上救援及时率达到96%。(责任单位:乙局、甲局)
二、重点任务
3.新建海上灯塔20座。(责任单位:乙局、丙局)
4.修订渔港管理办法。(责任单位:丙局、甲局)
`;

const report = `某市2024年政府工作报告
一、2023年工作回顾
预计全年渔港吞吐量增长5.2%。新建海上灯塔22座。整治违规锚泊380起。
二、2024年重点工作
修缮码头。
`;

describe.runIf(hasBrowser)('a report held against a directive, by the inspectorate', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
    await issue(pages);
  }, 600_000);
  afterAll(() => pages.close());

  test('is pasted, looked through, corrected with a reason by the keyboard, and taken back', async () => {
    const visitor = await pages.as('chief-supervisor');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open('/outcomes');
    await page.getByText('还没有对过账').waitFor();
    await page.getByLabel('文件正文').fill(report);
    await page.getByRole('button', { name: '识别' }).click();
    await page.waitForURL(/\/outcomes\/[0-9a-f-]+$/);
    await count(page, '未完成', 1);
    await count(page, '报告未提及', 2);

    // Both quotes with what was compared; pointing at a row shows its words, and the other way round.
    const first = rowOf(page, 't1');
    await first.getByText('目标 ≥7%，完成 5.2%').waitFor();
    expect(await first.locator('mark').allTextContents()).toEqual([expect.stringContaining('7%'), '5.2%']);
    await first.hover();
    await page.locator('.outcomes-paper .outcomes-pointed').first().waitFor();
    await page.locator('.outcomes-paper [data-items~="t3"]').first().hover();
    await page.locator('.outcomes-row-pointed[data-id="t3"]').waitFor();
    await looked(page, 'outcomes-read');

    await page.getByRole('button', { name: /^未对应的成果/ }).click();
    await page.locator('.outcomes-loose').getByText('整治违规锚泊380起').waitFor();
    await page.getByRole('button', { name: /^全部/ }).click();
    await page.getByRole('checkbox', { name: '问题优先' }).check();
    expect(await page.locator('.outcomes-row').first().getAttribute('data-id')).toBe('t1');

    // By the keyboard alone; without a reason nothing is corrected.
    await tabTo(page, page.getByRole('button', { name: '更正第 1 项' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await tabTo(page, dialog.getByRole('button', { name: /^确\s?定$/ }));
    await page.keyboard.press('Enter');
    await dialog.getByText('请写明更正理由').waitFor();
    await tabTo(page, dialog.getByLabel('对账结论'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByLabel('更正理由'));
    await page.keyboard.type('统计部门尚未核定');
    await tabTo(page, dialog.getByRole('button', { name: /^确\s?定$/ }));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, 't1').getByText('已更正，原判为“未完成”').waitFor();
    await count(page, '未完成', 0);

    await page.getByRole('button', { name: '更正记录（1）' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('统计部门尚未核定').waitFor();
    await looked(page, 'outcomes-corrections');
    await drawer.getByRole('button', { name: '撤回最后一次更正' }).click();
    await drawer.getByText(/^已由 .+ 撤回/).waitFor();
    await page.keyboard.press('Escape');
    await count(page, '未完成', 1);
    const book = await visitor.context.request.get(`${pages.url}/api/v1${new URL(page.url()).pathname}/workbook`);
    expect(book.headers()['content-disposition']).toContain('.xlsx');
    expect(visitor.faults).toEqual([]);
  }, 300_000);

  test('is read by the mayor on a phone, who corrects nothing', async () => {
    const visitor = await pages.as('mayor', { width: 'phone' });
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open('/outcomes');
    expect(await page.getByLabel('文件正文').count()).toBe(0);
    await page.locator('.outcomes-list a').first().click();
    await rowOf(page, 't1').waitFor();
    expect(await page.getByRole('button', { name: /^更正第/ }).count()).toBe(0);
    await page.getByText('报告原文', { exact: true }).click();
    await page.locator('.outcomes-paper').waitFor();
    await looked(page, 'outcomes-phone');
    expect(visitor.faults).toEqual([]);
  }, 300_000);

  test('a text that is no report is told in a sentence', async () => {
    const { page, open } = await pages.as('chief-supervisor');
    page.setDefaultTimeout(LONG);
    await open('/outcomes');
    await page.getByLabel('文件正文').fill('今日无事。');
    await page.getByRole('button', { name: '识别' }).click();
    await page.getByText('不像是一份工作报告').waitFor();
    expect(new URL(page.url()).pathname).toBe('/outcomes');
  }, 300_000);
});

/** The directive that reports are held against, issued as a clerk would. */
async function issue(pages: Pages): Promise<void> {
  const { context } = await pages.as('issuing-clerk');
  const send = async (method: string, path: string, data: object, version?: number) => {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    const answer = await context.request.fetch(`${pages.url}/api/v1${path}`, { method, data, headers });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const units = await context.request.get(`${pages.url}/api/v1/units?limit=1`);
  const { rows } = (await units.json()) as { rows: { id: string }[] };
  const { id } = await send('POST', '/drafts', { name: '重点任务', text: notice });
  const decisions = [
    ...['t1', 't2', 't3', 't4'].map((item) => ({ type: 'setLead', item, unit: rows[0]?.id })),
    { type: 'setEffectiveOn', date: '2023-02-10' },
  ];
  await send('PATCH', `/drafts/${id}`, { decisions }, 1);
  await send('POST', `/drafts/${id}/issue`, {});
}

const rowOf = (page: Page, id: string) => page.locator(`.outcomes-row[data-id="${id}"]`);

const count = (page: Page, word: string, many: number) =>
  page
    .getByRole('group', { name: '按对账结论筛选' })
    .getByRole('button', { name: new RegExp(`^${word} ${many}$`) })
    .waitFor();
