import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsWidth, hasBrowser, openPages, PASSWORD, type Pages, seriousFaults } from '../support/browser.js';

describe.runIf(hasBrowser)('the door', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2023-02-10T09:00' });
  }, 600_000);
  afterAll(() => pages.close());

  test.each(['desk', 'phone'] as const)(
    'a wrong password is told, the right one opens the desk (%s)',
    async (width) => {
      const { page, faults, open } = await pages.as(null, { width });
      await open('/');
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByLabel('登录名').fill('administrator');
      await page.getByLabel('密码').fill('not the right one');
      await page.keyboard.press('Enter');
      await page.getByText('登录名或密码不对').waitFor();
      await page.getByLabel('密码').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '我的待办' }).waitFor();
      expect(await fitsWidth(page)).toBe(true);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  test('a session that has ended is asked for over the page, and what was typed stays', async () => {
    const { page, context, open } = await pages.as('issuing-clerk');
    await open('/account');
    await page.getByLabel('当前密码').fill('half typed');
    await context.clearCookies();
    // Whatever is read next finds the session gone: this, or the stream of changes that asked before and stands above it.
    await page.getByRole('button', { name: '推进到下一个时点' }).dispatchEvent('click');
    const again = page.getByRole('dialog');
    await again.getByLabel('登录名').fill('issuing-clerk');
    await again.getByLabel('密码').fill(PASSWORD);
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('当前密码').inputValue()).toBe('half typed');
    await context.close();
  });

  test('the other language is a choice away and stays chosen', async () => {
    const { page, context, faults, open } = await pages.as('viewer');
    await open('/');
    await page.getByRole('banner').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My desk' }).waitFor();
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'My desk' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('one stream of changes serves a visit, whatever is opened on the way', async () => {
    const { page, context, open } = await pages.as('administrator');
    const streams: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/changes')) streams.push(request.url());
    });
    await open('/');
    for (const name of ['单位', '帮助', '我的待办']) {
      await page.getByRole('menuitem', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.waitForTimeout(500);
    expect(streams.length).toBe(1);
    await context.close();
  });

  test('a browser whose clock is wrong by a day shows the time of the server', async () => {
    const { page, context, open } = await pages.as('administrator');
    await page.clock.setFixedTime('2031-01-01T00:00:00Z');
    await open('/');
    await page.getByText(/业务时间 2023\/02\/10/).waitFor();
    await context.close();
  });

  test('a browser that takes itself for offline still shows what the server says', async () => {
    const { page, context, open } = await pages.as('administrator');
    await open('/');
    await page.evaluate(`window.dispatchEvent(new Event('offline'))`);
    await page.getByRole('menuitem', { name: '单位', exact: true }).click();
    await page.getByText(/^共 \d+ 条/).waitFor();
    await context.close();
  });

  test('what is not there, or not mine to see, says so and leads back', async () => {
    const { page, context, open } = await pages.as('changge-liaison');
    await page.goto('/no/such/page');
    await page.getByText('没有这个页面').waitFor();
    await page.getByRole('link', { name: '回到我的待办' }).click();
    await page.getByRole('heading', { name: '我的待办' }).waitFor();
    await open('/tasks/2023/00000000-0000-4000-8000-000000000000');
    await page.getByText(/没有这项内容|没有这个页面/).waitFor();
    await context.close();
  });
});
