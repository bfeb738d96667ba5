import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fitsWidth,
  hasBrowser,
  openPages,
  type Pages,
  picture,
  seriousFaults,
  type Visitor,
  widths,
} from '../support/browser.js';

const LONG = 60_000;

const notice = `某市人民政府关于渡口工作的通知
某政〔2023〕9号
一、渡口
1.疏浚航道9公里。(牵头单位：许昌市水利局；责任单位：相关沿河县区)
2.推广旧书交换。(牵头单位：许昌市文化广播电视局；责任单位：许昌市体育局)
3.清查库存船只。(牵头单位：许昌市供销合作社；责任单位：各沿河县区)
某市人民政府
2023年1月5日
`;

describe.runIf(hasBrowser)('units and groups over time', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
  }, 600_000);
  afterAll(() => pages.close());

  test('a unit is renamed, merged and divided from a day on, and known by a former name', async () => {
    const visitor = await administrator(pages, '/admin/units');
    const { page, faults, context } = visitor;
    await openUnit(page, '许昌市水利局');
    const renaming = await deed(page, '更名');
    await renaming.getByLabel('新名称').fill('许昌市水务局');
    await day(renaming, '自何日起', '2023-02-01');
    await renaming.getByLabel('依据').fill('许编〔2023〕2号');
    await look(page, 'directory-rename');
    await save(renaming);
    await page.getByText('曾用名：许昌市水利局（至2023-01-31）').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /许昌市水务局/ }).waitFor();

    await openUnit(page, '许昌市文化广电和旅游局');
    const naming = await deed(page, '添加曾用名');
    await naming.getByLabel('曾用名').fill('许昌市文化广播电视局');
    await day(naming, '用至何日', '2018-12-31');
    await save(naming);
    await page.getByText('曾用名：许昌市文化广播电视局（至2018-12-31）').waitFor();
    await page.keyboard.press('Escape');

    await openUnit(page, '许昌市供销合作社');
    const dividing = await deed(page, '合并、分设或撤销');
    await dividing.getByText('没有未办结的任务和应办事项').waitFor();
    await choose(page, dividing.getByLabel('职能划入'), '许昌市农业农村局', '许昌市商务局');
    await day(dividing, '自何日起', '2023-02-01');
    await dividing.getByLabel('依据').fill('许编〔2023〕3号');
    await look(page, 'directory-end');
    await save(dividing);
    await page.getByText('存续至2023-01-31，职能划入许昌市商务局、许昌市农业农村局').waitFor();
    await page.keyboard.press('Escape');

    await openUnit(page, '许昌市体育局');
    const merging = await deed(page, '合并、分设或撤销');
    await choose(page, merging.getByLabel('职能划入'), '许昌市教育局');
    await merging.getByLabel('依据').fill('许编〔2023〕4号');
    await save(merging);
    await page.getByText(/职能划入许昌市教育局/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 180_000);

  test('a group takes whole kinds with an exception, and a part of it waits for a decision in the wizard', async () => {
    const { page, faults, context } = await administrator(pages, '/admin/groups');
    await page.getByRole('button', { name: '新增分组' }).click();
    const making = page.getByRole('dialog');
    await making.getByLabel('名称').fill('各沿河县区');
    await making.getByLabel('代码').fill('riverside');
    await choose(page, making.getByLabel('按类别计入'), '县（市、区）', '管委会');
    await save(making);
    const panel = page.locator('.panel').filter({ has: page.getByRole('heading', { name: '各沿河县区' }) });
    await panel.getByText('现有成员 9 个').waitFor();
    await panel.getByRole('button', { name: '加入单位' }).click();
    const joining = page.getByRole('dialog');
    await choose(page, joining.getByLabel('单位', { exact: true }), '许昌市东城区管理委员会');
    await day(joining, '自何日起', '2023-01-01');
    await joining.getByRole('checkbox', { name: '作为例外，不计入' }).check();
    await look(page, 'directory-exception');
    await save(joining);
    await panel.getByText('现有成员 8 个').waitFor();
    await panel.getByText('许昌市东城区管理委员会（例外）').waitFor();
    await page.getByRole('button', { name: '新增分组' }).click();
    await making.getByLabel('名称').fill('相关沿河县区');
    await making.getByLabel('代码').fill('riverside-part');
    await choose(page, making.getByLabel('属于哪个分组的一部分'), '各沿河县区');
    await save(making);
    await page.getByText('“各沿河县区”中的一部分，每项任务另行选定').waitFor();
    await look(page, 'directory-groups');
    expect(faults).toEqual([]);
    await context.close();

    const clerk = await pages.as('issuing-clerk');
    clerk.page.setDefaultTimeout(LONG);
    await decideInWizard(clerk);
    expect(clerk.faults).toEqual([]);
    await clerk.context.close();
  }, 180_000);
});

