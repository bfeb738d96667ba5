import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSeed } from '../../seeds/index.js';
import { lookedAtBothWidths } from '../support/at-page.js';
import { fitsWidth, hasBrowser, openPages, type Pages, picture, type Visitor, widths } from '../support/browser.js';

const ORDER = '七日内报送追赶进度的具体措施。';

describe.runIf(hasBrowser)('a meeting, from what the work suggests to what a unit owes', () => {
  let pages: Pages;
  let supervisor: Visitor;

  beforeAll(async () => {
    pages = await openPages();
    supervisor = await pages.as('supervisor-1');
  }, 600_000);
  afterAll(() => pages.close());

  test('a supervisor calls it with what is late on its agenda, leaving one out', async () => {
    const { page } = supervisor;
    await supervisor.open('/meetings');
    await page.getByRole('heading', { name: '会议调度' }).waitFor();
    await page.getByRole('button', { name: '召集会议' }).click();
    await page.getByLabel('会议名称').fill('第二十六次周例会');
    await page.getByLabel('地点').fill('一号会议室');
    const agenda = page.getByRole('group', { name: '议题' });
    const boxes = agenda.getByRole('checkbox');
    await boxes.first().waitFor();
    const offered = await boxes.count();
    expect(offered).toBeGreaterThan(1);
    expect(await agenda.getByRole('checkbox', { checked: true }).count()).toBe(offered);
    await boxes.last().uncheck();
    await page.getByText(`已列入 ${offered - 1} 项`).waitFor();
    await lookedAtBothWidths(supervisor.page, 'meeting-call');
    await page.locator('form').getByRole('button', { name: '召集会议' }).click();
    await page.getByRole('heading', { name: '第二十六次周例会' }).waitFor();
    await page.getByText('会议召开后由督查室登记。').waitFor();
    expect(supervisor.faults).toEqual([]);
  });

  test('it is moved to another day and room, and back', async () => {
    const { page } = supervisor;
    for (const [day, room] of [
      ['2023-06-21', '三号会议室'],
      ['2023-06-19', '一号会议室'],
    ] as const) {
      await page.getByRole('button', { name: '会议改期' }).click();
      const move = await settled(page);
      await move.getByLabel('会议日期').fill(day);
      await move.getByLabel('会议日期').press('Tab');
      await move.getByLabel('地点').fill(room);
      await lookedAtBothWidths(page, 'meeting-move');
      await move.getByRole('button', { name: /确\s?定/ }).click();
      await move.waitFor({ state: 'hidden' });
      await page.getByText(room).first().waitFor();
    }
    expect(supervisor.faults).toEqual([]);
  });

  test('it is held, and what it decides stands before the unit as an instruction', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: '登记会议纪要' }).click();
    const minutes = await settled(page);
    await minutes.getByLabel('会议纪要').fill('会议听取了逾期任务的说明，要求逐项销号。');
    await minutes.getByRole('button', { name: /确\s?定/ }).click();
    await page.getByText('还没有登记议定事项。').waitFor();

    await page.getByRole('button', { name: '登记议定事项' }).click();
    const decision = await settled(page);
    await decision.getByLabel('议定内容').fill(ORDER);
    await decision.getByLabel('针对哪项任务').fill('不针对');
    await decision.getByLabel('针对哪项任务').press('Enter');
    await decision.getByLabel('办理单位').fill('发展和改革');
    await decision.getByLabel('办理单位').press('Enter');
    await decision.getByLabel('办理单位').press('Escape');
    // before the reports of the month, so that it stands on the first page of the desk
    await decision.getByLabel('办理期限').fill('2023-06-21');
    await decision.getByLabel('办理期限').press('Tab');
    await lookedAtBothWidths(supervisor.page, 'meeting-decision');
    await decision.getByRole('button', { name: /确\s?定/ }).click();
    await decision.waitFor({ state: 'hidden' });
    await page.getByText(ORDER).waitFor();
    await lookedAtBothWidths(supervisor.page, 'meeting-held');
    const owed = page.locator('.meeting-replies a').first();
    const path = (await owed.getAttribute('href')) ?? '';

    const head = await pages.as('development-reform-head');
    await head.open('/');
    await head.page.getByRole('link', { name: ORDER.slice(0, -1) }).waitFor();
    await head.open(path);
    await head.page.getByText(ORDER).first().waitFor();
    expect(head.faults).toEqual([]);
    await head.context.close();
    expect(supervisor.faults).toEqual([]);
  });

  test('the unit that leads what is on the agenda is told, reads its part, and finds the meeting with its task', async () => {
    const { page } = supervisor;
    const lead = await headOfFirst(page);
    const head = await pages.as(lead);
    await head.open('/notices');
    await head.page.getByText('会议通知').first().waitFor();
    await head.open('/meetings');
    await head.page.getByRole('link', { name: '第二十六次周例会' }).click();
    await head.page.getByText('会议听取了逾期任务的说明，要求逐项销号。').waitFor();
    expect(await head.page.getByText('过程记录').count()).toBe(0);
    await lookedAtBothWidths(head.page, 'meeting-of-unit');
    await head.page.locator('tbody a').first().click();
    await head.page.getByRole('heading', { name: '会议研究' }).waitFor();
    expect(await fitsWidth(head.page)).toBe(true);
    await picture(head.page, 'meetings-of-task-desk');
    await head.page.getByRole('link', { name: '第二十六次周例会' }).click();
    await head.page.getByRole('heading', { name: '第二十六次周例会' }).waitFor();
    expect(head.faults).toEqual([]);
    await head.context.close();
  });

  test('a field day is scored on a phone', async () => {
    const { page } = supervisor;
    await supervisor.open('/meetings');
    await page.getByRole('button', { name: '召集会议' }).click();
    await page.getByLabel('会议名称').fill('三季度观摩点评');
    await page.getByLabel('类型').fill('观摩');
    await page.getByLabel('类型').press('Enter');
    await page.getByRole('group', { name: '评分项' }).waitFor();
    await page.locator('form').getByRole('button', { name: '召集会议' }).click();
    await page.getByRole('button', { name: '登记会议纪要' }).click();
    const minutes = await settled(page);
    await minutes.getByLabel('会议纪要').fill('实地观摩。');
    await minutes.getByRole('button', { name: /确\s?定/ }).click();

    await page.setViewportSize(widths.phone);
    await page.getByRole('button', { name: /^给“/ }).first().click();
    const sheet = await settled(page);
    for (const [label, points] of [
      ['形象进度', '38'],
      ['工程质量', '27'],
      ['带动作用', '25'],
    ] as const)
      await sheet.getByLabel(label).fill(points);
    await picture(page, 'meeting-sheet-phone');
    expect(await fitsWidth(page)).toBe(true);
    await sheet.getByRole('button', { name: /确\s?定/ }).click();
    // as cards a table has no cells
    await page.setViewportSize(widths.desk);
    await page.getByRole('cell', { name: '90', exact: true }).first().waitFor();
    await lookedAtBothWidths(supervisor.page, 'meeting-scores');
    expect(supervisor.faults).toEqual([]);
  });

  /** Who heads the unit that leads the first item of the agenda on the page. */
  async function headOfFirst(page: Page): Promise<string> {
    const lead = await page.locator('tbody tr').first().locator('td').nth(2).innerText();
    const unit = loadSeed('xuchang-2023').units.find(({ name, short }) => lead === name || lead === short);
    return `${unit?.code}-head`;
  }

  /** A form that is sent while its dialog still opens is swallowed. */
  async function settled(page: Page) {
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.waitForTimeout(400);
    return dialog;
  }
});
