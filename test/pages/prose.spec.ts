import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looked } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages } from '../support/browser.js';

const LONG = 60_000;

const report = `某市2023年政府工作报告
一、2022年工作回顾
全年修复古桥6座，整治河道9公里。
二、2023年重点工作
(一)办好渡口民生
提升水上出行。新建候船亭12座，更换救生设备300套。尽快启用夜航灯。
6月底前完成渡船检修40艘。持续改善码头环境。
(二)做强水乡产业
培育水产加工企业15家。新增水产电商网点30个。年内建成冷库2座，新增仓位800个。
三、加强政府自身建设
坚持依法行政。
`;

describe.runIf(hasBrowser)('a work report, made into tasks by a clerk', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
  }, 600_000);
  afterAll(() => pages.close());

  test('its candidates are assigned, merged, split, dropped and taken up, listed as changed by hand, and issued', async () => {
    const visitor = await pages.as('issuing-clerk');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open('/drafts');
    await page.getByLabel('文件正文').fill(report);
    await page.getByRole('button', { name: '识别', exact: true }).click();
    await page.getByText(/^此件按报告读取：候选任务 6 项/).waitFor();

    // Candidates stand under their sections, each with its sentence in the text.
    expect(await page.locator('.wizard-section').allInnerTexts()).toEqual(['(一)办好渡口民生', '(二)做强水乡产业']);
    await rowOf(page, '新建候船亭').hover();
    await expect
      .poll(async () => (await page.locator('.wizard-paper .wizard-shown').allInnerTexts()).join(''))
      .toContain('新建候船亭12座');

    // What was left out says why, and may be taken up.
    await page.getByText(/^未列入 \d/).click();
    await page.getByRole('button', { name: /^时限不明/ }).click();
    const left = page.locator('.wizard-left');
    expect(await left.count()).toBe(1);
    expect(await left.innerText()).toContain('尽快启用夜航灯');
    await left.getByRole('button', { name: '列为任务' }).click();
    await left.filter({ hasText: '夜航灯' }).waitFor({ state: 'detached' });
    await page.getByText(/^候选 7/).click();
    await saved(page);

    await pick(page, '培育水产', '新增水产');
    await bar(page).getByRole('button', { name: '合并' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await expect.poll(() => rows(page).count()).toBe(6);
    await saved(page);
    await rowOf(page, '建成冷库').locator('[data-row]').click();
    await page.locator('.wizard-row-active').getByRole('button', { name: '拆分' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '拆成 2 项' }).click();
    await expect.poll(() => rows(page).count()).toBe(7);
    await saved(page);
    await pick(page, '渡船检修');
    await bar(page).getByRole('button', { name: '不交办' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('另行部署');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^确\s?定$/ })
      .click();
    await bar(page).waitFor({ state: 'detached' });
    await saved(page);

    await pick(page, '新建候船亭', '更换救生', '启用夜航灯', '培育水产', '建成冷库', '新增仓位');
    await bar(page).getByRole('button', { name: '指定单位' }).click();
    const assign = page.getByRole('dialog');
    await assign.getByRole('combobox', { name: '牵头' }).fill('财政');
    await page.getByTitle('许昌市财政局').last().waitFor();
    await page.keyboard.press('Enter');
    await assign.getByRole('button', { name: '指定单位' }).click();
    await bar(page).waitFor({ state: 'detached' });
    await saved(page);
    await looked(page, 'prose-check');
    // What says no day is taken as it stands.
    await page.getByRole('button', { name: /^时限待定/ }).click();
    await rows(page).first().locator('[data-row]').focus();
    await page.keyboard.press('a');
    await page.getByText('已确认 6 项').waitFor();

    await page.getByRole('button', { name: /^改动清单/ }).click();
    const history = page.getByRole('dialog');
    await history.locator('li').first().waitFor();
    for (const [words, change] of [
      ['列为任务', '尽快启用夜航灯'],
      ['合并', '新增水产电商网点30个'],
      ['拆分', '新增仓位800个'],
      ['不交办', '另行部署'],
      ['指定牵头', '许昌市财政局'],
      ['采纳', '不设'],
    ] as const)
      expect(await history.locator('li').filter({ hasText: words }).first().innerText()).toContain(change);
    await looked(page, 'prose-changes');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: '文号、制度与生效日' }).click();
    await page.getByLabel('文号').fill('某政〔2023〕31号');
    await page.getByLabel('生效日').fill('2023-02-10');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: /下一步/ }).click();
    await page.getByText(/^6 项任务，1 个单位/).waitFor();
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('button', { name: '确认交办' }).click();
    await page.waitForURL(/\/directives\/2023\//);
    const { rows: tasks } = (await (
      await visitor.context.request.get(`${pages.url}/api/v1/tasks?limit=200`)
    ).json()) as { rows: { title: string }[] };
    expect(tasks).toHaveLength(6);
    expect(visitor.faults).toEqual([]);
  }, 180_000);
});

const rows = (page: Page) => page.locator('.wizard-items .wizard-row');

const rowOf = (page: Page, words: string) => rows(page).filter({ hasText: words }).first();

const bar = (page: Page) => page.getByRole('toolbar', { name: '对选中任务' });

async function pick(page: Page, ...words: string[]): Promise<void> {
  for (const each of words) await rowOf(page, each).getByRole('checkbox').check();
}

const saved = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
