import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeBook from 'write-excel-file/node';
import { fitsWidth, hasBrowser, openPages, PASSWORD, type Pages, type Visitor, widths } from '../support/browser.js';
import { lookedAtBothWidths } from '../support/at-page.js';
import { hasFocus, tabTo } from '../support/keyboard.js';

const LONG = 60_000;

describe.runIf(hasBrowser)('what only an administrator does', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 600_000);
  afterAll(() => pages.close());

  async function administrator(path: string): Promise<Visitor> {
    const visitor = await pages.as('administrator');
    visitor.page.setDefaultTimeout(LONG);
    await visitor.open(path);
    return visitor;
  }

  test('a day of a regime is moved: the difference names the days, is applied, and undone', async () => {
    const { page, context, faults } = await administrator('/admin/regimes/monthly-25-quarterly-annual');
    const apply = page.locator('#regimes-apply');
    const chooseDirective = async () => {
      await apply.getByLabel('交办文件').click();
      await page.locator('.ant-select-item-option').first().click();
    };
    const annual = () => apply.getByRole('row', { name: /进展报送 2023全年/ });
    await page.getByLabel('每年截止').fill('12.20');
    await page.getByLabel('每年截止').press('Tab');
    expect(await page.getByLabel('每年截止').inputValue()).toBe('12-20');
    await chooseDirective();
    expect(await annual().innerText()).toMatch(/12月25日周一\s+12月20日周三/);
    expect(await apply.getByRole('button', { name: '改用本制度' }).isDisabled()).toBe(true);
    await apply.getByRole('tab', { name: '每月表数' }).click();
    expect(await apply.getByRole('row', { name: /许昌市财政局/ }).innerText()).toContain('→');

    await page.getByRole('button', { name: '另存为新制度' }).click();
    const naming = page.getByRole('dialog');
    await naming.getByLabel('名称').fill('12月20日报全年');
    await naming.getByLabel('代码').fill('annual-20');
    await naming.getByRole('button', { name: '保存' }).click();
    await page.waitForURL(/\/admin\/regimes\/annual-20/);
    await chooseDirective();
    await apply.getByRole('button', { name: '改用本制度' }).click();
    await confirm(page, '改用本制度');
    await apply.getByText('目前执行：12月20日报全年').waitFor();

    await apply.getByRole('button', { name: '撤销改用' }).click();
    await confirm(page, '撤销改用');
    await apply.getByText(/目前执行：每月25日前报进展/).waitFor();
    await annual().waitFor();
    expect(await apply.getByRole('button', { name: '撤销改用' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);

  test('a ladder is tried on what was late under a directive, beside the one that ran', async () => {
    const { page, context, faults } = await administrator('/admin/regimes/monthly-25-quarterly-annual');
    const panel = page.locator('#regimes-ladder');
    const tryIt = panel.getByRole('button', { name: '模拟', exact: true });
    expect(await tryIt.isDisabled()).toBe(true);
    await panel.getByLabel('交办文件').click();
    await page.locator('.ant-select-item-option').first().click();
    await tryIt.click();
    await panel.getByText(/项任务，逾期 \d+ 次/).waitFor();
    const slips = async () =>
      /发出 (\d+) 张，按本制度为 (\d+) 张/
        .exec(await panel.innerText())
        ?.slice(1)
        .map(Number);
    const [ran, same] = (await slips()) ?? [];
    expect(ran).toBeGreaterThan(0);
    expect(same).toBe(ran);
    // the ladder as it is typed, before it is saved
    for (let rung = 0; rung < 3; rung++) await page.getByRole('button', { name: '删除第 1 级' }).click();
    await panel.getByText('规则或文件已变，请重新模拟。').waitFor();
    await tryIt.click();
    await panel.getByText('按本制度，逾期后不升级。').waitFor();
    expect(await slips()).toEqual([ran, 0]);
    await panel.getByRole('tab', { name: '按单位' }).click();
    await panel.getByRole('row', { name: /→ 0/ }).first().waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await fitsWidth(page)).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);

  test('days of a year without a table are hatched: they may still move', async () => {
    const { page, context } = await administrator('/admin/regimes/default');
    const later = page.getByRole('button', { name: '下一年' });
    const hatched = page.locator('.calendar-months .calendar-provisional');
    await page.locator('.calendar-has-strong').first().waitFor();
    expect(await hatched.count()).toBe(0);
    for (let year = 2024; year <= 2028; year += 1) await later.click();
    await hatched.first().waitFor();
    expect(await page.getByText('暂定，可能变动').count()).toBeGreaterThan(0);
    await context.close();
  });

  test('an account is locked, unlocked and reset, and opens with what was shown', async () => {
    const locked = await pages.as('supervisor-2');
    const session = () => locked.context.request.get(`${pages.url}/api/v1/session`).then((answer) => answer.status());
    expect(await session()).toBe(200);
    const { page, context, faults } = await administrator('/admin/people');
    await openPerson(page, await nameOf(context.request, 'supervisor-2'));
    const account = page.getByRole('region', { name: '账户' });
    await account.getByRole('button', { name: '停用账户' }).click();
    await confirm(page, '确定');
    await account.getByText('已停用').waitFor();
    expect(await session()).toBe(401);
    await account.getByRole('button', { name: '恢复账户' }).click();
    await account.getByRole('button', { name: '停用账户' }).waitFor();
    await account.getByRole('button', { name: '重置密码' }).click();
    await confirm(page, '确定');
    const password = await account.locator('.directory-password').innerText();
    await enter(locked, 'supervisor-2', password);
    expect(await locked.page.getByRole('heading', { name: '我的待办' }).count()).toBe(1);
    expect(faults).toEqual([]);
    await Promise.all([context.close(), locked.context.close()]);
  }, 120_000);

  test('a holiday is saved, and the days of running tasks follow when they are planned anew', async () => {
    const { page, context, faults } = await administrator('/admin/holidays');
    await page.getByText('各事项与节假日表一致').waitFor();
    await page.locator('[data-day="2023-07-25"]').click();
    expect(await page.getByRole('list', { name: '改动' }).innerText()).toMatch(/7月25日.+工作日 → 放假/);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/7月 进展报送：7月25日周二 截止日不变/).waitFor();
    await page.getByRole('button', { name: '重排时限' }).click();
    await confirm(page, '重排时限');
    await page.getByText('各事项与节假日表一致').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '重排时限' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a name of 60 characters moves no page, wherever it stands', async () => {
    const name = '阿卜杜热合曼江'.repeat(9).slice(0, 60);
    const { page, context, open } = await administrator('/admin/people');
    const look = async (where: Page, what: string) => {
      for (const size of Object.values(widths)) {
        await where.setViewportSize(size);
        // What closes or turns may still be on its way.
        await expect.poll(() => fitsWidth(where), { message: `${what} at ${size.width}`, timeout: 10_000 }).toBe(true);
      }
      await where.setViewportSize(widths.desk);
    };
    await page.getByRole('button', { name: '新增人员' }).click();
    await page.getByRole('dialog').getByLabel('姓名').fill(name);
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    // It goes on to the account at once.
    await page.getByLabel('登录名').fill('long-name');
    await page.getByRole('button', { name: '开通账户' }).click();
    const password = await page.locator('.directory-password').innerText();
    await look(page, 'a person');
    await open('/admin/people');
    await look(page, 'people');

    await open('/admin/posts');
    await page.getByRole('button', { name: '交接' }).first().click();
    await page.getByLabel('接任人').fill(name);
    await page.locator('.ant-select-item-option').first().getByText(name).waitFor();
    await page.getByLabel('接任人').press('Enter');
    await look(page, 'a handover');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: new RegExp(name) }).waitFor();
    await look(page, 'posts');

    const newcomer = await pages.as(null);
    await enter(newcomer, 'long-name', password);
    await look(newcomer.page, 'the frame');
    await Promise.all([context.close(), newcomer.context.close()]);
  }, 180_000);

  test('somebody acts in a post for some days, and signs in to it beside the own one', async () => {
    const { page, context, faults } = await administrator('/admin/posts?role=chiefSupervisor');
    await page.getByRole('button', { name: '交接' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('代行（AB角）').click();
    await dialog.getByLabel('代行人').fill('罗思齐');
    await page.locator('.ant-select-item-option-active').getByText('罗思齐').waitFor();
    await dialog.getByLabel('代行人').press('Enter');
    expect(await dialog.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await dialog.getByLabel('任职至').fill('2023-06-30');
    await dialog.getByLabel('任职至').press('Tab');
    await lookedAtBothWidths(page, 'administrator-acting');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: /罗思齐.*代行/ }).waitFor();

    const clerk = await pages.as('issuing-clerk');
    const { posts } = (await (await clerk.context.request.get(`${pages.url}/api/v1/session`)).json()) as {
      posts: { role: string }[];
    };
    expect(posts.map(({ role }) => role).toSorted()).toEqual(['chiefSupervisor', 'issuingClerk']);
    expect(faults).toEqual([]);
    await Promise.all([context.close(), clerk.context.close()]);
  }, 180_000);

  test('of a table of people the faulty row is named and nothing taken; what is no table is told', async () => {
    const { page, context } = await administrator('/admin/people');
    await page.getByRole('button', { name: '表格导入' }).click();
    const dialog = page.getByRole('dialog');
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await choose('人员.xlsx', Buffer.from('姓名,手机\n赵一,138'));
    await dialog.getByText('这不是可读的 .xlsx 表格').waitFor();
    await choose('人员.xlsx', await peopleBook('飞鸽'));
    const row = dialog.getByRole('row', { name: /手机/ });
    expect(await row.innerText()).toMatch(/^人员\s+3\s+手机\s+\S/);
    expect(await dialog.getByRole('button', { name: /^导入/ }).isDisabled()).toBe(true);
    await choose('人员.xlsx', await peopleBook('13800000002'));
    await dialog.getByRole('button', { name: /^导入 \d+ 行/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await openPerson(page, '钱二甲');
    await context.close();
  }, 120_000);

  test('a unit is added with another name, by the keyboard alone', async () => {
    const { page, context, faults } = await administrator('/admin/units');
    const make = page.getByRole('button', { name: '新增单位' });
    const dialog = page.getByRole('dialog');
    await tabTo(page, make);
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByLabel('名称'));
    await page.keyboard.type('许昌市数据局');
    await tabTo(page, dialog.getByLabel('别名'));
    await page.keyboard.type('市大数据局');
    await page.keyboard.press('Enter');
    await tabTo(page, dialog.getByRole('button', { name: '保存' }));
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /许昌市数据局/ });
    expect(await row.innerText()).toContain('市大数据局');
    // Who has no mouse goes on from where the form was opened.
    await expect.poll(() => hasFocus(page, make)).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);
});

