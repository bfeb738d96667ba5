import { randomUUID } from 'node:crypto';
import { freePort, inTenant, openDataSource, poolOf } from '@duban/persistence';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { inAppNotifier, inboxOf, mailNotifier, type MailNotifier, markRead, notifiers } from './index.js';

const [tenant, stranger, unit, post, otherPost, directive, task] = Array.from({ length: 7 }, () => randomUUID()) as [
  string,
  ...string[],
];
const NOW = '2023-03-24T01:00:00.000Z';

let database: FreshDatabase;
let dataSource: DataSource;
let superuser: Client;
let server: SMTPServer;
let smtpUrl: string;
let received: { to: string[]; text: string }[] = [];
let refusing = false;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await openDataSource(database.appUrl);
  superuser = new Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await plant();
  const port = await freePort();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusing ? new Error('the mailbox is full') : null),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await superuser.end();
  await dataSource.destroy();
  await database.drop();
});

async function plant(): Promise<void> {
  const [now, before] = [randomUUID(), randomUUID()];
  const statements: [string, unknown[]][] = [
    [
      `INSERT INTO tenant VALUES ($1, 'a', '某市人民政府', 'Asia/Shanghai'), ($2, 'b', '某县人民政府', 'Asia/Shanghai')`,
      [tenant, stranger],
    ],
    [`INSERT INTO unit (tenant_id, id, name, kind, sort) VALUES ($1, $2, '市甲局', 'department', 1)`, [tenant, unit]],
    [
      `INSERT INTO post (tenant_id, id, unit_id, role, title) VALUES ($1, $2, $4, 'unitLiaison', '联络员'), ($1, $3, $4, 'unitHead', '局长')`,
      [tenant, post, otherPost, unit],
    ],
    [
      `INSERT INTO person (tenant_id, id, name, email) VALUES ($1, $2, '张三', 'now@example.test'), ($1, $3, '李四', 'before@example.test')`,
      [tenant, now, before],
    ],
    [
      `INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from, valid_to)
       VALUES ($1, $2, $3, '2023-03-01', NULL), ($1, $2, $4, '2022-01-01', '2023-02-28')`,
      [tenant, post, now, before],
    ],
    [
      `INSERT INTO task (tenant_id, year, id, directive_id, position, number, title, section_path, status, level)
       VALUES ($1, 2023, $2, $3, 0, '12', '新建公园三处', '{}', 'reporting', 0)`,
      [tenant, task, directive],
    ],
  ];
  for (const [text, values] of statements) await superuser.query(text, values);
}

/** A reminder of two obligations. */
async function owedTo(recipient: string): Promise<string> {
  const notice = randomUUID();
  await superuser.query(
    `INSERT INTO notice (tenant_id, id, post_id, unit_id, kind, at, status) VALUES ($1, $2, $3, $4, 'reminder', $5, 'queued')`,
    [tenant, notice, recipient, unit, NOW],
  );
  for (const [kind, period, dueOn] of [
    ['report', '2023-Q1', '2023-03-25'],
    ['milestone', null, '2023-03-31'],
  ]) {
    const obligation = randomUUID();
    await superuser.query(
      `INSERT INTO obligation (tenant_id, year, aggregate_id, id, kind, unit_id, owed_as, period, due_on, due_at, value, context, version, live)
       VALUES ($1, 2023, $2, $3, $4, $5, 'lead', $6, $7, $7::date + 1, 'open', '{}', 1, true)`,
      [tenant, task, obligation, kind, unit, period, dueOn],
    );
    await superuser.query(
      `INSERT INTO notice_item (tenant_id, notice_id, id, year, aggregate_id, obligation_id) VALUES ($1, $2, $3, 2023, $4, $5)`,
      [tenant, notice, randomUUID(), task, obligation],
    );
  }
  return notice;
}

async function withMail(work: (mail: MailNotifier) => Promise<void>): Promise<void> {
  received = [];
  const mail = mailNotifier({ pool: poolOf(dataSource), smtpUrl, from: 'duban@example.test', now: () => NOW });
  await work(mail).finally(() => mail.close());
}

