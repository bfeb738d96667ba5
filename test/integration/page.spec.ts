import { existsSync } from 'node:fs';
import { giveAccount } from '@duban/access';
import { inTenant } from '@duban/persistence';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const wanted = executablePath !== undefined || process.env['CI'] === 'true';
if (!wanted) console.warn('The page is not opened: Chromium is missing.');

describe.runIf(wanted)('the first page, in a browser', () => {
  let world: World;
  let api: TestApi;
  let browser: Browser;
  beforeAll(async () => {
    world = await openWorld('2023-03-01T01:00:00.000Z');
    await issueTasks(world, 2);
    api = await openApi(world);
    const { tenant, ids } = world;
    const account = { tenant, person: ids.person('liaison0'), name: 'liaison', password: 'eine lange Losung' };
    await inTenant(world.pool, tenant, (client) => giveAccount(client, { ...account, mustChange: false }));
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await api.close();
    await world.close();
  });

  test.each([
    [1440, 900],
    [390, 844],
  ])('at %i wide one signs in and finds what waits', async (width, height) => {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(api.url);
    await signIn(page, 'not the right one');
    await page.getByText('登录名或密码不对').waitFor();
    await signIn(page, 'eine lange Losung');
    await page.getByText('本单位应报').waitFor();
    expect(await page.locator('main li').count()).toBeGreaterThan(2);
    // Nothing reaches out of a narrow screen.
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('登录名').waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('登录名').fill('liaison');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
