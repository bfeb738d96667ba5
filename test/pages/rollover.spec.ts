import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looked } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages } from '../support/browser.js';

const LONG = 60_000;

const earlier = `关于2022年重点任务的通知
许政〔2022〕5号
一、渡口建设
1.加快渡口智慧化改造，新建示范灯塔9座，完善航标巡检制度。(责任单位：市发展和改革委员会)
2.开展渡工职业技能培训，培训渡工3000人次，建立渡工实训基地。(责任单位：市财政局)
3.疏浚内河航道9公里，清理沉船，恢复夜间通航。(责任单位：市水利局)
4.修订渡口安全管理办法，建立渡船年检档案。(责任单位：市财政局)
`;

const later = `关于2023年重点任务的通知
许政〔2023〕5号
一、渡口建设
1.持续完善航标巡检制度，新建示范灯塔12座，推广电子海图。(责任单位：市发展和改革委员会)
2.开展渡工职业技能培训，培训渡工5000人次，评选金牌渡工。(责任单位：市财政局)
3.办好渡船检修站，城镇新增渡船座位3.7万个以上。(责任单位：市水利局)
4.拓宽筹资渠道，城镇新增渡船座位3万个。(责任单位：市财政局)
许昌市人民政府
2023年2月10日
`;

describe.runIf(hasBrowser)('a notice that follows one of the year before', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
    await issueEarlier(pages);
  }, 600_000);
  afterAll(() => pages.close());

  test('what repeats it is linked or told apart, and what it left unfinished is carried over', async () => {
    const visitor = await pages.as('issuing-clerk');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open('/drafts');
    await page.getByLabel('文件正文').fill(later);
    await page.getByRole('button', { name: '识别', exact: true }).click();
    const bar = page.getByRole('group', { name: '与往年及本文的重复' });
    await bar.getByRole('button', { name: /^与往年重复 2\s*待定 2$/ }).click();
    const drawer = page.getByRole('dialog', { name: '重复与结转' });
    const rows = drawer.locator('.wizard-overlap-rows > li');
    await rows.first().getByText('新建示范灯塔9座 → 新建示范灯塔12座').waitFor();
    await looked(page, 'rollover-repeats');

    await answer(rows.nth(0), '是同一事项', '已建立关联');
    await answer(rows.nth(1), '不是', '不是同一事项');
    await drawer.getByText('本文内重复 1').click();
    await answer(rows.first(), '不是同一指标', '不是同一指标');

    // All at once after a question, taken back in one stroke; then one alone.
    await drawer.getByText('往年未完成 3').click();
    await drawer.getByRole('button', { name: '全部列入本年度' }).click();
    await page.getByRole('button', { name: /^确\s?认$/ }).click();
    await rows.getByText('已列入本年度').nth(1).waitFor();
    await drawer.getByText('往年未完成 0').waitFor();
    await drawer.getByRole('button', { name: /^撤\s?销$/ }).click();
    await drawer.getByText('往年未完成 3').waitFor();
    expect(await rows.getByText('已列入本年度').count()).toBe(0);
    await rows.filter({ hasText: '疏浚内河航道' }).getByRole('button', { name: '列入本年度' }).click();
    await rows.filter({ hasText: '疏浚内河航道' }).getByText('已列入本年度').waitFor();
    await looked(page, 'rollover-unfinished');
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: /^往年未完成 2$/ }).waitFor();

    // Each of them is told with what it changed.
    await page.getByRole('button', { name: '改动清单 4' }).click();
    const changes = page.locator('.wizard-history > li');
    await changes.first().locator('ins', { hasText: '许政〔2022〕5号 3 疏浚内河航道' }).waitFor();
    expect(await changes.locator('dt').allTextContents()).toEqual([
      '任务',
      '续自',
      '不是同一指标',
      '不是同一事项',
      '续自',
    ]);
    await looked(page, 'rollover-changes');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: /预览与交办/ }).click();
    await page.getByText(/2 项往年未办结的任务由本文接续/).waitFor();
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('button', { name: '确认交办' }).click();
    await page.waitForURL(/\/directives\/2023\//);
    expect(visitor.faults).toEqual([]);
  }, 300_000);

  test('both tasks name each other, and the earlier one is withdrawn in favour of the later', async () => {
    const visitor = await pages.as('supervisor-1');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    const tasks = await visitor.context.request.get(`${pages.url}/api/v1/tasks?limit=50`);
    const { rows } = (await tasks.json()) as { rows: { title: string; task: { year: number; id: string } }[] };
    const dredging = rows.filter(({ title }) => title.startsWith('疏浚内河航道'));
    const next = dredging.find(({ task }) => task.year === 2023)?.task;
    await visitor.open(`/tasks/2023/${next?.id}`);
    await page.getByText('续自', { exact: true }).waitFor();
    await looked(page, 'rollover-later');
    await page.getByRole('link', { name: '2022 年第 3 项' }).click();
    await page.waitForURL(/\/tasks\/2022\//);
    await page.getByText('转入', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^2023 年 疏浚内河航道/ }).getAttribute('href')).toContain(next?.id);

    await page.getByRole('button', { name: '撤销任务' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/注明转入2023 年/).waitFor();
    await dialog.getByRole('textbox').fill('转入本年度继续办理。');
    await dialog.getByRole('button', { name: /^确\s?[定认]$/ }).click();
    await page.getByText('已撤销').first().waitFor();
    await looked(page, 'rollover-earlier');
    expect(visitor.faults).toEqual([]);
  }, 300_000);
});

/** The notice of the year before, issued as a clerk would. */
async function issueEarlier(pages: Pages): Promise<void> {
  const { context } = await pages.as('issuing-clerk');
  const send = async (method: string, path: string, data: object, version?: number) => {
    const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
    const told = await context.request.fetch(`${pages.url}/api/v1${path}`, { method, data, headers });
    if (!told.ok()) throw new Error(`${method} ${path}: ${await told.text()}`);
    return (await told.json()) as { id: string };
  };
  const { id } = await send('POST', '/drafts', { name: '重点任务', text: earlier });
  await send('PATCH', `/drafts/${id}`, { decisions: [{ type: 'setEffectiveOn', date: '2023-02-10' }] }, 1);
  await send('POST', `/drafts/${id}/issue`, {});
}

/** Answers a row; what was answered is shown in it. */
async function answer(row: Locator, name: string, decided: string): Promise<void> {
  await row.getByRole('button', { name, exact: true }).click();
  await row.locator('.mark', { hasText: decided }).waitFor();
}
