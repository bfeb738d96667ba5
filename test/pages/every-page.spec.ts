import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fitsWidth,
  hasBrowser,
  openPages,
  type Pages,
  picture,
  seriousFaults,
  type Visitor,
  widths,
} from '../support/browser.js';

/** Who looks at which pages: each role at all that its menu offers, and at a task. */
const inspectorate = [
  '/',
  '/tasks',
  '/review',
  '/slips',
  '/meetings',
  '/inspections',
  '/clues',
  '/dashboard',
  '/directives',
  '/outcomes',
  '/admin/regimes',
];
const unit = ['/', '/returns', '/unit', '/tasks', '/board', '/meetings', '/inspections'];
const leaders = [
  '/',
  '/leader',
  '/tasks',
  '/dashboard',
  '/meetings',
  '/directives',
  '/outcomes',
  '/inspections',
  '/clues',
];
const roles: Readonly<Record<string, readonly string[]>> = {
  mayor: leaders,
  'executive-vice-mayor': leaders,
  'chief-supervisor': inspectorate,
  'supervisor-1': inspectorate,
  'issuing-clerk': ['/', '/drafts', '/outcomes', '/directives', '/tasks', '/dashboard'],
  'development-reform-head': unit,
  'development-reform-liaison': unit,
  administrator: [
    '/',
    '/admin/regimes',
    '/admin/holidays',
    '/admin/units',
    '/admin/groups',
    '/admin/posts',
    '/admin/people',
    '/admin/channels',
    '/admin/queue',
    '/admin/permissions',
    '/tasks',
    '/dashboard',
  ],
  viewer: ['/', '/tasks', '/dashboard', '/directives'],
};
const everybody = ['/notices', '/account', '/help'];

describe.runIf(hasBrowser)('each page of a year half lived through, as each role', () => {
  const seenInEnglish = new Set<string>();
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 600_000);
  afterAll(() => pages.close());

  test.each(Object.entries(roles))('%s finds no fault', async (signIn, paths) => {
    const faults: string[] = [];
    const visitor = await pages.as(signIn);
    const { page } = visitor;
    const about = (where: string, found: readonly string[]) =>
      faults.push(...[...found, ...visitor.faults.splice(0)].map((fault) => `${where} ${fault}`));
    const visited = [...paths, ...everybody, ...(await taskPathsOf(visitor))];
    for (const path of visited) {
      const name = `${signIn}${path.replaceAll(/[/?=]/g, '-')}`;
      await visitor.open(path);
      about(path, [...(await tooWide(page)), ...(await seriousFaults(page))]);
      await picture(page, `${name}-desk`);
      await page.setViewportSize(widths.phone);
      about(`${path} on a phone`, await tooWide(page));
      await picture(page, `${name}-phone`);
      await page.setViewportSize(widths.desk);
    }
    await visitor.context.close();
    // Its texts are the same for everybody, but those of the first page.
    const english = await pages.as(signIn, { language: 'en' });
    for (const path of visited.filter((each) => each === '/' || !seenInEnglish.has(each))) {
      await english.open(path);
      seenInEnglish.add(path);
      about(`${path} in English`, [...(await tooWide(english.page)), ...english.faults.splice(0)]);
    }
    await english.context.close();
    expect(faults).toEqual([]);
  });

  async function tooWide(page: Visitor['page']): Promise<string[]> {
    return (await fitsWidth(page)) ? [] : ['reaches out of the screen'];
  }

  /** A task that the visitor sees: one that is late where there is one. */
  async function taskPathsOf({ context }: Visitor): Promise<string[]> {
    const read = async (query: string) =>
      (await (await context.request.get(`${pages.url}/api/v1/tasks?limit=1${query}`)).json()) as {
        rows: { task: { year: number; id: string } }[];
      };
    const [first] = [...(await read('&status=overdue')).rows, ...(await read('')).rows];
    if (!first) return [];
    const path = `/tasks/${first.task.year}/${first.task.id}`;
    return [path, `${path}?at=2023-05-01`];
  }
});
