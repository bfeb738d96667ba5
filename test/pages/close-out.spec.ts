import type { TaskView } from '@duban/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirm, looked, press } from '../support/at-page.js';
import { hasBrowser, openPages, type Pages, picture, type Visitor } from '../support/browser.js';
import { enter, faultsOf } from '../support/cast.js';
import { issueNotice } from '../support/issue-notice.js';
import { pass, readTask } from '../support/task-story.js';

const NOTICE = `济源市人民政府关于加快学校建设的通知
济政〔2021〕3号
一、民生实事
1.新建初级中学2所,年底前投入使用。(责任单位:教育体育局、财政金融局)
请各单位每月25日前报送进展情况。
济源市人民政府
2021年2月26日
`;

const cast = {
  clerk: 'issuing-clerk',
  lead: 'education-sport-liaison',
  head: 'education-sport-head',
  supervisor: 'supervisor-1',
} as const;
type Actor = keyof typeof cast;

describe.runIf(hasBrowser)(
  'a task is claimed to be done: rejected, claimed again, confirmed, and looked back on',
  () => {
    let pages: Pages;
    let people: Record<Actor, Visitor>;
    let address = '';

    beforeAll(async () => {
      pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
      people = await enter(pages, cast);
      address = await issueNotice(people.clerk, NOTICE);
      // Reports are owed by now, so that the task is under way.
      await pass(people.supervisor, 'P30D');
    }, 600_000);
    afterAll(() => pages.close());

    test('a claim that leaves a target out is refused beside the row; signed, visited, rejected with the reason', async () => {
      const { lead, head, supervisor } = people;
      const { page } = lead;
      await lead.open(`${address}/work/claim`);
      const rows = page.locator('.work-evidence');
      await rows.first().waitFor();
      await page.getByLabel('完成情况', { exact: false }).first().fill('两所中学均已建成。');
      await press(lead, '申请销号');
      await rows.first().getByText('请写明完成情况和佐证。').waitFor();
      expect((await read(lead)).members.some(({ kind }) => kind === 'closeOut')).toBe(false);
      await looked(page, 'close-out-row-missing');
      for (const row of await rows.all()) await row.getByRole('textbox').first().fill('竣工验收备案表。');
      await press(lead, '申请销号');
      await page.getByText('等待单位负责人签发。').waitFor();

      await sign(head);
      await supervisor.open('/');
      const waiting = supervisor.page.locator('#desk-closeOuts');
      await waiting.getByText('建议现场核查').waitFor();
      await waiting.locator('.desk-link').first().click();
      await supervisor.page.getByText('从未现场核查或督查').waitFor();
      await looked(supervisor.page, 'close-out-sampling');
      await press(supervisor, '现场核查');
      await press(supervisor, '不予销号');
      const dialog = supervisor.page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('第二所中学尚未封顶。');
      await dialog.locator('.ant-btn-primary').click();
      await expect.poll(async () => (await claim(lead)).state).toBe('rejected');
      expect((await claim(lead)).closeOut).toMatchObject({ manner: 'onSite', closesAs: 'measured' });
    });

    test('claimed again from what was said, on a phone; verified on paper, and confirmed as what it is', async () => {
      const { head, supervisor } = people;
      const lead = await pages.as(cast.lead, { width: 'phone' });
      const { page } = lead;
      await lead.open(`${address}/work/claim`);
      await page.getByText('上次申请未通过').waitFor();
      await page.getByText('第二所中学尚未封顶。').waitFor();
      const first = page.locator('.work-evidence').first();
      expect(await first.getByRole('textbox').first().inputValue()).toBe('竣工验收备案表。');
      await page.getByRole('radio', { name: '持续推进（转为常态）' }).check();
      await press(lead, '申请销号');
      await page.getByText('请写明说明。').waitFor();
      await looked(page, 'close-out-again');
      await page.getByRole('radio', { name: '已完成（附佐证）' }).check();
      await press(lead, '申请销号');
      await page.getByText('等待单位负责人签发。').waitFor();
      await sign(head);
      await supervisor.open(`${address}/work/${(await claim(supervisor)).id}`);
      await press(supervisor, '书面核查');
      await press(supervisor, '确认销号');
      const dialog = supervisor.page.getByRole('dialog');
      await dialog.getByRole('radio', { name: '已完成（附佐证）' }).waitFor();
      await picture(supervisor.page, 'close-out-confirm');
      await dialog.getByRole('button', { name: '确认销号' }).click();
      await expect.poll(async () => (await read(supervisor)).status).toBe('completed');
      expect(await read(supervisor)).toMatchObject({ closedAs: 'measured' });
    });

    test('a look back opens it again: what was found and what follows stand on the task, beside the confirmation', async () => {
      const { supervisor, lead } = people;
      const { page } = supervisor;
      await supervisor.open(address);
      await page.getByRole('button', { name: '重新督办' }).click();
      const dialog = page.getByRole('dialog');
      const reopen = dialog.getByRole('button', { name: '重新督办' });
      await reopen.click();
      await dialog.getByText('请填写此项').first().waitFor();
      await dialog.getByLabel('发现的问题').fill('第二所中学停工。');
      await dialog.getByLabel('后续处理（对谁、如何处理）').fill('对牵头单位通报批评，限期整改。');
      await picture(page, 'close-out-reopen');
      await reopen.click();
      await expect.poll(async () => (await read(supervisor)).status).not.toBe('completed');
      await lead.open(address);
      const panel = lead.page.locator('.panel').filter({ hasText: '销号情况' });
      for (const told of ['第二所中学停工。', '对牵头单位通报批评，限期整改。', '回头看发现问题', '已销号', '现场核查'])
        await panel.getByText(told).first().waitFor();
      await looked(lead.page, 'close-out-looked-back');
    });

    test('nothing failed on any of their pages', () => {
      expect(faultsOf(people)).toEqual([]);
    });

    async function sign(head: Visitor): Promise<void> {
      await head.open(`${address}/work/${(await claim(head)).id}`);
      await press(head, '签发销号申请');
      await confirm(head, '签发销号申请');
      await expect.poll(async () => (await claim(head)).state).toBe('signed');
    }

    /** The newest claim. */
    async function claim(visitor: Visitor): Promise<TaskView['members'][number]> {
      const found = (await read(visitor)).members.findLast(({ kind }) => kind === 'closeOut');
      if (!found) throw new Error('Nothing is claimed.');
      return found;
    }

    const read = (visitor: Visitor): Promise<TaskView> => readTask(visitor, address);
  },
);
