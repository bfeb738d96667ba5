import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looked } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';
import { tabTo } from '../support/keyboard.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../..');
const document = join(resolve(root, process.env['DUBAN_SHARED'] ?? '../shared'), 'directives/xuchang-2023-notice.txt');
const isWanted = existsSync(document) || process.env['CI'] === 'true';
if (!isWanted) console.warn(`No real document is imported: ${document} is missing (set DUBAN_SHARED).`);

const LONG = 60_000;

describe.runIf(hasBrowser && isWanted)('a real notice, by a clerk in a government that has none yet', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
  }, 600_000);
  afterAll(() => pages.close());

  test('is uploaded, looked through with few strokes, previewed and issued', async () => {
    const visitor = await pages.as('issuing-clerk');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open('/drafts');
    await page.getByText('第一次导入').waitFor();
    await page.getByLabel('选择文件').setInputFiles(document);
    await rowOf(page).first().waitFor();
    expect(await doubtful(page)).toBe(107);

    // Pointing at a task shows its words, pointing at the words shows the task.
    await rowOf(page).nth(1).hover();
    await page.locator('.wizard-paper .wizard-shown').first().waitFor();
    await page.locator('.wizard-paper button[data-item="t3"]').hover();
    await page.locator('.wizard-row[data-id="t3"].wizard-row-shown').waitFor();

    await atOnce(page, '全部确认');
    await atOnce(page, '均按所列单位');
    await open(page, 11);
    await page.locator('.wizard-doubts').getByRole('button', { name: '不展开' }).click();
    await page.locator('.wizard-doubts .wizard-open').waitFor({ state: 'detached' });
    for (const left of [10, 9, 8]) {
      const lead = page.locator('.wizard-row-active').getByRole('combobox', { name: '牵头', exact: true });
      await lead.click();
      await lead.fill('发展和改革');
      await page.getByTitle('许昌市发展和改革委员会').last().waitFor();
      await lead.press('Enter');
      await open(page, left);
    }
    // What is left is taken as it stands, by the keyboard alone; one step is taken back and done again.
    await page.locator('.wizard-row-active [data-row]').focus();
    for (let left = 8; left > 0; left -= 1) await page.keyboard.press('a');
    await open(page, 0);
    await page.keyboard.press('u');
    await open(page, 1);
    await page.locator('.wizard-row-active [data-row]').focus();
    await page.keyboard.press('Enter');
    await open(page, 0);
    await looked(visitor.page, 'wizard-check');

    await page.getByRole('link', { name: '文号、制度与生效日' }).click();
    await page.getByLabel('标题').fill('2023年重点任务分工');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '2023年重点任务分工' }).waitFor();
    await page.getByRole('link', { name: /下一步/ }).click();
    await page.getByText(/107 项任务，\d+ 个单位/).waitFor();
    await looked(visitor.page, 'wizard-issue');
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('button', { name: '确认交办' }).click();
    await page.waitForURL(/\/directives\/2023\//);
    const { rows } = (await (await visitor.context.request.get(`${pages.url}/api/v1/tasks?limit=200`)).json()) as {
      rows: unknown[];
    };
    expect(rows).toHaveLength(107);
    expect(visitor.faults).toEqual([]);
  }, 600_000);

  test('what is no document is told in a sentence, before and after it is sent', async () => {
    const { page, open } = await pages.as('issuing-clerk');
    await open('/drafts');
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    const told: string[] = [];
    const hear = async (words: RegExp) => told.push((await page.getByText(words).textContent()) ?? '');
    await choose('通知.doc', Buffer.from('PK'));
    await hear(/是旧版 Office/);
    await choose('照片.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]));
    await hear(/是扫描件/);
    await choose('通知.txt', Buffer.alloc(3_000_000, 'a'));
    await hear(/正文过长/);
    expect(told).toHaveLength(3);
  });

  test('three tasks are split, merged, dropped and taken back by the keyboard alone', async () => {
    const { page, faults } = await pasted(pages);
    const order = page.locator('.wizard-row');
    const number = async (count: number) => expect.poll(() => order.count(), { timeout: LONG }).toBe(count);
    // What a text says is shown, never obeyed.
    expect(await page.locator('.wizard-paper').innerText()).toContain('<img src=x onerror=');
    expect(await page.locator('.wizard-paper img').count()).toBe(0);
    expect(await page.evaluate<unknown>('window.broken')).toBeUndefined();

    const row = page.locator('.wizard-row-active');
    const dialog = page.getByRole('dialog');
    const press = async (name: string | RegExp, within: Locator = dialog) => {
      await tabTo(page, within.getByRole('button', { name }));
      await page.keyboard.press('Enter');
    };
    await row.locator('[data-row]').focus();
    await press('拆分', row);
    await press(/之后拆分/);
    await press('拆成 2 项');
    await number(4);
    await saved(page);
    await page.keyboard.press('u');
    await number(3);
    await press('与下一项合并', row);
    await number(2);
    await saved(page);
    await page.keyboard.press('u');
    await number(3);
    await press('不交办', row);
    await dialog.getByLabel('理由').waitFor();
    await page.keyboard.type('另行部署');
    await press('确定');
    await open(page, 2);
    await row.locator('[data-row]').focus();
    await page.keyboard.press('a');
    await open(page, 1);

    await page.getByRole('button', { name: /^改动清单/ }).click();
    await expect.poll(() => page.locator('.wizard-history li').count()).toBe(2);
    await page.getByRole('button', { name: '撤回（共 2 步）' }).click();
    await page.getByRole('button', { name: '确认撤回' }).click();
    await open(page, 3);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('days that the text says are confirmed at once and stand as milestones in the preview', async () => {
    const { page, faults, context } = await pasted(pages, DATED);
    const row = page.locator('.wizard-row-active');
    await page.locator('.wizard-row[data-id="t1"] [data-row]').click();
    // Pointing at a time limit shows where it is printed, and the other way round.
    await row.locator('.wizard-figures li').first().hover();
    await expect.poll(() => page.locator('.wizard-paper .wizard-figure-shown').allInnerTexts()).toEqual(['5月底前']);
    await page.locator('.wizard-paper .wizard-mark-target').first().hover();
    await expect.poll(() => row.locator('.wizard-figures .wizard-figure-shown').innerText()).toContain('确保');

    await row.locator('[data-row]').focus();
    await page.keyboard.press('t');
    await row.locator('.mark').filter({ hasText: '时间节点' }).first().waitFor();
    await saved(page);
    await page.keyboard.press('u');
    await row.locator('.mark').filter({ hasText: '待确认' }).first().waitFor();
    await saved(page);
    await page.getByRole('button', { name: /^确认全部时限 2/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
    await page.getByRole('button', { name: /^确认全部时限/ }).waitFor({ state: 'detached' });
    // What says no day is a doubt until it is accepted as it stands.
    await page
      .locator('.wizard-doubts')
      .getByRole('button', { name: /时限待定/ })
      .waitFor();
    await page.locator('.wizard-row[data-id="t2"] [data-row]').click();
    await row.locator('[data-row]').focus();
    await page.keyboard.press('a');
    await page
      .locator('.wizard-doubts')
      .getByRole('button', { name: /时限待定/ })
      .waitFor({ state: 'detached' });
    await saved(page);
    await looked(page, 'wizard-limits');

    await page.getByRole('link', { name: '文号、制度与生效日' }).click();
    await page.getByLabel('生效日').fill('2023-02-10');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: /下一步/ }).click();
    await page.getByText('时限形成 2 个时间节点').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 180_000);

  test('what another tab has changed is neither overwritten nor lost', async () => {
    const { page, context } = await pasted(pages);
    const other = await context.newPage();
    other.setDefaultTimeout(LONG);
    await other.goto(page.url());
    const editing = page.getByRole('dialog');
    const editingThere = other.getByRole('dialog');
    const edit = (where: Page) => where.locator('.wizard-row-active').getByRole('button', { name: '修改' }).click();
    await edit(page);
    await editing.getByLabel('标题').fill('我写的标题');
    await edit(other);
    await editingThere.getByLabel('标题').fill('别处写的标题');
    await editingThere.getByRole('button', { name: '保存' }).click();
    await editingThere.waitFor({ state: 'hidden' });
    // Refused and told; what was typed is still there, and can be kept with open eyes.
    await editing.getByRole('button', { name: '保存' }).click();
    await page.getByText(/您的这一步未保存/).waitFor();
    await page.getByText('此项在您填写期间已被修改').waitFor();
    expect(await editing.getByLabel('标题').inputValue()).toBe('我写的标题');
    expect(await page.locator('.wizard-row-active').innerText()).toContain('别处写的标题');
    await editing.getByRole('button', { name: '保存' }).click();
    await editing.waitFor({ state: 'hidden' });
    await saved(page);
    expect(await page.locator('.wizard-row-active').innerText()).toContain('我写的标题');
    await context.close();
  }, 120_000);
});

const NOTICE = `关于近期重点工作的通知
一、重点工作
1.推进<img src=x onerror="window.broken=1">项目建设，完成年度投资；开工项目20个。(责任单位：市发展和改革委员会、市财政局)
2.优化窗口服务，压减办理时限。(责任单位：市财政局、市水利局)
3.完成审计整改，建立台账。(责任单位：市水利局、市财政局)
`;

const DATED = `关于近期重点工作的通知
某政〔2023〕8号
一、重点工作
1.选址于5月底前完成；确保新增学位500个，9月底前投用。(责任单位：市发展和改革委员会、市财政局)
2.尽快优化窗口服务。(责任单位：市财政局、市水利局)
3.完成审计整改，建立台账。(责任单位：市水利局、市财政局)
`;

/** A clerk who has pasted a notice of three tasks, each with a doubt. */
async function pasted(pages: Pages, notice = NOTICE): Promise<Visitor> {
  const visitor = await pages.as('issuing-clerk');
  visitor.page.setDefaultTimeout(LONG);
  await visitor.open('/drafts');
  await visitor.page.getByLabel('文件正文').fill(notice);
  await visitor.page.getByRole('button', { name: '识别', exact: true }).click();
  await visitor.page.locator('.wizard-row').nth(2).waitFor();
  return visitor;
}

const rowOf = (page: Page) => page.locator('.wizard-row');

/** How many tasks deserve a look, as the first step says. */
const doubtful = async (page: Page): Promise<number> =>
  Number(/待核 (\d+) 项/.exec(await page.getByRole('navigation', { name: '导入步骤' }).innerText())?.[1] ?? 0);

/** Waits until so many tasks deserve a look, and what was decided is kept. */
async function open(page: Page, count: number): Promise<void> {
  await expect.poll(() => doubtful(page), { timeout: LONG }).toBe(count);
  await saved(page);
}

const saved = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: '已保存' }).waitFor();

/** Decides for all items with a doubt, after the question. */
async function atOnce(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
  await page.getByRole('button', { name }).waitFor({ state: 'detached' });
}
