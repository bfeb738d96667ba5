import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskView, TaskView } from '@duban/contracts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { looked } from '../support/at-page.js';
import { fitsWidth, hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';
import { tabTo } from '../support/keyboard.js';

const LONG = 60_000;
const SCRIPT = '<script>window.broken = true</script><img src=x onerror="window.broken = true">';

describe.runIf(hasBrowser)('what units do, in a year half lived through', () => {
  let pages: Pages;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-files-'));
    pages = await openPages();
  }, 600_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await pages.close();
  });

  test('a unit hands in its sub-report and takes it back by the keyboard alone; a script in it is text', async () => {
    const visitor = await enter('changge-liaison');
    const { page, open, faults } = visitor;
    await open('/');
    const row = page.locator('#desk-contributions .desk-link').nth(1);
    const title = await row.innerText();
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel(/^工作进展/));
    await page.keyboard.type(`本期开工项目3个。${SCRIPT}`);
    await tabTo(page, page.getByRole('button', { name: '提交分项报送' }));
    await page.keyboard.press('Enter');
    await confirmByKey(page);
    await page.locator('.page-actions').getByText('已提交').waitFor();
    expect(await page.getByText(SCRIPT).count()).toBe(1);
    expect(await page.evaluate<unknown>('window.broken')).toBeUndefined();
    await page.goBack();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await page.locator('#desk-contributions').getByText(title).first().waitFor({ state: 'detached' });
    await page.goForward();
    // Back at what was handed in, it is read: nothing can be sent a second time.
    await tabTo(page, page.getByRole('button', { name: '撤回分项报送' }));
    expect(await page.getByRole('button', { name: '提交分项报送' }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await confirmByKey(page);
    expect(await page.getByLabel(/^工作进展/).inputValue()).toContain(SCRIPT);
    expect(faults).toEqual([]);
  });

  test('a part of a plan is refused where one of the three is missing, and handed in on a phone', async () => {
    const { page, open, faults } = await enter('development-reform-liaison', 'phone');
    await open('/');
    await page.locator('#desk-contributions .desk-row').filter({ hasText: '方案分工' }).getByRole('link').click();
    await page.getByRole('button', { name: '提交分工方案' }).click();
    for (const fault of ['至少写明一个时间节点。', '请写明责任领导。', '至少写明一项措施。'])
      await page.getByText(fault).waitFor();
    expect(await fitsWidth(page)).toBe(true);
    await page.getByLabel('到这一天完成什么').fill('培育新型消费场景20个');
    await page.getByLabel('完成日期').fill('2023-09-30');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: /责任领导/ }).click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('textbox', { name: '第 1 项措施' }).fill('进一步推进');
    // Weak, it is remarked and still taken.
    await page.getByText('较笼统').waitFor();
    await page.getByRole('button', { name: '提交分工方案' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交分工方案' }).click();
    await page.locator('.page-actions').getByText('已提交').waitFor();
    await looked(page, 'unit-plan-part-phone');
    expect(faults).toEqual([]);
  });

  test('one page tells all that concerns a unit, and leads to each of it', async () => {
    for (const width of ['desk', 'phone'] as const) {
      const { page, open, faults } = await enter('changge-liaison', width);
      await open('/unit');
      const owed = page.locator('#unit-owed');
      await owed.getByRole('link').first().waitFor();
      await page
        .locator('#unit-matters')
        .getByText(/红|黄|蓝|没有提出过/)
        .first()
        .waitFor();
      await page.locator('#unit-inspections').getByRole('link', { name: '全部督查' }).waitFor();
      await looked(page, `unit-${width}`);
      await owed.getByRole('link').first().click();
      await page.waitForURL(/\/tasks\/2023\/.*\/work\//);
      expect(faults).toEqual([]);
    }
  });

  test('a second click while the first is under way has no effect of its own', async () => {
    const { visitor, row } = await whoeverOwes('acknowledgement');
    const { page, open } = visitor;
    await open(`${row.address}/work/${row.obligation}`);
    await page.getByRole('main').getByRole('button', { name: '签收' }).dblclick();
    await page.getByText('已签收：').waitFor();
    const { members } = await entriesOf(visitor, row.address, 'acknowledgement.given');
    expect(members.filter((id) => id === row.obligation)).toHaveLength(1);
  });

  test('a form in two hands shows what the other changed and keeps what was typed', async () => {
    const [liaison, head] = [await enter('development-reform-liaison'), await enter('development-reform-head')];
    const row = await deskRow(liaison, 'owed', 'plan');
    const place = `${row.address}/work/${row.member}`;
    await Promise.all([liaison.open(place), head.open(place)]);
    await writePlan(liaison.page, '联络员写的措施12处');
    await writePlan(head.page, '负责人写的措施15处');
    await head.page.getByRole('button', { name: '保存方案' }).click();
    await head.page.getByText('已办理').waitFor();
    await liaison.page.getByText('他人已保存了新的内容').waitFor();
    await liaison.page.locator('ins').filter({ hasText: '负责人' }).waitFor();
    const measure = liaison.page.getByRole('textbox', { name: '第 1 项措施' });
    expect(await measure.inputValue()).toBe('联络员写的措施12处');
    expect(await liaison.page.getByRole('button', { name: '保存方案' }).isDisabled()).toBe(true);
    await liaison.page.getByRole('button', { name: '以我填写的为准' }).click();
    await liaison.page.getByRole('button', { name: '保存方案' }).click();
    await liaison.page.getByText('已办理').waitFor();
    const { members } = (await liaison.page.request
      .get(`/api/v1${row.address}`)
      .then((said) => said.json())) as TaskView;
    expect(members.find(({ id }) => id === row.member)?.content?.text).toContain('联络员写的措施12处');
  });

  test('a file that is no document and one that is too large are refused in a sentence; what was typed stays', async () => {
    const visitor = await enter('changge-liaison');
    const { page, open, faults } = visitor;
    const row = await deskRow(visitor, 'contributions', 'subReport');
    await open(`${row.address}/work/${row.member}`);
    await page.getByLabel(/^工作进展/).fill('另附清单。');
    const files = page.locator('.work-form input[type=file]');
    await files.setInputFiles({
      name: '清单.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ no'),
    });
    await page.getByRole('alert').filter({ hasText: '文件' }).waitFor();
    const refusal = await page.getByRole('alert').filter({ hasText: '文件' }).innerText();
    const large = join(folder, '影像资料.txt');
    await writeFile(large, Buffer.alloc(60 * 1024 * 1024, '影像'));
    await files.setInputFiles(large);
    await page.getByRole('alert').filter({ hasText: '50' }).waitFor();
    expect(await page.getByRole('alert').filter({ hasText: '50' }).innerText()).not.toBe(refusal);
    expect(await page.locator('.files-list li').count()).toBe(0);
    await files.setInputFiles({ name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.from('一、二、三') });
    await page.locator('.files-list').getByText('清单.txt').waitFor();
    expect(await page.getByLabel(/^工作进展/).inputValue()).toBe('另附清单。');
    expect(faults).toEqual([]);
  });

  test('the lead takes up one part and sends back the next by keys, and urges who is late', async () => {
    const { page, open, faults } = await enter('development-reform-liaison');
    await open('/board');
    await page.getByRole('button', { name: /逐件办理待采纳 [^1]/ }).click();
    const title = page.locator('.ant-drawer-title');
    const [first = ''] = await title.allInnerTexts();
    await page.keyboard.press('a');
    await title.filter({ hasNotText: first }).waitFor();
    const second = await title.innerText();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('textbox').fill('请补充数据来源。');
    await page.getByRole('dialog').locator('.ant-modal-confirm-btns .ant-btn-primary').click();
    const line = (unit: string): Locator => page.locator('.board-matrix tr').filter({ hasText: unit });
    await line(first).getByText('待采纳').waitFor({ state: 'detached' });
    await line(second).getByText('已退回').waitFor();
    await page.locator('.board-matrix button').filter({ hasText: '逾期未报' }).first().click();
    await page.locator('.ant-drawer-footer').getByRole('button', { name: '催办' }).click();
    await page.getByText('已发出 1 条催办').waitFor();
    await page.locator('.board-matrix').getByText('今日已催办').first().waitFor();
    expect(faults).toEqual([]);
  });

  /** A liaison with something of a kind owed: in which unit that is, the rehearsed half-year decides. */
  async function whoeverOwes(what: string) {
    for (const unit of [
      'development-reform',
      'culture-tourism',
      'finance',
      'emergency',
      'industry',
      'human-resources',
    ]) {
      const visitor = await enter(`${unit}-liaison`);
      const row = await findDeskRow(visitor, 'owed', what);
      if (row) return { visitor, row };
    }
    throw new Error(`Nobody asked owes an ${what}.`);
  }

  async function enter(signIn: string, width: 'desk' | 'phone' = 'desk'): Promise<Visitor> {
    const visitor = await pages.as(signIn, { width });
    visitor.page.setDefaultTimeout(LONG);
    return visitor;
  }
});

