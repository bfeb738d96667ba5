import type { TaskView } from '@duban/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirm, looked, press } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, picture, type Visitor } from '../support/browser.js';
import { enter, faultsOf } from '../support/cast.js';
import { issueNotice } from '../support/issue-notice.js';
import { owed, part, pass, readTask } from '../support/task-story.js';

const cast = {
  clerk: 'issuing-clerk',
  lead: 'education-sport-liaison',
  finance: 'finance-liaison',
  supervisor: 'supervisor-1',
  chief: 'chief-supervisor',
} as const;
type Actor = keyof typeof cast;

describe.runIf(hasBrowser)('what was assigned is changed: more time, and an objection', () => {
  let pages: Pages;
  let people: Record<Actor, Visitor>;
  let address = '';

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    people = await enter(pages, cast);
    address = await issueNotice(people.clerk);
  }, 600_000);
  afterAll(() => pages.close());

  test('a unit asks for more time and is told what is missing; granted, both days stay to be seen', async () => {
    const { lead, supervisor } = people;
    const plan = await owed(lead, address, 'plan');
    const { dueOn } = await obligation(lead, plan);
    await open(lead, plan);
    const { page } = lead;
    await page.locator('summary').filter({ hasText: '申请延期' }).click();
    const ask = page.getByRole('button', { name: '申请延期' });
    await ask.click();
    for (const fault of ['请选择晚于原时限的日期。', '请写明目前进展。', '请写明理由。'])
      await page.getByText(fault).waitFor();
    await page.getByLabel('延至').fill('2021-03-24');
    await page.keyboard.press('Enter');
    await page.getByLabel('目前进展').fill('选址已定，概算在编。');
    await page.getByLabel('申请理由').fill('可研批复尚未下达。');
    await looked(page, 'change-extension-asked');
    await ask.click();
    await expect.poll(async () => (await obligation(lead, plan)).state).toBe('held');

    const extension = await part(supervisor, address, 'extension');
    await supervisor.open('/');
    await supervisor.page.locator('#desk-extensions .desk-link').first().click();
    await supervisor.page.waitForURL(`**${address}/work/${extension}`);
    for (const told of ['选址已定，概算在编。', '可研批复尚未下达。', '本年度该单位共申请延期 1 次'])
      await supervisor.page.getByText(told).waitFor();
    await looked(supervisor.page, 'change-extension');
    await press(supervisor, '同意延期');
    await confirm(supervisor, '同意延期');
    await expect.poll(async () => (await obligation(lead, plan)).dueOn).toBe('2021-03-24');
    expect(await obligation(lead, plan)).toMatchObject({ firstDueOn: dueOn, state: 'open' });

    await open(lead, plan);
    for (const day of [`原定 ${dueOn}`, '3月24日']) await page.locator('.work-beside').getByText(day).first().waitFor();
    // What was sent does not stand in the form again.
    expect(await page.getByLabel('申请理由').inputValue()).toBe('');
    await looked(page, 'change-extension-granted');
  });

  test('a unit objects on a phone: its days stand still until the inspectorate answers, and then begin anew', async () => {
    const { supervisor } = people;
    const finance = await pages.as(cast.finance, { width: 'phone' });
    const acknowledgement = await owed(finance, address, 'acknowledgement');
    const { dueOn } = await obligation(finance, acknowledgement);
    await open(finance, acknowledgement);
    const { page } = finance;
    await page.locator('summary').filter({ hasText: '提出异议' }).click();
    const raise = page.getByRole('button', { name: '提出异议' });
    await raise.click();
    await page.getByText('请写明异议理由。').waitFor();
    await page.getByLabel('异议理由').fill('该事项不属本单位职责。');
    await looked(page, 'change-objection-raised');
    await raise.click();
    await page.getByRole('link', { name: '提出的异议' }).waitFor();
    await pass(supervisor, 'P5D');
    expect(await obligation(finance, acknowledgement)).toMatchObject({ state: 'held', missedAt: null });

    await supervisor.open('/');
    await supervisor.page.locator('#desk-objections .desk-link').first().click();
    await supervisor.page.getByText('该事项不属本单位职责。').waitFor();
    await looked(supervisor.page, 'change-objection');
    await press(supervisor, '不予采纳');
    const dialog = supervisor.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('资金保障由贵单位负责。');
    await dialog.locator('.ant-btn-primary').click();
    await expect.poll(async () => (await obligation(finance, acknowledgement)).state).toBe('open');
    expect((await obligation(finance, acknowledgement)).dueOn > dueOn).toBe(true);
    await page.getByRole('link', { name: '提出的异议' }).click();
    await page.getByText('资金保障由贵单位负责。').waitFor();
    await looked(page, 'change-objection-answered');
  });

  test('the inspectorate lets the task rest to a day, and both the day and its basis stand on the task', async () => {
    const { page, open: go } = people.supervisor;
    await go(address);
    await page.getByRole('button', { name: '中止任务' }).click();
    const dialog = page.getByRole('dialog');
    const suspend = dialog.getByRole('button', { name: '中止任务' });
    await suspend.click();
    await dialog.getByText('请填写此项').first().waitFor();
    await dialog.getByLabel('中止依据').fill('资金渠道尚未落实。');
    await dialog.getByLabel('中止至').fill('2021-04-30');
    await picture(page, 'change-pause');
    // Takes the day and sends the form.
    await page.keyboard.press('Enter');
    for (const told of ['资金渠道尚未落实。', '4月30日'])
      await page.getByRole('region', { name: '任务情况' }).getByText(told).waitFor();
    await looked(page, 'change-paused');
  });

  test('the chief supervisor exempts what was missed: it stays late, with ground and basis beside it', async () => {
    const { supervisor, chief, lead } = people;
    await supervisor.open(address);
    await press(supervisor, '恢复任务');
    await confirm(supervisor, '恢复任务');
    await expect.poll(async () => (await read(supervisor)).status).not.toBe('suspended');
    await pass(supervisor, 'P14D');
    const missed = (await read(chief)).obligations.find(
      ({ state, unit }) => state === 'missed' && unit.name.includes('教育体育局'),
    );
    if (!missed) throw new Error('Nothing was missed.');
    await open(chief, missed.id);
    const { page } = chief;
    await page.locator('summary').filter({ hasText: '登记容错免责' }).click();
    const register = page.getByRole('button', { name: '登记容错免责' });
    await register.click();
    for (const fault of ['请选择免责情形。', '请写明免责依据。']) await page.getByText(fault).waitFor();
    await page.getByText('前置条件未具备', { exact: true }).click();
    await page.getByLabel('免责依据').fill('可研批复由省级部门办理，尚未下达。');
    await looked(page, 'change-exemption-form');
    await register.click();
    await page.getByText('免责：前置条件未具备').waitFor();
    await page.getByText('可研批复由省级部门办理，尚未下达。').waitFor();
    await page.getByRole('button', { name: '撤销免责' }).waitFor();
    await looked(page, 'change-exemption');
    expect(await obligation(chief, missed.id)).toMatchObject({
      state: 'missed',
      exemption: { ground: 'precondition' },
    });

    await lead.open(address);
    await lead.page.getByText('其中免责 1 项').waitFor();
    await looked(lead.page, 'change-exemption-unit');
  });

  test('nothing failed on any of their pages', () => {
    expect(faultsOf(people)).toEqual([]);
  });

  const open = (visitor: Visitor, member: string): Promise<void> => visitor.open(`${address}/work/${member}`);

  const read = (visitor: Visitor): Promise<TaskView> => readTask(visitor, address);

  async function obligation(visitor: Visitor, id: string): Promise<TaskView['obligations'][number]> {
    const found = (await read(visitor)).obligations.find((each) => each.id === id);
    if (!found) throw new Error('The obligation is gone.');
    return found;
  }
});