/** What names of other days mean today is said where a notice is checked; who is meant by a part of a group is decided. */
async function decideInWizard({ page, open }: Visitor): Promise<void> {
  await open('/drafts');
  await page.getByLabel('文件正文').fill(notice);
  await page.getByRole('button', { name: '识别', exact: true }).click();
  const row = page.locator('.wizard-row-active');
  const goTo = (item: string) => page.locator(`.wizard-row[data-id="${item}"] [data-row]`).click();
  await page.locator('.wizard-row').nth(1).waitFor();
  await page.getByText(/^全部 3/).click();
  await goTo('t2');
  await row.getByText(/原称“许昌市文化广播电视局”.*更名为许昌市文化广电和旅游局/).waitFor();
  await goTo('t3');
  await row.getByText(/各沿河县区：8 个单位/).waitFor();
  await goTo('t1');
  await row.getByText(/原称“许昌市水利局”，2023-02-01起更名为许昌市水务局/).waitFor();
  const part = row.locator('.wizard-open');
  await part.getByRole('combobox', { name: '“相关沿河县区”包括的单位' }).click();
  const offered = page.locator('.ant-select-item-option');
  await offered.first().waitFor();
  expect(await offered.count()).toBe(8);
  await page.getByTitle('襄城县人民政府').last().click();
  await page.keyboard.press('Escape');
  await look(page, 'directory-wizard');
  await part.getByRole('button', { name: '就是这些单位' }).click();
  await part.waitFor({ state: 'detached' });
  await row.getByText('相关沿河县区：1 个单位').waitFor();
}

async function administrator(pages: Pages, path: string): Promise<Visitor> {
  const visitor = await pages.as('administrator');
  visitor.page.setDefaultTimeout(LONG);
  await visitor.open(path);
  return visitor;
}

async function openUnit(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: '名称、简称或别名' }).fill(name);
  await page.getByText('共 1 条').waitFor();
  await page.getByRole('button', { name, exact: true }).click();
}

/** A deed of the unit that is open: its own form comes up over that of the unit. */
async function deed(page: Page, name: string): Promise<Locator> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog', { name: new RegExp(`：${name}$`) });
}

async function day(form: Locator, label: string, date: string): Promise<void> {
  await form.getByLabel(label).fill(date);
  await form.getByLabel(label).press('Tab');
}

async function choose(page: Page, field: Locator, ...names: string[]): Promise<void> {
  const offered = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  for (const name of names) {
    await field.click();
    // Of a long list only what is near is drawn.
    if (names.some((each) => each.startsWith('许昌市'))) await field.fill(name);
    await offered.getByTitle(name, { exact: true }).click();
  }
  // Nothing else is closed with the list.
  await page.locator('.ant-drawer-title').last().click();
}

async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: /^保\s?存$/ }).click();
  await form.waitFor({ state: 'hidden' });
}

/** At both widths nothing reaches out of the screen; nobody is shut out; a picture of each is kept. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    await expect.poll(() => fitsWidth(page), { timeout: 10_000 }).toBe(true);
    await picture(page, `${name}-${width}`);
  }
  await page.setViewportSize(widths.desk);
  expect(await seriousFaults(page)).toEqual([]);
}
