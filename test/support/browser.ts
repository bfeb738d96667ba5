import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './chromium.js';
import { livedThrough } from './demonstration.js';
import { dataFolder, startProgram } from './program.js';

const root = resolve(import.meta.dirname, '../..');
/** In CI a missing browser is a failure, elsewhere a reason to say so and go on. */
export const hasBrowser = chromiumPath !== undefined || process.env['CI'] === 'true';
if (!hasBrowser) console.warn('No page is opened: Chromium is missing.');

/** The widths that every page is made for. */
export const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Of everybody in a demonstration. */
export const PASSWORD = 'duban-demo';

export interface Visit {
  width?: keyof typeof widths;
  language?: 'zh' | 'en';
}

/** Somebody at a page; what went wrong there is kept. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts and of the console, missing texts among them. */
  faults: string[];
  /** Opens an address of the product and waits until what it reads is there. */
  open: (path: string) => Promise<void>;
}

export interface Pages {
  url: string;
  browser: Browser;
  /** Somebody who has signed in, in a browser of their own; `null` stands at the door. */
  as(signIn: string | null, visit?: Visit): Promise<Visitor>;
  close(): Promise<void>;
}

/**
 * A demonstration with its pages, started, and a browser: of the year half lived through, or of what
 * `settings` say in its environment.
 */
export async function openPages(settings?: Readonly<Record<string, string>>): Promise<Pages> {
  const data = settings ? dataFolder() : await livedThrough();
  const { url, stop } = await startProgram('demo', { DUBAN_DATA: data.path, ...settings });
  const browser = await chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: ['--no-sandbox'],
  });
  return {
    url,
    browser,
    as: (signIn, visit) => visitorOf(browser, url, signIn, visit),
    close: async () => {
      await browser.close();
      await stop();
      data.remove();
    },
  };
}

async function visitorOf(browser: Browser, url: string, signIn: string | null, visit: Visit = {}): Promise<Visitor> {
  const { width = 'desk', language = 'zh' } = visit;
  const context = await browser.newContext({
    viewport: widths[width],
    locale: 'zh-CN',
    baseURL: url,
    // What is pressed while it still moves is missed by a program more easily than by a hand.
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => {
    // Kept where somebody has chosen otherwise since.
    if (localStorage.getItem('duban.language') === null) localStorage.setItem('duban.language', chosen);
  }, language);
  if (signIn !== null) await signInAs(context, url, signIn);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    // The browser itself complains of every refused request; what comes of it is looked at where it is asked for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, context, faults, open: (path) => openSettled(page, path) };
}

async function signInAs(context: BrowserContext, url: string, name: string): Promise<void> {
  const response = await context.request.post(`${url}/api/v1/session`, { data: { name, password: PASSWORD } });
  if (!response.ok()) throw new Error(`${name} was not let in: ${await response.text()}`);
}

/** The stream of changes never ends, so an idle network is no sign: the page is there when no outline is shown. */
async function openSettled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  // The page's policy forbids to evaluate text in it, so it is looked at from outside.
  for (let waited = 0; (await page.locator(OUTLINES).count()) > 0; waited += STEP_MS) {
    if (waited > OUTLINES_MS) throw new Error(`${path} shows the outline of what is read, and nothing else.`);
    await page.waitForTimeout(STEP_MS);
  }
}

const STEP_MS = 50;
/** How long a page may show outlines: after that what it reads will not come. */
const OUTLINES_MS = 60_000;
const OUTLINES = '.ant-skeleton-active, .ant-spin-spinning';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page does wrong by WCAG 2.2 AA, of what can be told by a program and is serious or worse: rule and place. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // A colour on its way to another is nobody's to read. What stands still, or comes to no end, is not waited for.
  await page.evaluate(`Promise.race([
    Promise.allSettled(document.getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished)),
    new Promise((resolve) => setTimeout(resolve, 5_000)),
  ])`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, ${JSON.stringify({ runOnly: RULES, rules: EXPERIMENTS })})`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

/** Rules that are no part of the guidelines yet: this one takes signs beside a number for its text. */
const EXPERIMENTS = { 'label-content-name-mismatch': { enabled: false } };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Whether nothing reaches out of the screen sideways. */
export const fitsWidth = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

/** Keeps a picture for people to look at, in a folder that git ignores. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test/pages/pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
