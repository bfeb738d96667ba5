import type { DeskRow, DeskView, TaskView } from '@duban/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsWidth, hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';

const LONG = 60_000;
/** The leaders of the demonstration, and what each orders. */
const FREE = { mayor: '请检查防汛准备', 'executive-vice-mayor': '请检查值班安排' } as const;
const leaders = ['mayor', 'executive-vice-mayor'] as const;
/** 规上企业研发覆盖: sent back at the end of May, and late since. */
const TASK = { number: '13', word: '研发覆盖' };

describe.runIf(hasBrowser)('inspectorate and leaders, in a year half lived through', () => {
  let pages: Pages;
  let inspector: Visitor;
  beforeAll(async () => {
    pages = await openPages();
    inspector = await as('supervisor-1');
  }, 600_000);
  afterAll(() => pages.close());

  test('the page of each leader is one sheet of A4, also with orders whose replies are owed', async () => {
    for (const leader of leaders) {
      const { page, open } = await as(leader);
      await open('/leader');
      expect(await sheets(page)).toBe(1);
      await page.locator('.leader-slipping').getByRole('button').first().click();
      await page.getByRole('dialog').getByRole('button', { name: '批示' }).click();
      // Nothing written: refused beside the field.
      await page.getByText('请填写批示内容。').waitFor();
      await page.getByLabel('批示内容').fill(`${'请一周内拿出整改措施，逐项明确责任人和完成时限。'.repeat(12)}`);
      await page.getByRole('dialog').getByRole('button', { name: '批示' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.locator('.leader-instructions').getByText('待反馈').first().waitFor();
      await orderFreely(page, FREE[leader]);
      expect(await sheets(page)).toBe(1);
    }
  });

  test('the reply of a unit comes back to the leader who asked for it', async () => {
    const unit = await as('emergency-liaison');
    await unit.open('/');
    await unit.page.getByRole('link', { name: FREE.mayor }).first().click();
    await unit.page.getByLabel('办理情况').fill('已检查，隐患十处，整改九处。');
    await unit.page.getByRole('button', { name: '反馈办理情况' }).click();
    await unit.page.getByText('按时完成').first().waitFor();
    const leader = await as('mayor');
    await leader.open('/leader');
    await leader.page.locator('.leader-instructions').getByText('已检查，隐患十处，整改九处。').waitFor();
  });

  test('a task as of a past day stands otherwise than today, on each of its parts', async () => {
    const { page, open } = inspector;
    const path = await pathOf(TASK.number);
    const status = page.getByRole('region', { name: '任务情况' }).locator('.mark').first();
    await open(path);
    expect(await status.innerText()).toContain('逾期');
    await open(`${path}?at=2023-05-01`);
    await page.getByText('以下为5月1日').waitFor();
    expect(await status.innerText()).toContain('推进中');
    for (const tab of ['overview', 'dues', 'reports', 'chart', 'notices', 'course', 'record']) {
      const [now, then] = [await textOf(`${path}?tab=${tab}`), await textOf(`${path}?tab=${tab}&at=2023-05-01`)];
      expect(then, tab).not.toBe(now);
    }
    // The plan of March is in force on both days.
    expect(await textOf(`${path}?tab=plan&at=2023-05-01`)).toContain('已生效');
    expect(await textOf(`${path}?tab=chart`)).not.toMatch(/当前状态：.*未逾期/);
    expect(await textOf(`${path}?tab=chart&at=2023-05-01`)).toMatch(/当前状态：.*未逾期/);
  });

  test('on a phone the ledger and a task are read and never moved sideways', async () => {
    const { page, open } = await as('supervisor-1', 'phone');
    await open('/tasks');
    await page.getByLabel('查找任务').fill(TASK.word);
    await page.getByRole('link', { name: TASK.word }).waitFor();
    expect(await page.locator('.ledger-card').count()).toBe(1);
    expect(await fitsWidth(page)).toBe(true);
    await page.getByRole('link', { name: TASK.word }).click();
    await page.getByRole('heading', { level: 1, name: TASK.word }).waitFor();
    for (const tab of ['overview', 'dues', 'plan', 'reports', 'chart', 'course', 'record']) {
      await open(`${await pathOf(TASK.number)}?tab=${tab}`);
      expect(await fitsWidth(page), tab).toBe(true);
    }
  });

  test('at twice the size desk and ledger fit the screen', async () => {
    // What a browser does at 200 %: half as many pixels of the page, each twice as large.
    const context = await pages.browser.newContext({
      viewport: { width: 720, height: 450 },
      deviceScaleFactor: 2,
      storageState: await inspector.context.storageState(),
    });
    const page = await context.newPage();
    for (const [path, row] of [
      ['/', '.desk-row'],
      ['/tasks', '.ledger-row, .ledger-card'],
    ] as const) {
      await page.goto(`${pages.url}${path}`);
      await page.locator(row).first().waitFor();
      expect(await fitsWidth(page), path).toBe(true);
    }
    await context.close();
  });

  test('a disagreement is answered in its place', async () => {
    const lead = await as('development-reform-liaison');
    const { task, member } = await found(lead, 'toDecide', 'disagreement.raise');
    await give(lead, { type: 'disagreement.raise', target: task, member, text: '口径不一致。' });
    const { page, open } = inspector;
    await open('/');
    await page.locator('#desk-disagreements .desk-link').first().click();
    await page.getByText('口径不一致。').waitFor();
    await page.getByRole('button', { name: '答复分歧' }).click();
    await page.getByText('请写明裁定意见。').waitFor();
    await page.getByLabel('裁定意见').fill('以入库项目为准。');
    await page.getByRole('button', { name: '答复分歧' }).click();
    await page.getByText('已答复').waitFor();
    expect(await page.getByText('以入库项目为准。').count()).toBe(1);
  });

  describe('a day of a supervisor without the mouse', () => {
    test('a task is found in the ledger, chosen, opened, and found again', async () => {
      const { page, open } = inspector;
      await open('/tasks');
      await page.locator('.ledger-row').first().waitFor();
      await typeAfter(page, '/', TASK.word);
      await page.locator('.ledger-row').nth(1).waitFor({ state: 'detached' });
      await press(page, 'Enter', 'ArrowDown', 'x');
      await page.getByText('已选 1 项').waitFor();
      await press(page, 'Enter');
      await page.getByRole('heading', { level: 1, name: TASK.word }).waitFor();
      await page.goBack();
      await page.locator('.ledger-row').first().waitFor();
      expect(await page.getByLabel('查找任务').inputValue()).toBe(TASK.word);
    });

    test('three reports are reviewed in a row, with marks and reasons', async () => {
      const { page, open } = inspector;
      const reports = await handIn(3);
      await open('/review');
      await page.locator('.review-decision').waitFor();
      await press(page, 'a');
      await page.getByRole('alert').getByText('请先评价').waitFor();
      await press(page, '1', 'a');
      await left(page, 2);
      await typeAfter(page, 'r', '请补充具体进度数据。');
      await press(page, 'Control+Enter');
      await left(page, 1);
      await typeAfter(page, '3', '只有安排，没有进展。');
      await press(page, 'Control+Enter');
      await page.getByText('待审核的报送已全部办完').waitFor();
      await expect.poll(() => Promise.all(reports.map(stateOf))).toEqual(['accepted', 'returned', 'accepted']);
    });

    test('slips that have become due are chosen and issued', async () => {
      const { page, open, context } = inspector;
      const moved = await context.request.post(`${pages.url}/api/v1/demo/clock`, {
        data: { to: '2023-06-25T01:00:00.000Z' },
      });
      expect(moved.ok()).toBe(true);
      await open('/slips');
      await page.getByRole('checkbox', { name: '全选' }).first().focus();
      // To the first slip of the list, past the buttons that wait for a choice.
      await press(page, 'Tab', 'Space');
      await page.getByRole('button', { name: '下发所选（1）' }).waitFor();
      await press(page, 'Shift+Tab', 'Enter');
      await page.getByRole('dialog').waitFor();
      await press(page, 'Enter');
      await page.getByText('已下发 1 份督办单。').waitFor();
    });

    test('nothing failed on the way', () => {
      expect(inspector.faults).toEqual([]);
    });
  });

  async function as(signIn: string, width: 'desk' | 'phone' = 'desk'): Promise<Visitor> {
    const visitor = await pages.as(signIn, { width });
    visitor.page.setDefaultTimeout(LONG);
    return visitor;
  }

  async function read<Answer>({ context }: Visitor, path: string): Promise<Answer> {
    return (await (await context.request.get(`${pages.url}/api/v1${path}`)).json()) as Answer;
  }

  async function give({ context }: Visitor, command: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await context.request.post(`${pages.url}/api/v1/commands`, { data: command });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** The first row of a part of the desk on which something may be done. */
  async function found(visitor: Visitor, section: string, command: string): Promise<Found> {
    const [first] = await allFound(visitor, section, command);
    if (!first) throw new Error(`Nothing of ${section} waits for ${command}.`);
    return first;
  }

  async function allFound(visitor: Visitor, section: string, command: string): Promise<Found[]> {
    const { sections } = await read<DeskView>(visitor, '/desk?limit=100');
    const rows = sections.find((each) => each.section === section)?.rows ?? [];
    return rows.filter((row): row is Found => row.member !== null && row.commands.includes(command));
  }

  /** Reports of a bureau, written, signed and handed in one after the other. */
  async function handIn(count: number): Promise<Found[]> {
    const [liaison, head] = await Promise.all([as('development-reform-liaison'), as('development-reform-head')]);
    const owed = (await allFound(liaison, 'owed', 'report.draft')).slice(0, count);
    for (const { task: target, member } of owed) {
      const content = { summary: '上半年已完成年度目标的一半。', clauses: [], figures: [], problems: [] };
      const whole = { ...content, coordination: [], nextStep: '按节点推进。', attachments: [] };
      await give(liaison, { type: 'report.draft', target, member, content: whole });
      await give(head, { type: 'report.sign', target, member });
      await give(liaison, { type: 'report.submit', target, member });
    }
    return owed;
  }

  async function stateOf({ task, member }: Found): Promise<string | undefined> {
    const { members } = await read<TaskView>(inspector, `/tasks/${task.year}/${task.id}`);
    return members.find(({ id }) => id === member)?.state;
  }

  async function pathOf(number: string): Promise<string> {
    const { rows } = await read<{ rows: { number: string; task: Found['task'] }[] }>(inspector, '/tasks?limit=200');
    const task = rows.find((row) => row.number === number)?.task;
    return `/tasks/${task?.year}/${task?.id}`;
  }

  /** What stands in the chosen part of a task's page. */
  async function textOf(path: string): Promise<string> {
    await inspector.open(path);
    return inspector.page.getByRole('tabpanel').innerText();
  }
});

type Found = DeskRow & { task: NonNullable<DeskRow['task']>; member: string };

/** How many sheets of A4 the page is when it is printed. */
async function sheets(page: Page): Promise<number> {
  const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
  return printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** An order that is about no task, to the office for emergencies. */
async function orderFreely(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '批示', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: '另行批示' });
  await dialog.getByLabel('批示内容').fill(text);
  await dialog.getByLabel('承办单位').click();
  await page.keyboard.type('应急管理局');
  await press(page, 'Enter', 'Escape');
  await dialog.getByRole('button', { name: '批示' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.leader-instructions').getByText(text).waitFor();
}

async function press({ keyboard }: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await keyboard.press(key);
}

/** Presses a key that leads to a field, and types there. */
async function typeAfter(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('input:focus, textarea:focus').waitFor();
  await page.keyboard.type(text);
}

const left = (page: Page, count: number): Promise<void> => page.getByText(`待审核 ${count} 件`).waitFor();
