import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateQueue } from '@duban/jobs';
import { migrate } from '@duban/persistence';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { amendedNotice, bareNotice, inGb18030, inUtf16, notice, proseNotice } from './cli-notices.js';
import { buildCli, duban, dubanProcess } from './cli-run.js';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duban-cli-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const number = '云政〔2031〕3号';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What stderr says of an error: one line, no stack. */
function errorIn(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.startsWith('duban: '));
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

describe('a command that is wrongly written', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['imprt']],
    ['an unknown option', ['parse', '--fast', 'x.txt']],
    ['a missing argument', ['parse']],
    ['a missing option', ['calendar', '--year', '2031']],
    ['a year that is none', ['calendar', '--regime', 'default', '--year', 'next']],
    ['a day that does not exist', ['issue', 'x', '--effective', '2031-02-30']],
    ['a lead without a unit', ['issue', 'x', '--lead', '3']],
    ['an unknown seed', ['rehearse', '--directive', 'atlantis-1999']],
    ['an unknown statechart', ['statechart', 'rocket']],
    ['nothing to rehearse', ['rehearse', '--seed', '7']],
  ])('%s: exit code 2, nothing on stdout', async (_what, words) => {
    const { code, stdout, stderr } = await duban(words);
    expect(code, stderr).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  test('help is no error and goes to stdout', async () => {
    for (const words of [['--help'], ['import', '--help']]) {
      const { code, stdout } = await duban(words);
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: duban');
    }
  });

  test('a process ends with the same code and writes to the same streams', async () => {
    for (const words of [['parse'], ['--help']]) expect(await dubanProcess(words)).toEqual(await duban(words));
  });
});

describe('a file that cannot be used', () => {
  test('one that is not there, and a folder', async () => {
    const missing = await duban(['parse', join(folder, 'nowhere.txt')]);
    expect(missing.code).toBe(1);
    expect(errorIn(missing.stderr)).toContain('there is no such file');
    const directory = await duban(['import', folder]);
    expect(directory.code).toBe(1);
    expect(errorIn(directory.stderr)).toContain('it is a folder');
  });

  test('UTF-16 and any other encoding are refused, and the sentence says what to do', async () => {
    const utf16 = await duban(['parse', file('utf16.txt', inUtf16(notice))]);
    expect(utf16.code).toBe(1);
    expect(utf16.stdout).toBe('');
    expect(errorIn(utf16.stderr)).toContain('save it as plain text in UTF-8');
    const shiftJis = await duban(['parse', file('noise.txt', Uint8Array.of(0x83, 0x65, 0xff, 0x80, 0xa0, 0xff))]);
    expect(shiftJis.code).toBe(1);
    expect(errorIn(shiftJis.stderr)).toContain('UTF-8');
  });

  test('an empty document, one with a NUL, and one without tasks', async () => {
    const empty = await duban(['parse', file('empty.txt', ' \n\n')]);
    expect([empty.code, errorIn(empty.stderr)]).toEqual([1, expect.stringContaining('is empty')]);
    const nul = await duban(['import', file('nul.txt', notice.replace('民生', '民\0生'))]);
    expect([nul.code, errorIn(nul.stderr)]).toEqual([1, expect.stringContaining('control characters')]);
    const prose = await duban(['import', file('prose.txt', proseNotice), '--yes']);
    expect([prose.code, errorIn(prose.stderr)]).toEqual([1, expect.stringContaining('looked for')]);
  });
});

test('parse prints JSON alone, the same for UTF-8 and GB18030', async () => {
  const utf8 = await dubanProcess(['parse', file('notice.txt', notice)]);
  const gb18030 = await duban(['parse', file('gb.txt', inGb18030(notice))]);
  expect(utf8.code).toBe(0);
  const parsed = JSON.parse(utf8.stdout) as { tasks: { number: string; lead: string[] }[] };
  expect(parsed.tasks.map(({ number: printed, lead }) => [printed, lead])).toEqual([
    ['1', ['市水务局']],
    ['2', ['市教育局']],
    ['3', []],
    ['4', ['市工业信息化局']],
  ]);
  expect(gb18030.stdout).toBe(utf8.stdout);
  expect(gb18030.stderr).toContain('GB18030');
});

