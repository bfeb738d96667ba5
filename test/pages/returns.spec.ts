import type { ReturnView } from '@duban/contracts';
import type { Page } from 'playwright-core';
import readBook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeBook from 'write-excel-file/node';
import { fitsWidth, hasBrowser, openPages, type Pages, picture, seriousFaults } from '../support/browser.js';

const SHEET = '/returns/2023-06-25';
const LONG = 60_000;

describe.runIf(hasBrowser)('the return of a bureau with many tasks, in a year half lived through', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 600_000);
  afterAll(() => pages.close());

  test('shows every task of the bureau once, and those of all its days together on the list', async () => {
    const { page, open } = await pages.as('development-reform-liaison');
    page.setDefaultTimeout(LONG);
    await open(SHEET);
    const { rows } = (await page.request.get(`/api/v1${SHEET}`).then((said) => said.json())) as ReturnView;
    const tasks = new Set(rows.map(({ task }) => task.id));
    expect(tasks.size).toBeGreaterThan(20);
    expect(await page.locator('[data-row]').count()).toBe(rows.length);
    for (const { title } of rows)
      expect(await page.locator('[data-row]').filter({ hasText: title }).count()).not.toBe(0);
    expect(await page.getByText(`牵头任务（${rows.length} 项）`).count()).toBe(1);
  });

  test('says of a copy of last time that it is one, and counts what is not new', async () => {
    const { page, open } = await pages.as('development-reform-liaison');
    page.setDefaultTimeout(LONG);
    await open(SHEET);
    const row = page.locator('[data-row]').last();
    const before = (await row.locator('.returns-before-text').textContent()) ?? '';
    await row.locator('[data-column="summary"]').fill(before);
    await row.getByText('与上期文字相同').waitFor();
    await row.locator('[data-column="summary"]').fill('');
    await row.getByRole('checkbox').check();
    await row.getByText('连续第 1 期').waitFor();
    await page.getByText('已保存', { exact: false }).first().waitFor();
  });

  test('is downloaded as a table, filled off line, and taken back cell by cell', async () => {
    const { page, open, faults } = await pages.as('development-reform-liaison');
    page.setDefaultTimeout(LONG);
    await open(SHEET);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Excel' }).click(),
    ]);
    const filled = await filledTable(await download.path(), 5, {
      本期进展: '线下填写的进展。',
      下步打算: '线下填写的打算。',
    });
    await upload(page, filled);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('线下填写的进展。').waitFor();
    await dialog.getByRole('checkbox').last().uncheck();
    await dialog.locator('.ant-btn-primary').click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('[data-column="summary"]').nth(4).inputValue()).toBe('线下填写的进展。');
    expect(await page.locator('[data-column="nextStep"]').nth(4).inputValue()).toBe('');
    // What is no table is refused in a sentence.
    await upload(page, Buffer.from('no table'));
    await page.getByRole('dialog').locator('.ant-modal-confirm-content').waitFor();
    expect(faults).toEqual([]);
  });

  test('is typed as in a spreadsheet, and kept by the server after a pause', async () => {
    const visitor = await pages.as('development-reform-liaison');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open(SHEET);
    const first = page.locator('[data-column="summary"]').first();
    await first.click();
    await page.keyboard.type('完成集中开工两次。');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('观摩一次。');
    expect(await first.inputValue()).toBe('完成集中开工两次。\n观摩一次。');
    await page.keyboard.press('Enter');
    expect(await place(page)).toEqual(['summary', 1]);
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
    expect(await place(page)).toEqual(['problems', 1]);
    await page.getByText('已保存', { exact: false }).first().waitFor();
    await page.reload();
    await page.locator('[data-row]').first().waitFor();
    expect(await page.locator('[data-column="summary"]').first().inputValue()).toContain('观摩一次。');
  });

  test('takes a pasted table as a whole, refuses one with too many columns, and goes back', async () => {
    const visitor = await pages.as('development-reform-liaison');
    const { page } = visitor;
    page.setDefaultTimeout(LONG);
    await visitor.open(SHEET);
    await page.locator('[data-column="nextStep"]').nth(1).focus();
    await paste(page, '一\t二\t三\t四\t五\n');
    await page.getByText('从这一格起只有 4 列可填').waitFor();
    expect(await page.locator('[data-column="nextStep"]').nth(1).inputValue()).toBe('');
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.locator('[data-column="summary"]').nth(1).focus();
    await paste(page, '争取资金三亿元\t\t\t"问题一\n问题二"\t继续申报\t33\t2023-6-18\t预计\n第二项有进展\n');
    await expect.poll(() => page.locator('[data-column="problems"]').nth(1).inputValue()).toBe('问题一\n问题二');
    expect(await page.locator('[data-column="value"]').nth(1).inputValue()).toBe('33');
    await page.getByRole('button', { name: '撤销粘贴' }).click();
    await expect.poll(() => page.locator('[data-column="summary"]').nth(2).inputValue()).toBe('');
  });

  test('is signed once by the head and handed in once by the liaison', async () => {
    const head = await pages.as('development-reform-head');
    head.page.setDefaultTimeout(LONG);
    await head.open(SHEET);
    await head.page.getByRole('button', { name: /整表签发/ }).click();
    await head.page
      .getByRole('dialog')
      .getByRole('button', { name: /整表签发/ })
      .click();
    await head.page.getByText(/已签发 \d+ 项/).waitFor();
    const liaison = await pages.as('development-reform-liaison');
    liaison.page.setDefaultTimeout(LONG);
    await liaison.open(SHEET);
    await liaison.page.getByRole('button', { name: /整表报送/ }).click();
    await liaison.page
      .getByRole('dialog')
      .getByRole('button', { name: /整表报送/ })
      .click();
    await liaison.page.getByText(/已报送 \d+ 项/).waitFor();
    await liaison.page.locator('[data-row]').first().getByText('已提交').waitFor();
    // What is handed in is read, and written no more.
    expect(await liaison.page.locator('[data-column="summary"]').first().isEditable()).toBe(false);
  });

  test.each(['desk', 'phone'] as const)('finds no fault on the sheet (%s)', async (width) => {
    const visitor = await pages.as('development-reform-liaison', { width });
    await visitor.open(SHEET);
    expect(await fitsWidth(visitor.page)).toBe(true);
    expect(await seriousFaults(visitor.page)).toEqual([]);
    expect(visitor.faults).toEqual([]);
    await picture(visitor.page, `return-sheet-${width}`);
  });
});

/** The downloaded table with some cells of a line filled, as somebody does it off line. */
async function filledTable(path: string, line: number, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  const [table] = await readBook(path);
  if (!table) throw new Error('The file has no table.');
  const [headings = []] = table.data;
  const data = table.data.map((row, index) =>
    row.map((cell, place) => {
      const typed = index === line ? cells[String(headings[place])] : undefined;
      return { value: typed ?? (cell === null ? '' : String(cell)), type: String };
    }),
  );
  return writeBook([{ sheet: table.sheet, data }]).toBuffer();
}

const upload = (page: Page, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name: '填报表.xlsx', mimeType: 'application/octet-stream', buffer });

/** The column that has the focus, and in which line it stands. */
const place = (page: Page): Promise<[string, number]> =>
  page.evaluate<[string, number]>(`(() => {
    const cell = document.activeElement;
    const rows = [...document.querySelectorAll('[data-row]')];
    return [cell.dataset.column, rows.indexOf(cell.closest('[data-row]'))];
  })()`);

/** What a spreadsheet puts on the clipboard, pasted into the cell that has the focus. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate<void>(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })()`);
