import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { chromiumPath } from '../support/chromium.js';
import { dataFolder, startProgram } from '../support/program.js';
import { type Figure, median, milliseconds, notMeasured, percentile } from './figure.js';

/** A slow machine and an office's line: four times slower than this processor, 10 Mbit/s both ways, 20 ms. */
const SLOWER = 4;
const LINE = { offline: false, latency: 20, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const VISITS = 5;
/** In milliseconds. */
const GOAL = 2_000;

/** When what a person came for is there and answers: a row that can be opened. */
const views = [
  { page: 'desk', path: '/', who: 'development-reform-liaison', ready: 'main a[href^="/tasks/"]' },
  { page: 'ledger', path: '/tasks', who: 'supervisor-1', ready: 'main [data-task], main a[href^="/tasks/"]' },
] as const;

/** How long a first visit takes until desk and ledger can be used, in a browser that has kept nothing. */
export async function benchPages(): Promise<Figure[]> {
  if (chromiumPath === undefined)
    return [notMeasured('desk and ledger: first visit', milliseconds(GOAL), 'Chromium is missing')];
  const data = dataFolder();
  const { url, stop } = await startProgram('demo', { DUBAN_DATA: data.path });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  try {
    const figures: Figure[] = [];
    for (const view of views) {
      const times: number[] = [];
      for (let visit = 0; visit < VISITS; visit++) times.push(await visitOnce(browser, url, view));
      figures.push(figureOf(view.page, times));
    }
    return figures;
  } finally {
    await browser.close();
    await stop();
    data.remove();
  }
}

/** Milliseconds from the request to a row that can be opened. */
async function visitOnce(browser: Browser, url: string, view: (typeof views)[number]): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const body = { name: view.who, password: 'duban-demo' };
    await context.request.post(`${url}/api/v1/session`, { data: body });
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page));
    const began = performance.now();
    await page.goto(`${url}${view.path}`, { waitUntil: 'commit' });
    await page.locator(view.ready).first().waitFor();
    return performance.now() - began;
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

function figureOf(page: string, times: readonly number[]): Figure {
  const middle = median(times);
  return {
    what: `${page}: first visit until a row can be opened`,
    figure: `${milliseconds(middle)} (${milliseconds(percentile(times, 1))}–${milliseconds(percentile(times, 100))})`,
    limit: '4× slower processor, 10 Mbit/s',
    goal: milliseconds(GOAL),
    reached: middle <= GOAL,
  };
}