describe('calendar', () => {
  test('lists the eleven days on which a directive in force from 20 February 2023 asks for a report', async () => {
    const words = ['calendar', '--regime', 'monthly-25-quarterly-annual', '--year', '2023'];
    const { code, stdout } = await duban([...words, '--effective', '2023-02-20', '--json']);
    expect(code).toBe(0);
    const { reports } = JSON.parse(stdout) as {
      reports: { dueOn: string; dayOff: boolean; period: { kind: string } }[];
    };
    expect(
      reports.map(({ dueOn, dayOff, period }) => `${dueOn.slice(5)} ${period.kind}${dayOff ? ' off' : ''}`),
    ).toEqual([
      '02-25 monthly off',
      '03-25 quarterly off',
      '04-25 monthly',
      '05-25 monthly',
      '06-25 quarterly',
      '07-25 monthly',
      '08-25 monthly',
      '09-25 quarterly',
      '10-25 monthly',
      '11-25 monthly off',
      '12-25 annual',
    ]);
  });

  test('a regime with days that do not exist is refused with their place', async () => {
    const path = file(
      'regime.yaml',
      'code: odd\ntitle: odd\nreports: { monthly: { day: 25 }, quarterly: [02-30], annual: 12-25 }\n',
    );
    const { code, stderr } = await duban(['calendar', '--regime', path, '--year', '2031']);
    expect(code).toBe(1);
    expect(errorIn(stderr)).toContain('reports.quarterly.0');
    const unknown = await duban(['calendar', '--regime', 'odd', '--year', '2031']);
    expect([unknown.code, errorIn(unknown.stderr)]).toEqual([1, expect.stringContaining('default')]);
  });
});

test('the statecharts in docs are what the definitions say; one that is not is named', async () => {
  expect((await duban(['statechart', '--all', '--check'])).code).toBe(0);
  const charts = join(folder, 'charts');
  expect((await duban(['statechart', '--all', '--folder', charts])).code).toBe(0);
  writeFileSync(join(charts, 'plan.md'), 'old');
  const stale = await duban(['statechart', '--all', '--check', '--folder', charts]);
  expect([stale.code, errorIn(stale.stderr)]).toEqual([1, expect.stringContaining('plan')]);
  expect((await duban(['statechart', 'plan'])).stdout).toMatch(/^stateDiagram-v2\n/);
  const drawn = (await duban(['statechart', '--all'])).stdout;
  expect(drawn.match(/^stateDiagram-v2$/gm)).toHaveLength(readdirSync(charts).length);
  const astray = await duban(['statechart', 'plan', '--folder', charts]);
  expect([astray.code, errorIn(astray.stderr)]).toEqual([2, expect.stringContaining('--all')]);
});

describe('a database that does not answer', () => {
  test('is told in one sentence', async () => {
    const away = 'postgres://duban_app:secret@127.0.0.1:1/duban';
    const database = { ownerUrl: away, appUrl: away, queueUrl: away } as FreshDatabase;
    const words = ['import', file('notice.txt', notice), '--yes', '--json'];
    const { code, stdout, stderr } = await duban(words, database);
    expect([code, stdout]).toEqual([1, '']);
    expect(errorIn(stderr)).toContain('does not answer');
    expect(stderr).not.toContain('secret');
  });
});

