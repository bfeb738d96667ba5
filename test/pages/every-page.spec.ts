import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitsWidth, hasBrowser, openPages, type Pages, picture, seriousFaults } from '../support/browser.js';

/** Who looks at which pages: each role at all that its menu offers, and at a task. */
const inspectorate = ['/', '/tasks', '/review', '/slips', '/dashboard', '/directives', '/admin/regimes'];
const unit = ['/', '/returns', '/tasks', '/board'];
const leaders = ['/', '/leader', '/tasks', '/dashboard', '/directives'];
const roles: Readonly<Record<string, readonly string[]>> = {
  mayor: leaders,
  'executive-vice-mayor': leaders,
  'chief-supervisor': inspectorate,
  'supervisor-1': inspectorate,
  'issuing-clerk': ['/', '/drafts', '/directives', '/tasks', '/dashboard'],
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
/** Both widths in Chinese, and English once, for its texts. */
const visits = [
  { language: 'zh', width: 'desk' },
  { language: 'zh', width: 'phone' },
  { language: 'en', width: 'desk' },
] as const;
const everybody = ['/notices', '/account', '/help'];

describe.runIf(hasBrowser)('each page of a year half lived through, as each role', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await openPages();
  }, 600_000);
  afterAll(() => pages.close());

  test.each(Object.entries(roles))('%s finds no fault', async (signIn, paths) => {
    const faults: string[] = [];
    for (const { language, width } of visits) {
      const visitor = await pages.as(signIn, { language, width });
      for (const path of [...paths, ...everybody, ...(await taskPathsOf(visitor))]) {
        const where = `${language} ${width} ${path}`;
        await visitor.open(path);
        if (!(await fitsWidth(visitor.page))) faults.push(`${where} reaches out of the screen`);
        // What it looks at is the same in both languages; it takes its time.
        if (language === 'zh' && width === 'desk')
          faults.push(...(await seriousFaults(visitor.page)).map((fault) => `${where} ${fault}`));
        faults.push(...visitor.faults.splice(0).map((fault) => `${where} ${fault}`));
        if (language === 'zh') await picture(visitor.page, `${signIn}${path.replaceAll(/[/?=]/g, '-')}-${width}`);
      }
      await visitor.context.close();
    }
    expect(faults).toEqual([]);
  });

  /** A task that the visitor sees: one that is late where there is one. */
  async function taskPathsOf({ context }: Awaited<ReturnType<Pages['as']>>): Promise<string[]> {
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
