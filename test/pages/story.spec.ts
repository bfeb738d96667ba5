import type { TaskView } from '@duban/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirm, press } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';
import { enter, faultsOf } from '../support/cast.js';
import { addressOfTask } from '../support/issue-notice.js';
import { owed, part, readTask } from '../support/task-story.js';

const NOTICE = `济源市人民政府关于加快学校建设的通知
济政〔2021〕3号
一、民生实事
1.新建一所初级中学,年底前投入使用。(责任单位:教育体育局、财政金融局、住建局)
请各单位每月25日前报送进展情况。
济源市人民政府
2021年2月26日
`;

/** Who takes part, each in a browser of their own: four offices, the lead's with its head. */
const cast = {
  clerk: 'issuing-clerk',
  lead: 'education-sport-liaison',
  head: 'education-sport-head',
  finance: 'finance-liaison',
  supervisor: 'supervisor-1',
} as const;
type Actor = keyof typeof cast;

describe.runIf(hasBrowser)('one task, from the notice that assigns it to the day it is completed', () => {
  let pages: Pages;
  let people: Record<Actor, Visitor>;
  let address = '';

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    people = await enter(pages, cast);
  }, 600_000);
  afterAll(() => pages.close());

  test('the clerk pastes the notice, confirms the doubtful lead, sees what it asks, and issues it', async () => {
    const { page, open } = people.clerk;
    await open('/drafts');
    await page.getByLabel('文件正文').fill(NOTICE);
    await page.getByRole('button', { name: '识别', exact: true }).click();
    await page.waitForURL(/\/drafts\/[0-9a-f-]{36}/);
    await page.getByText('首位单位暂作牵头').first().waitFor();
    await page.getByRole('button', { name: '采纳', exact: true }).first().click();
    await page.getByText('没有待核的任务').waitFor();
    await open(`${new URL(page.url()).pathname}?step=issue`);
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('button', { name: '确认交办' }).click();
    await page.waitForURL(/\/directives\/2021\//);
    await page.getByRole('heading', { name: /学校建设/ }).waitFor();
  });

  test('the units acknowledge; those that coordinate write their parts, the lead takes them up, its head signs', async () => {
    const { lead, finance, head } = people;
    address = await addressOfTask(lead);
    for (const unit of [lead, finance]) {
      await open(unit, await owed(unit, address, 'acknowledgement'));
      await press(unit, '签收');
      await unit.page.getByText('已签收：').waitFor();
    }
    await open(finance, await part(finance, address, 'planPart'));
    // Nothing written: refused beside the fields.
    await finance.page.getByRole('button', { name: '提交分工方案' }).click();
    await finance.page.getByText('请写明责任领导。').waitFor();
    await writePlan(finance, '资金到位', '2021-04-30', '列入年度预算，三月底前下达。');
    await finance.page.getByRole('button', { name: '提交分工方案' }).click();
    await confirm(finance, '提交分工方案');
    await finance.page.getByRole('button', { name: '撤回分工方案' }).waitFor();
    const plan = await part(lead, address, 'plan');
    await open(lead, plan);
    await lead.page.getByRole('button', { name: '采纳', exact: true }).first().click();
    await lead.page
      .getByRole('button', { name: /并入方案/ })
      .first()
      .click();
    await writePlan(lead, '投入使用', '2021-12-20', '完成土建和设备安装。');
    await lead.page.getByRole('button', { name: '保存方案' }).click();
    await lead.page.getByText('已保存，等待单位负责人签发。').waitFor();
    await open(head, plan);
    await press(head, '签发方案');
    await open(lead, plan);
    await press(lead, '报备方案');
    await confirm(lead, '报备方案');
    await lead.page.getByText('已生效').first().waitFor();
  });

  test('the window is open; one unit reports, one stays silent, and the day passes', async () => {
    const { finance, lead, supervisor } = people;
    await open(finance, await part(finance, address, 'subReport'));
    await finance.page
      .getByLabel(/工作进展/)
      .first()
      .fill('资金已落实三成。');
    await finance.page.getByRole('button', { name: '提交分项报送' }).click();
    await confirm(finance, '提交分项报送');
    await open(lead, await part(lead, address, 'report'));
    await lead.page.getByText('资金已落实三成。').waitFor();
    await supervisor.open('/');
    await untilStatus(supervisor, 'overdue');
    const task = await read(supervisor);
    expect(task.missed.lead).toBeGreaterThan(0);
    expect(task.missed.others).toBeGreaterThan(0);
  });

  test('a yellow slip waits, and the supervisor issues it', async () => {
    const { supervisor } = people;
    await untilPart(
      supervisor,
      ({ kind, state, level }) => kind === 'slip' && state === 'drafted' && level === 'yellow',
    );
    await supervisor.open('/slips');
    await supervisor.page
      .getByText(/初级中学/)
      .first()
      .waitFor();
    await supervisor.page.getByRole('checkbox', { name: '全选' }).first().check();
    await supervisor.page.getByRole('button', { name: /下发所选/ }).click();
    await confirm(supervisor, '确定');
    await expect
      .poll(async () =>
        (await read(supervisor)).members.some(({ kind, state }) => kind === 'slip' && state === 'issued'),
      )
      .toBe(true);
  });

  test('the late report is handed in and accepted; that it was late stays for ever', async () => {
    const { lead, head, supervisor } = people;
    const late = (await read(lead)).obligations.find(({ kind, state }) => kind === 'report' && state === 'missed');
    const report = late?.subject ?? '';
    await open(lead, report);
    await lead.page
      .getByLabel(/工作进展/)
      .first()
      .fill('主体结构封顶，迟报。');
    await lead.page.getByRole('button', { name: '保存报送' }).click();
    await lead.page.getByText('已保存，等待单位负责人签发。').waitFor();
    await open(head, report);
    await press(head, '签发报送');
    await open(lead, report);
    await press(lead, '提交报送');
    await confirm(lead, '提交报送');
    await lead.page.getByRole('button', { name: '撤回报送' }).waitFor();
    await supervisor.open(`/review?task=${address.replace('/tasks/', '')}&member=${report}`);
    await supervisor.page.getByText('主体结构封顶，迟报。').first().waitFor();
    await supervisor.page.keyboard.press('2');
    await supervisor.page.keyboard.press('a');
    await expect
      .poll(async () => (await read(supervisor)).obligations.find(({ id }) => id === late?.id)?.state)
      .toBe('metLate');
    expect((await read(supervisor)).obligations.find(({ id }) => id === late?.id)?.missedAt).not.toBeNull();
  });

  test('the lead claims completion, its head signs, the supervisor verifies and confirms', async () => {
    const { lead, head, supervisor } = people;
    await open(lead, 'claim');
    await lead.page.getByLabel('完成情况', { exact: false }).first().fill('已竣工验收并投入使用。');
    // The notice's target and the plan's time nodes are each answered for.
    for (const row of await lead.page.locator('.work-evidence textarea').all()) await row.fill('竣工验收报告。');
    await lead.page.getByRole('button', { name: '申请销号' }).click();
    await lead.page.getByText('等待单位负责人签发。').waitFor();
    const closeOut = (await read(lead)).members.find(({ kind }) => kind === 'closeOut')?.id ?? '';
    await open(head, closeOut);
    await press(head, '签发销号申请');
    await confirm(head, '签发销号申请');
    await open(supervisor, closeOut);
    await press(supervisor, '书面核查');
    await press(supervisor, '确认销号');
    await confirm(supervisor, '确认销号');
    await expect.poll(async () => (await read(supervisor)).status).toBe('completed');
    await supervisor.open(address);
    await supervisor.page.getByText('已办结').first().waitFor();
  });

  test('nothing failed on any of their pages', () => {
    expect(faultsOf(people)).toEqual([]);
  });

  async function open(visitor: Visitor, member: string): Promise<void> {
    await visitor.open(`${address}/work/${member}`);
  }

  const read = (visitor: Visitor): Promise<TaskView> => readTask(visitor, address);

  /** The bar of the demonstration, as a visitor presses it. */
  async function toNextWake({ page }: Visitor): Promise<void> {
    const [moved] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/demo/clock')),
      page.getByRole('button', { name: '推进到下一个时点' }).click(),
    ]);
    expect(moved.ok()).toBe(true);
    // Pressed while it is at it, the button does nothing.
    await page.locator('.frame-demo .ant-btn-loading').waitFor({ state: 'detached' });
  }

  async function untilStatus(visitor: Visitor, status: string): Promise<void> {
    for (let moves = 0; moves < 60 && (await read(visitor)).status !== status; moves++) await toNextWake(visitor);
    expect((await read(visitor)).status).toBe(status);
  }

  async function untilPart(visitor: Visitor, isIt: (member: TaskView['members'][number]) => boolean): Promise<void> {
    for (let moves = 0; moves < 60 && !(await read(visitor)).members.some(isIt); moves++) await toNextWake(visitor);
    expect((await read(visitor)).members.some(isIt)).toBe(true);
  }
});

async function writePlan({ page }: Visitor, name: string, day: string, measure: string): Promise<void> {
  await page.getByLabel('到这一天完成什么').last().fill(name);
  await page.getByLabel('完成日期').last().fill(day);
  const leader = page.getByLabel(/责任领导/).first();
  await leader.fill('分管副局长');
  await page
    .getByLabel(/项措施$/)
    .first()
    .fill(measure);
}