/** A dialog that asks has the focus on its yes. */
async function confirmByKey(page: Page): Promise<void> {
  const yes = page.getByRole('dialog').locator('.ant-btn-primary');
  await tabTo(page, yes);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The first row of a section of the desk that is about something. */
async function deskRow(visitor: Visitor, section: string, what: string) {
  const row = await findDeskRow(visitor, section, what);
  if (!row) throw new Error(`Nothing of ${what} waits.`);
  return row;
}

async function findDeskRow({ page }: Visitor, section: string, what: string) {
  const desk = (await page.request.get('/api/v1/desk?limit=100').then((said) => said.json())) as DeskView;
  const rows = desk.sections.find((each) => each.section === section)?.rows ?? [];
  const row = rows.find((each) => each.what === what);
  return row?.task && { ...row, address: `/tasks/${row.task.year}/${row.task.id}` };
}

/** What of a task an event of some type happened to, once for each event. */
async function entriesOf({ page }: Visitor, address: string, type: string): Promise<{ members: string[] }> {
  const { rows } = (await page.request.get(`/api/v1${address}/timeline?limit=200`).then((said) => said.json())) as {
    rows: { type: string; member: { id: string } | null }[];
  };
  return { members: rows.filter((row) => row.type === type).map(({ member }) => member?.id ?? '') };
}

async function writePlan(page: Page, measure: string): Promise<void> {
  await page.getByLabel('到这一天完成什么').first().fill('全面开工');
  await page.getByLabel('完成日期').first().fill('2023-09-30');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /责任领导/ }).fill('副主任');
  await page.getByRole('textbox', { name: '第 1 项措施' }).fill(measure);
}