const inbox = (of: string, who = tenant) =>
  inTenant(poolOf(dataSource), who, (client) => inboxOf(client, { tenant: who, post: of, unreadOnly: true }));

test('a notice is in the inbox of its post once it is sent, and until it is read', async () => {
  const notice = await owedTo(otherPost as string);
  expect(await inbox(otherPost as string)).toEqual([]);
  await inAppNotifier(poolOf(dataSource)).send({ tenant, notice });
  const [message] = await inbox(otherPost as string);
  expect(message).toMatchObject({ id: notice, kind: 'reminder', at: '2023-03-24T01:00:00Z', readAt: null });
  expect(message?.items).toMatchObject([
    { number: '12', title: '新建公园三处', obligationKind: 'report', period: '2023-Q1', dueOn: '2023-03-25' },
    { obligationKind: 'milestone', dueOn: '2023-03-31' },
  ]);

  const read = (by: string) =>
    inTenant(poolOf(dataSource), tenant, (client) => markRead(client, { tenant, post: by, notices: [notice] }));
  expect(await read(post as string)).toBe(0);
  expect(await read(otherPost as string)).toBe(1);
  expect(await read(otherPost as string)).toBe(0);
  expect(await inbox(otherPost as string)).toEqual([]);
});

test('a notice goes by one mail to the present holder, once', async () => {
  const notice = await owedTo(post as string);
  await withMail(async (mail) => {
    const all = notifiers(inAppNotifier(poolOf(dataSource)), mail);
    await all.send({ tenant, notice });
    await all.send({ tenant, notice });
  });
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(['now@example.test']);
  const { headers, body } = readMail(received[0]?.text ?? '');
  expect(headers).toContain('【催办提醒】新建公园三处等2项');
  expect(headers).toContain(notice);
  expect(body).toContain('市甲局联络员：');
  expect(body).toContain('1. 任务12 新建公园三处：进展报告（2023年第一季度），2023年3月25日24时前。');
  expect(body).toContain('2. 任务12 新建公园三处：时间节点，2023年3月31日24时前。');
  expect(body).toContain('某市人民政府督查室\n2023年3月24日');
});

test('a server that refuses is an error, and the notice stays in the inbox and to be mailed', async () => {
  const notice = await owedTo(post as string);
  await withMail(async (mail) => {
    const all = notifiers(inAppNotifier(poolOf(dataSource)), mail);
    refusing = true;
    await expect(all.send({ tenant, notice })).rejects.toThrow('the mailbox is full');
    expect((await inbox(post as string)).map(({ id }) => id)).toContain(notice);
    refusing = false;
    await all.send({ tenant, notice });
  });
  expect(received).toHaveLength(1);
});

test('no address, an unknown notice and another tenant’s are no error and no mail', async () => {
  const [unaddressed, other] = [await owedTo(otherPost as string), await owedTo(post as string)];
  await withMail(async (mail) => {
    const all = notifiers(inAppNotifier(poolOf(dataSource)), mail);
    await all.send({ tenant, notice: unaddressed });
    await all.send({ tenant, notice: randomUUID() });
    await all.send({ tenant: randomUUID(), notice: other });
    await all.send({ tenant: stranger as string, notice: other });
  });
  expect(received).toEqual([]);
});

/** Headers with encoded words read, and the base64 or quoted-printable body as text. */
function readMail(raw: string): { headers: string; body: string } {
  const split = raw.indexOf('\r\n\r\n');
  const decodeWord = (_: string, way: string, text: string) =>
    way.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' '));
  const headers = raw
    .slice(0, split)
    .replaceAll(/\?=\r?\n\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, decodeWord);
  const text = raw.slice(split + 4);
  const isBase64 = /content-transfer-encoding: base64/i.test(headers);
  const body = isBase64 ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('=\r\n', ''));
  return { headers, body: body.replaceAll('\r\n', '\n') };
}

function quoted(text: string): string {
  return Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
}
