import type { TaskView } from '@duban/contracts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirm, looked, lookedAtBothWidths } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';
import { issueNotice } from '../support/issue-notice.js';
import { pass, readTask } from '../support/task-story.js';

const SAID = '材料已于3月3日报送纸质件，系统未及时录入。';

// Nobody acknowledges: on Wednesday 10 March, five working days after the day, red slips are drafted about both units.
describe.runIf(hasBrowser)('a red slip is announced before it is issued', () => {
  let pages: Pages;
  let chief: Visitor;
  let lead: Visitor;
  let finance: Visitor;
  let address = '';

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    address = await issueNotice(await pages.as('issuing-clerk'));
    chief = await pages.as('chief-supervisor');
    lead = await pages.as('education-sport-liaison', { width: 'phone' });
    finance = await pages.as('finance-liaison');
    await pass(chief, 'P10D');
  }, 600_000);
  afterAll(() => pages.close());

  test('the chief supervisor announces both at once, and sees until when the units may reply', async () => {
    await chief.open('/slips');
    const { page } = chief;
    await page.getByText('下发前须告知单位，陈述申辩期 2 个工作日').first().waitFor();
    await page.getByRole('checkbox', { name: '全选' }).first().check();
    await lookedAtBothWidths(page, 'hearing-drafted');
    await page.getByRole('button', { name: '告知拟通报（2）' }).click();
    await confirm(chief, '确定');
    expect(await page.getByText('已告知，陈述申辩截至').count()).toBe(2);
    await lookedAtBothWidths(page, 'hearing-announced');
    await expect.poll(async () => (await reds()).map(({ state }) => state)).toEqual(['announced', 'announced']);
  });

  test('the unit finds it on its desk, reads the last day, and replies on a phone', async () => {
    const { page, open } = lead;
    await open('/');
    await looked(page, 'hearing-desk-phone');
    await page.locator('#desk-announced .desk-link').first().click();
    await page.getByText('督查室拟就该事项对本单位下发督办单').waitFor();
    await page.getByText('陈述申辩截止').waitFor();
    const send = page.getByRole('button', { name: '陈述申辩' });
    await send.click();
    await page.getByText('请写明事实和理由。').waitFor();
    await page.getByLabel('陈述申辩内容').fill(SAID);
    await looked(page, 'hearing-reply-phone');
    await send.click();
    await confirm(lead, '陈述申辩');
    await page.getByText('陈述申辩时间').waitFor();
    await looked(page, 'hearing-replied-phone');
    await open('/');
    await page.locator('.desk-row').first().waitFor();
    expect(await page.locator('#desk-announced .desk-link').count()).toBe(0);
  });

  test('the chief supervisor reads the reply and issues; the unit that said nothing may still speak', async () => {
    await chief.open('/slips');
    const { page } = chief;
    await page.getByText(SAID).waitFor();
    await tick(page, '教育体育局');
    await lookedAtBothWidths(page, 'hearing-read');
    await page.getByRole('button', { name: '下发所选（1）' }).click();
    await confirm(chief, '确定');
    await expect.poll(async () => (await redOf('教育体育局'))?.state).toBe('issued');
    await tick(page, '财政金融局');
    expect(await page.getByRole('button', { name: '下发所选（0）' }).isDisabled()).toBe(true);
  });

  test('the day passes; the slip is dropped with a reason, and the unit reads it', async () => {
    await pass(chief, 'P5D');
    await chief.open('/slips');
    const { page } = chief;
    await page.getByText('前未提出意见，可以下发').first().waitFor();
    await tick(page, '财政金融局');
    await lookedAtBothWidths(page, 'hearing-over');
    await page.getByRole('button', { name: '不予下发（1）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('经核实已签收纸质文件。');
    await dialog.locator('.ant-btn-primary').click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await redOf('财政金融局'))?.state).toBe('discarded');
    const id = (await redOf('财政金融局'))?.id ?? '';
    await finance.open(`${address}/work/${id}`);
    await finance.page.getByText('经核实已签收纸质文件。').waitFor();
    await looked(finance.page, 'hearing-dropped');
  });

  test('nothing failed on the way', () => {
    for (const { faults } of [chief, lead, finance]) expect(faults).toEqual([]);
  });

  async function reds(): Promise<TaskView['members']> {
    // those about the acknowledgement: others follow later
    const task = await readTask(chief, address);
    const acknowledgements = new Set(
      task.obligations.flatMap(({ id, kind }) => (kind === 'acknowledgement' ? [id] : [])),
    );
    return task.members.filter(({ level, obligation }) => level === 'red' && acknowledgements.has(obligation ?? ''));
  }
  async function redOf(unit: string): Promise<TaskView['members'][number] | undefined> {
    return (await reds()).find((slip) => slip.unit?.name.includes(unit));
  }
});

/** Of the red slips the one about the acknowledgement of a unit. */
async function tick(page: Page, unit: string): Promise<void> {
  const red = page
    .locator('.slips-slip')
    .filter({ hasText: '红色' })
    .filter({ hasText: `${unit}的签收` });
  await red.getByRole('checkbox').check();
}
