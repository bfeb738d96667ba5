import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookedAtBothWidths } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, type Visitor } from '../support/browser.js';

const PASSPHRASE = 'river stones in autumn';
const REPORTER = '某甲乙';

describe.runIf(hasBrowser)('a clue, from its entry to the opening of who reported it', () => {
  let pages: Pages;
  let supervisor: Visitor;
  let chief: Visitor;

  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
    [supervisor, chief] = await Promise.all([pages.as('supervisor-1'), pages.as('chief-supervisor')]);
  }, 600_000);
  afterAll(() => pages.close());

  test('each keeper makes a key, and says the passphrase twice', async () => {
    const mayor = await pages.as('mayor');
    for (const visitor of [supervisor, chief, mayor]) {
      await visitor.open('/clues');
      await makeKey(visitor.page);
      expect(visitor.faults).toEqual([]);
    }
    await mayor.context.close();
  });

  test('a clue is entered, and its handler alone sees who reported it, after saying why', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: '登记线索' }).click();
    await page.getByLabel('标题').fill('渔港路灯不亮');
    await page.getByLabel('反映内容').fill(`${REPORTER}反映：东段路灯一周未亮。`);
    await page.getByLabel('承办人').click();
    await page.getByTitle(await nameOf(supervisor)).click();
    await page.getByLabel('电话').fill('555-0100');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('请填写姓名。').waitFor();
    await page.getByLabel('姓名').fill(REPORTER);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('标题或内容中写有反映人的姓名、电话或住址').waitFor();
    await lookedAtBothWidths(supervisor.page, 'clue-entry');
    await page.getByLabel('反映内容').fill('东段路灯一周未亮，夜间作业不便。');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '渔港路灯不亮' }).waitFor();
    expect(await page.getByText(REPORTER).count()).toBe(0);

    await open(page, 'not the passphrase');
    await page.getByText('密钥口令不对').waitFor();
    await page.getByLabel('密钥口令').fill(PASSPHRASE);
    await page.getByRole('dialog').getByRole('button', { name: '启封' }).click();
    await page.getByRole('region', { name: '已启封的身份' }).getByText(REPORTER).waitFor();
    await page.getByText('启封反映人身份').waitFor();
    await lookedAtBothWidths(supervisor.page, 'clue-opened');
    expect(supervisor.faults).toEqual([]);
  });

  test('the chief supervisor reads the clue and that it was opened, not who reported it', async () => {
    const { page } = chief;
    await chief.open('/clues');
    await page.getByRole('link', { name: '渔港路灯不亮' }).click();
    await page.getByText('启封反映人身份').waitFor();
    expect(await page.getByRole('button', { name: '启封' }).count()).toBe(0);
    expect(await page.content()).not.toContain(REPORTER);
    expect(chief.faults).toEqual([]);
  });

  async function nameOf({ context }: Visitor): Promise<RegExp> {
    const session = (await (await context.request.get('/api/v1/session')).json()) as { person: { name: string } };
    return new RegExp(session.person.name);
  }

  async function makeKey(page: Page): Promise<void> {
    await page.getByLabel('新口令').fill(PASSPHRASE);
    await page.getByLabel('再输一次').fill(`${PASSPHRASE}!`);
    await page.getByRole('button', { name: '建立密钥' }).click();
    await page.getByText('两次输入不一致。').waitFor();
    await page.getByLabel('再输一次').fill(PASSPHRASE);
    await page.getByRole('button', { name: '建立密钥' }).click();
    await page.getByText('建立于').waitFor();
  }

  async function open(page: Page, passphrase: string): Promise<void> {
    await page.getByRole('button', { name: '启封', exact: true }).click();
    await page.getByLabel('启封理由').fill('核实夜间情况');
    await page.getByLabel('密钥口令').fill(passphrase);
    await page.getByRole('dialog').getByRole('button', { name: '启封' }).click();
  }
});