describe('import and issue', () => {
  let database: FreshDatabase;
  let path: string;
  beforeAll(async () => {
    database = await freshDatabase();
    path = file('notice.txt', notice);
  });
  afterAll(() => database.drop());

  const count = async (sql: string): Promise<number> => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
    await client.end();
    return rows[0]?.n ?? -1;
  };
  const run = (...words: string[]) => reportOf(duban, words);
  const runProcess = (...words: string[]) => reportOf(dubanProcess, words);
  const reportOf = async (give: typeof duban, words: string[]) => {
    const { code, stdout, stderr } = await give([...words, '--json'], database);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  test('with an empty directory and nobody to ask, nothing is done and the options are named', async () => {
    const { code, stdout, stderr } = await duban(['import', path], database);
    expect([code, stdout]).toEqual([2, '']);
    expect(errorIn(stderr)).toMatch(/--yes.*--units/);
    expect(await count('tenant')).toBe(0);
  });

  test('a dry run says what would be done and changes nothing', async () => {
    const report = await run('import', path, '--dry-run');
    expect(report).toMatchObject({ outcome: 'imported', dryRun: true, tasks: 4, withoutLead: ['3'], unknownUnits: [] });
    expect(report['directory']).toEqual({ department: 5, company: 1, office: 1 });
    expect(await count('tenant')).toBe(0);
    expect(await count('directive')).toBe(0);
  });

  test('an empty directory is filled from the notice, with guessed kinds and posts', async () => {
    const report = await runProcess('import', path, '--yes', '--tenant', 'yunchuan');
    expect(report).toMatchObject({ outcome: 'imported', government: 'yunchuan', number, year: 2031, tasks: 4 });
    expect(report['groupsWithoutMembers']).toEqual(['各县(市、区)政府']);
    expect(await count(`tenant WHERE code = 'yunchuan' AND name = '云川市人民政府'`)).toBe(1);
    expect(await count(`unit WHERE kind = 'company' AND name = '云川投资有限公司'`)).toBe(1);
    expect(await count(`post WHERE role IN ('unitHead', 'unitLiaison')`)).toBe(14);
    expect(
      await count(`post WHERE role IN ('issuingClerk', 'chiefSupervisor', 'administrator', 'headOfGovernment')`),
    ).toBe(4);
  });

  test('the same content again changes nothing; other content is a new version with its difference', async () => {
    const events = await count('event');
    expect(await run('import', path)).toMatchObject({ outcome: 'unchanged' });
    expect(await count('event')).toBe(events);

    const amended = file('amended.txt', amendedNotice);
    expect(await run('import', amended, '--dry-run')).toMatchObject({ outcome: 'amended', dryRun: true });
    expect(await count('event')).toBe(events);
    const report = await run('import', amended);
    expect(report).toMatchObject({
      outcome: 'amended',
      tasks: 5,
      difference: {
        added: [{ number: '5' }],
        dropped: [],
        changed: [{ number: '1', fields: { coordinating: { after: ['市住房建设局', '市审计局'] } } }],
      },
    });
    // A unit that the directory does not know is kept as it is printed.
    expect(report['unknownUnits']).toEqual(['市审计局', '市城市管理局']);
    expect(await count(`directive_item WHERE item::text LIKE '%市审计局%'`)).toBe(1);
    expect(await run('import', path)).toMatchObject({ outcome: 'amended' });
  });

  test('issue names what it cannot issue, and says how much is owed on which days', async () => {
    const report = await run('issue', '云政(2031)3号');
    expect(report).toMatchObject({
      effectiveOn: '2031-02-14',
      regime: 'as-printed',
      issued: 3,
      withoutLead: ['3'],
      undecidedGroups: ['各县(市、区)政府'],
      unknownUnits: [],
    });
    const obligations = report['obligations'] as { dueOn: string; kind: string; count: number }[];
    const reports = obligations.filter(({ kind }) => kind === 'report');
    expect(reports.map(({ dueOn }) => dueOn)).toContain('2031-12-25');
    expect(reports).toHaveLength(11);
    expect(reports.every(({ count: owed }) => owed === 3)).toBe(true);
    expect(await count('task')).toBe(3);
  });

  test('a directive that has been issued, and one that is not there, is not issued', async () => {
    const again = await duban(['issue', number], database);
    expect([again.code, errorIn(again.stderr)]).toEqual([1, expect.stringContaining('has been issued')]);
    const nowhere = await duban(['issue', '云政〔2031〕99号'], database);
    expect([nowhere.code, errorIn(nowhere.stderr)]).toEqual([1, expect.stringContaining(number)]);
  });

  test('a document that prints no number or no date wants the option', async () => {
    const bare = file('bare.txt', bareNotice);
    const unnumbered = await duban(['import', bare], database);
    expect([unnumbered.code, errorIn(unnumbered.stderr)]).toEqual([2, expect.stringContaining('--number')]);
    expect(await run('import', bare, '--number', '云政〔2031〕4号', '--issuer', '云川市人民政府')).toMatchObject({
      year: 2031,
    });
    const undated = await duban(['issue', '云政〔2031〕4号'], database);
    expect([undated.code, errorIn(undated.stderr)]).toEqual([2, expect.stringContaining('--effective')]);
    const unknown = await duban(
      ['issue', '云政〔2031〕4号', '--effective', '2031-03-01', '--lead', '3=市航天局'],
      database,
    );
    expect([unknown.code, errorIn(unknown.stderr)]).toEqual([2, expect.stringContaining('市航天局')]);
    const words = ['--effective', '2031-03-01', '--lead', '3=市教育局', '--regime', 'default'];
    expect(await run('issue', '云政〔2031〕4号', ...words)).toMatchObject({
      issued: 4,
      withoutLead: [],
      regime: 'default',
    });
  });

  test('a text of 300 kB is refused in words, and nothing is left of it', async () => {
    const long = notice
      .replace('3号', '5号')
      .replace('请认真落实。', `请认真落实。${'天下大事必作于细。'.repeat(11_000)}`);
    const { code, stderr } = await duban(['import', file('long.txt', long)], database);
    expect([code, errorIn(stderr)]).toEqual([1, expect.stringContaining('200 kB')]);
    expect(await count(`directive WHERE number LIKE '%5号'`)).toBe(0);
  });

  test('the record verifies, and one byte changed by hand is found', async () => {
    const before = await duban(['record', 'verify', '--json'], database);
    expect(before.code, before.stderr).toBe(0);
    expect(JSON.parse(before.stdout)).toMatchObject([{ government: 'yunchuan', bad: null }]);
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    await client.query(`DELETE FROM content WHERE hash IN (SELECT hash FROM content LIMIT 1)`);
    expect((await duban(['record', 'verify'], database)).code).toBe(0);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE event SET bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)
        WHERE seq = 1 AND type = 'task.issued' AND aggregate_id = (SELECT min(id::text)::uuid FROM task) RETURNING aggregate_id AS id`,
    );
    await client.end();
    const after = await dubanProcess(['record', 'verify'], database);
    expect([after.code, errorIn(after.stderr)]).toEqual([1, expect.stringContaining(`event 1 of ${rows[0]?.id}`)]);
  });

  test('doctor looks at everything, and names what is not in order', async () => {
    const faulty = await duban(['doctor'], database);
    expect([faulty.code, faulty.stdout]).toEqual([1, '']);
    expect(errorIn(faulty.stderr)).toBe('duban: Not in order: queue.');
    expect(faulty.stderr).toMatch(/^fault +queue +The tables of the queue are not there: start a worker/m);

    await migrate(database.ownerUrl, { queue: migrateQueue });
    const { code, stdout, stderr } = await duban(['doctor', '--json'], database);
    const findings = JSON.parse(stdout) as { name: string; ok: boolean }[];
    expect(findings.map(({ name }) => name)).toEqual(['database', 'migrations', 'queue', 'clock', 'disk', 'holidays']);
    expect(
      findings.filter(({ ok }) => !ok),
      stderr,
    ).toEqual([]);
    expect(code).toBe(0);
  });
});