const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function openPerson(page: Page, name: string): Promise<void> {
  await page.getByLabel('姓名', { exact: true }).first().fill(name);
  await page.getByRole('button', { name, exact: true }).click();
}

async function nameOf(request: Visitor['context']['request'], account: string): Promise<string> {
  const answer = (await (await request.get(`/api/v1/accounts?q=${account}`)).json()) as {
    rows: { name: string; person: { name: string } }[];
  };
  return answer.rows.find(({ name }) => name === account)?.person.name ?? '';
}

/** Signs in with a password that somebody else has made, and chooses an own one, as is asked at once. */
async function enter({ page }: Visitor, name: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.getByLabel('当前密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill(`${PASSWORD}-anew`);
  await page.getByLabel('再次输入新密码').fill(`${PASSWORD}-anew`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '我的待办' }).waitFor();
}

/** Two people in a table, the second with this telephone number. */
const peopleBook = (phone: string): Promise<Buffer> =>
  writeBook([
    {
      sheet: '人员',
      data: [
        ['姓名*', '手机', '邮箱', '单位', '岗位名称*', '任职日期*'],
        ['赵一甲', '13800000001', null, '许昌市财政局', '联络员', '2023-06-20'],
        ['钱二甲', phone, null, '许昌市教育局', '联络员', '2023-06-20'],
      ].map((row) => row.map((value) => (value === null ? null : { value }))),
    },
  ]).toBuffer();
