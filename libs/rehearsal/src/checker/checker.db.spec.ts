import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import type { CheckOptions } from './check-options.js';
import { checkInvariants } from './checker.js';
import { recordHash } from './record.js';
import { createWorld, holidays, ids } from './world.fixture.js';
import { append, endOf, enterTenant, putText, YEAR } from './world-writer.fixture.js';

let database: FreshDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connect(database.ownerUrl);
  await createWorld(owner);
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

const options: CheckOptions = { holidays, workedOffUntil: '2023-03-30T00:00:00.000Z', queueEmpty: true };

/** Breaks one thing, looks, and undoes it. */
async function violationsAfter(plant: () => Promise<unknown>, given = options) {
  await owner.query('BEGIN');
  try {
    await plant();
    return await checkInvariants(owner, given);
  } finally {
    await owner.query('ROLLBACK');
  }
}

const sql = (text: string, values: unknown[] = []) => owner.query(text, values);
const setObligation = (id: string, change: string) => sql(`UPDATE obligation SET ${change} WHERE id = $1`, [id]);
const setContext = (id: string, change: object) =>
  sql('UPDATE obligation SET context = context || $2 WHERE id = $1', [id, JSON.stringify(change)]);
const setTask = (id: string, change: string) => sql(`UPDATE task SET ${change} WHERE id = $1`, [id]);
const setAggregate = (id: string, change: string) => sql(`UPDATE aggregate SET ${change} WHERE id = $1`, [id]);
const setEvent = (aggregate: string, seq: number, change: string) =>
  sql(`UPDATE event SET ${change} WHERE aggregate_id = $1 AND seq = $2`, [aggregate, seq]);
const happens = (aggregate: string, at: string, type: string, rest: object = {}) =>
  append(owner, aggregate, { type, at, ...rest });

const TUESDAY = '2023-04-04T01:00:00.000Z';

test('a consistent world has no violation', async () => {
  expect(await checkInvariants(owner, options)).toEqual([]);
});

test('the rights of the program suffice', async () => {
  const app = await connect(database.appUrl);
  await enterTenant(app);
  expect(await checkInvariants(app, options)).toEqual([]);
  await app.end();
});

test('without a tenant, or beyond row security, nothing is judged', async () => {
  const app = await connect(database.appUrl);
  await expect(checkInvariants(app)).rejects.toThrow('needs a tenant');
  await app.end();
  const superuser = await connect(database.superuserUrl);
  await enterTenant(superuser);
  await expect(checkInvariants(superuser)).rejects.toThrow('row security');
  await superuser.end();
});

test('the hash over all heads follows from the record alone', async () => {
  const hash = await recordHash(owner);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await recordHash(owner)).toBe(hash);
  await owner.query('BEGIN');
  await setTask(ids.late, `title = 'another'`);
  expect(await recordHash(owner)).toBe(hash);
  await happens(ids.late, TUESDAY, 'report.drafted', { member: ids.aprilReport });
  expect(await recordHash(owner)).not.toBe(hash);
  await owner.query('ROLLBACK');
});

test('a sentence names ids and facts', async () => {
  const [violation] = await violationsAfter(() => setTask(ids.late, `status = 'reporting'`));
  expect(violation).toEqual({
    invariant: 1,
    code: 'miss-not-overdue',
    aggregate: ids.late,
    message: `Task ${ids.late} shows reporting where overdue follows: lifecycle reporting, activity active, 1 missed obligations of its lead.`,
  });
});

test('of one fault that is everywhere a hundred are named', async () => {
  const found = await violationsAfter(() =>
    sql(
      `INSERT INTO outbox (tenant_id, job, payload, created_at)
         SELECT $1, 'notice.send', '{}', clock_timestamp() FROM generate_series(1, 300)`,
      [ids.tenant],
    ),
  );
  expect(found).toHaveLength(100);
});

interface Planted {
  readonly name: string;
  readonly plant: () => Promise<unknown>;
  /** Each violation that must be named, as `invariant code`. */
  readonly found: readonly string[];
  /** Aggregate or member that must be named. */
  readonly names?: string;
  readonly given?: CheckOptions;
}

const one: readonly Planted[] = [
  {
    name: 'a task shows overdue and nothing is missed',
    plant: () => setTask(ids.paused, `status = 'overdue'`),
    found: ['1 overdue-without-miss'],
    names: ids.paused,
  },
  {
    name: 'a task shows another state than follows',
    plant: () => setTask(ids.done, `status = 'reporting'`),
    found: ['1 status-differs'],
  },
  {
    name: 'lateness is forgotten in the snapshot',
    plant: () => setAggregate(ids.late, `value = jsonb_set(value, '{timeliness}', '"onTime"')`),
    found: ['1 timeliness-differs'],
  },
  {
    name: 'a completed task stays overdue in its snapshot',
    plant: () => setAggregate(ids.done, `value = jsonb_set(value, '{timeliness}', '"overdue"')`),
    found: ['1 timeliness-differs'],
  },
  {
    name: 'the level is not the rung reached',
    plant: () => setTask(ids.late, 'level = 2'),
    found: ['1 level-differs'],
  },
  {
    name: 'a miss is not listed',
    plant: () => setAggregate(ids.late, `context = jsonb_set(context, '{missed}', '[]')`),
    found: ['1 miss-not-listed'],
    names: ids.march,
  },
  {
    name: 'something is listed that is not missed',
    plant: () => setAggregate(ids.late, `context = jsonb_set(context, '{missed,1}', '"${ids.april}"', true)`),
    found: ['1 listed-not-missed'],
    names: ids.april,
  },
];

const two: readonly Planted[] = [
  {
    name: 'what a coordinating unit missed counts against the lead',
    plant: () => setAggregate(ids.late, `context = jsonb_set(context, '{missed,1}', '"${ids.peerMarch}"', true)`),
    found: ['2 peer-makes-lead-late'],
    names: ids.peerMarch,
  },
];

const three: readonly Planted[] = [
  {
    name: 'an event follows withdrawal',
    plant: () => happens(ids.gone, TUESDAY, 'obligation.waived', { member: ids.goneMilestone }),
    found: ['3 event-after-end'],
    names: ids.gone,
  },
  {
    name: 'an event other than reopening follows completion',
    plant: () => happens(ids.done, TUESDAY, 'report.accepted', { member: ids.doneReport }),
    found: ['3 event-after-end'],
  },
  {
    name: 'a task that goes on is reopened',
    plant: () => happens(ids.late, TUESDAY, 'task.reopened', { reason: 'checked', members: [] }),
    found: ['3 reopened-unended'],
  },
  {
    name: 'a task is issued twice',
    plant: () => happens(ids.late, TUESDAY, 'task.issued', { members: [] }),
    found: ['3 born-twice'],
  },
  {
    name: 'a directive is issued twice',
    plant: () => happens(ids.directive, TUESDAY, 'directive.issued'),
    found: ['3 directive-order'],
  },
  {
    name: 'no machine takes the event',
    plant: () => happens(ids.late, TUESDAY, 'task.painted'),
    found: ['3 event-unknown'],
  },
  {
    name: 'a suspended task is suspended again',
    plant: () => happens(ids.paused, TUESDAY, 'task.suspended'),
    found: ['3 suspension-repeated'],
  },
  {
    name: 'something fires while the task is suspended',
    plant: () => happens(ids.paused, TUESDAY, 'obligation.opened', { member: ids.pausedMilestone }),
    found: ['3 fired-while-suspended'],
    names: ids.pausedMilestone,
  },
  {
    name: 'something falls due while an extension is asked for',
    plant: () => happens(ids.late, endOf('2023-04-10'), 'obligation.fellDue', { member: ids.milestone }),
    found: ['3 fired-while-held', '4 obligation-differs-from-record'],
  },
  {
    name: 'an obligation opens after it fell due',
    plant: () => happens(ids.late, TUESDAY, 'obligation.opened', { member: ids.march }),
    found: ['3 out-of-order'],
    names: ids.march,
  },
  {
    name: 'an obligation is escalated before it fell due',
    plant: () => happens(ids.late, TUESDAY, 'obligation.escalated', { member: ids.april, rung: 1, skipped: false }),
    found: ['3 out-of-order', '6 fired-at-wrong-moment'],
  },
  {
    name: 'an obligation falls due before its moment',
    plant: () => happens(ids.late, TUESDAY, 'obligation.fellDue', { member: ids.april }),
    found: ['3 fell-due-early', '4 obligation-differs-from-record'],
  },
  {
    name: 'an event speaks of what never was',
    plant: () => happens(ids.late, TUESDAY, 'report.drafted', { member: ids.goneMilestone }),
    found: ['3 member-unborn'],
  },
  {
    name: 'an event brings what is there',
    plant: () =>
      happens(ids.late, TUESDAY, 'extension.requested', {
        extension: { id: ids.extension, kind: 'extension', context: {} },
      }),
    found: ['3 member-born-twice'],
  },
  {
    name: 'an event lacks what it must say',
    plant: () => happens(ids.late, TUESDAY, 'extension.granted', { member: ids.extension }),
    found: ['3 event-misshapen'],
  },
];

const four: readonly Planted[] = [
  {
    name: 'a byte is changed',
    plant: () =>
      setEvent(
        ids.late,
        4,
        `bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '2023-03-22', '2023-03-23'), 'UTF8')`,
      ),
    found: ['4 hash-differs', '4 columns-differ'],
    names: ids.late,
  },
  {
    name: 'the bytes are no JSON',
    plant: () => setEvent(ids.late, 9, `bytes = 'nonsense'`),
    found: ['4 hash-differs', '4 bytes-unreadable'],
  },
  {
    name: 'the bytes are not canonical',
    plant: () => setEvent(ids.late, 2, `bytes = convert_to(replace(convert_from(bytes, 'UTF8'), ',', ', '), 'UTF8')`),
    found: ['4 hash-differs', '4 bytes-not-canonical'],
  },
  {
    name: 'a link names another one before it',
    plant: () => setEvent(ids.late, 5, `previous = sha256('x')`),
    found: ['4 previous-differs', '4 hash-differs'],
  },
  {
    name: 'an event is gone',
    plant: () => sql('DELETE FROM event WHERE aggregate_id = $1 AND seq = 2', [ids.paused]),
    found: ['4 seq-differs', '4 head-differs', '4 snapshot-differs-from-record'],
  },
  {
    name: 'an event is gone from the middle',
    plant: () => sql('DELETE FROM event WHERE aggregate_id = $1 AND seq = 5', [ids.late]),
    found: ['4 gap-in-chain', '4 previous-differs'],
  },
  {
    name: 'a column differs from the bytes',
    plant: () => setEvent(ids.late, 2, `type = 'milestone.delivered'`),
    found: ['4 columns-differ'],
  },
  {
    name: 'an event was recorded before the one before it',
    plant: () => setEvent(ids.late, 5, `recorded_at = recorded_at - interval '1 hour'`),
    found: ['4 recorded-backwards'],
  },
  { name: 'a head differs', plant: () => setAggregate(ids.gone, `head = sha256('x')`), found: ['4 head-differs'] },
  { name: 'a sequence number differs', plant: () => setAggregate(ids.gone, 'seq = 7'), found: ['4 seq-differs'] },
  {
    name: 'a chain is gone',
    plant: () => sql('DELETE FROM event WHERE aggregate_id = $1', [ids.gone]),
    found: ['4 chain-missing'],
  },
  {
    name: 'an aggregate is gone',
    plant: () => sql('DELETE FROM aggregate WHERE id = $1', [ids.directive]),
    found: ['4 aggregate-missing'],
  },
  {
    name: 'the events complete a task and the snapshot does not',
    plant: async () => {
      await setAggregate(ids.done, `value = jsonb_set(value, '{lifecycle}', '"planned"')`);
      await setTask(ids.done, `status = 'overdue'`);
      await setAggregate(ids.done, `value = jsonb_set(value, '{timeliness}', '"overdue"')`);
    },
    found: ['4 snapshot-differs-from-record'],
  },
  {
    name: 'a delivery in time is kept as late',
    plant: async () => {
      await setObligation(ids.acknowledgement, `value = 'metLate'`);
      await setContext(ids.acknowledgement, { missedAt: '2023-03-01T16:00:00.000Z' });
    },
    found: ['4 obligation-differs-from-record'],
    names: ids.acknowledgement,
  },
  {
    name: 'a moment of delivery is changed',
    plant: () => setContext(ids.acknowledgement, { deliveredAt: '2023-03-01T03:00:00.000Z' }),
    found: ['4 delivery-differs-from-record'],
  },
  {
    name: 'a due date is changed',
    plant: async () => {
      await setObligation(ids.may, `due_on = '2023-05-26', due_at = '2023-05-26T16:00:00Z'`);
      await setObligation(
        ids.may,
        `context = jsonb_set(context, '{schedule}', context->'schedule' || '{"dueOn": "2023-05-26", "dueAt": "2023-05-26T16:00:00.000Z"}')`,
      );
    },
    found: ['4 due-date-differs-from-record'],
  },
];

const five: readonly Planted[] = [
  {
    name: 'an obligation has disappeared',
    plant: () => sql('DELETE FROM obligation WHERE id = $1', [ids.may]),
    found: ['5 obligation-lost'],
    names: ids.may,
  },
  {
    name: 'an obligation came from nowhere',
    plant: () =>
      sql(
        `INSERT INTO obligation SELECT (o).* FROM (
           SELECT jsonb_populate_record(o, jsonb_build_object('id', $2::text)) AS o FROM obligation o WHERE id = $1) AS copy`,
        [ids.waived, ids.notice],
      ),
    found: ['5 obligation-unborn'],
    names: ids.notice,
  },
  {
    name: 'an obligation is in no known state',
    plant: () => setObligation(ids.waived, `value = 'forgotten'`),
    found: ['5 obligation-value-unknown', '4 obligation-differs-from-record'],
    names: ids.waived,
  },
  {
    name: 'something is open on a completed task',
    plant: () => setObligation(ids.dropped, `value = 'open', live = true`),
    found: ['5 obligation-open-after-end', '4 obligation-differs-from-record'],
  },
  {
    name: 'something is met and nobody knows when',
    plant: () => setContext(ids.doneMarch, { deliveredAt: null }),
    found: ['5 outcome-without-facts', '4 delivery-differs-from-record'],
  },
  {
    name: 'an obligation belongs to no task',
    plant: () => setAggregate(ids.gone, `kind = 'nothing'`),
    found: ['5 obligation-of-nothing', 'rows task-row-missing'],
  },
  {
    name: 'a column differs from its snapshot',
    plant: () => setObligation(ids.waived, `owed_as = 'member'`),
    found: ['rows obligation-columns-differ'],
  },
  {
    name: 'a missed obligation is hidden from commands',
    plant: () => setObligation(ids.march, 'live = false'),
    found: ['rows obligation-not-live'],
  },
];

const six: readonly Planted[] = [
  {
    name: 'a rung fires twice for one due date',
    plant: () =>
      happens(ids.late, '2023-03-28T01:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 1,
        skipped: false,
      }),
    found: ['6 rung-twice'],
    names: ids.march,
  },
  {
    name: 'a rung fires twice, once of them as skipped',
    plant: () =>
      happens(ids.late, '2023-03-28T01:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 1,
        skipped: true,
      }),
    found: ['6 rung-twice'],
  },
  {
    name: 'a rung fires for a miss that is exempted',
    plant: async () => {
      const basis = await putText(owner, '依据');
      const facts = { member: ids.march, ground: 'forceMajeure', basis };
      await happens(ids.late, '2023-03-28T02:00:00.000Z', 'obligation.exempted', facts);
      await happens(ids.late, '2023-03-28T03:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 2,
        skipped: true,
      });
    },
    found: ['6 rung-while-exempted', '6 fired-at-wrong-moment'],
    names: ids.march,
  },
  {
    name: 'a reminder fires twice',
    plant: async () => {
      for (const _ of [1, 2])
        await happens(ids.late, '2023-04-23T01:00:00.000Z', 'obligation.reminded', {
          member: ids.april,
          index: 0,
          skipped: false,
        });
    },
    found: ['6 reminder-twice'],
    names: ids.april,
  },
  {
    name: 'a rung fires on a public holiday',
    plant: () =>
      happens(ids.late, '2023-04-05T01:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 2,
        skipped: false,
      }),
    found: ['6 fired-at-wrong-moment', '6 rung-on-day-off'],
  },
  {
    name: 'a rung fires on what is Sunday in Shanghai alone',
    plant: () =>
      happens(ids.late, '2023-04-01T23:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 2,
        skipped: false,
      }),
    found: ['6 fired-at-wrong-moment', '6 rung-on-day-off'],
  },
  {
    name: 'a rung fires in a year whose days nobody has announced',
    plant: () =>
      happens(ids.late, '2023-04-03T01:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 2,
        skipped: false,
      }),
    given: { ...options, holidays: [] },
    found: ['6 reminder-on-unknown-day', '6 rung-on-unknown-day', '6 rung-on-unknown-day'],
  },
  {
    name: 'the clock opens what is met',
    plant: () => happens(ids.late, TUESDAY, 'obligation.opened', { member: ids.acknowledgement }),
    found: ['6 fired-after-settled'],
    names: ids.acknowledgement,
  },
  {
    name: 'a miss is decided for what is waived',
    plant: () => happens(ids.late, TUESDAY, 'obligation.fellDue', { member: ids.waived }),
    found: ['6 fired-after-settled'],
  },
  {
    name: 'a rung fires for what a later report has cured',
    plant: async () => {
      const at = '2023-03-30T02:00:00.000Z';
      await happens(ids.late, at, 'report.submitted', { member: ids.aprilReport });
      await happens(ids.late, at, 'report.accepted', { member: ids.aprilReport });
      await happens(ids.late, '2023-04-03T01:00:00.000Z', 'obligation.escalated', {
        member: ids.march,
        rung: 2,
        skipped: false,
      });
    },
    found: ['6 fired-after-settled', '4 obligation-differs-from-record', '4 obligation-differs-from-record'],
  },
];

const seven: readonly Planted[] = [
  {
    name: 'a snapshot is of a newer definition',
    plant: () => setAggregate(ids.late, 'definition = 2'),
    found: ['7 definition-unknown'],
    names: ids.late,
  },
  {
    name: 'an event is of a newer definition',
    plant: () => setEvent(ids.gone, 2, 'definition = 2'),
    found: ['7 event-definition-unknown', '4 columns-differ'],
  },
  {
    name: 'an older definition follows a newer one',
    plant: () => setEvent(ids.gone, 1, 'definition = 2'),
    given: { ...options, newestDefinition: 2 },
    found: ['4 columns-differ', '4 definition-backwards'],
  },
  {
    name: 'a region is lacking',
    plant: () => setAggregate(ids.gone, `value = value - 'activity'`),
    found: ['7 value-unknown'],
  },
  {
    name: 'a directive is in an unknown state',
    plant: () => setAggregate(ids.directive, `value = '"lost"'`),
    found: ['7 value-unknown'],
  },
];

const wakes: readonly Planted[] = [
  {
    name: 'what is settled would be woken',
    plant: async () => {
      await setObligation(ids.waived, `next_wake_at = '2023-05-01T00:00:00Z', next_wake = 'rung'`);
      await sql(`INSERT INTO wake (tenant_id, at) VALUES ($1, '2023-05-01T00:00:00Z')`, [ids.tenant]);
    },
    found: ['wakes wake-of-settled'],
    names: ids.waived,
  },
  {
    name: 'what rests would be woken',
    plant: () => setObligation(ids.pausedMilestone, `next_wake_at = '2023-04-25T16:00:00Z', next_wake = 'due'`),
    found: ['wakes wake-of-resting-task'],
  },
  {
    name: 'what is open will never be woken',
    plant: () => setObligation(ids.april, 'next_wake_at = NULL, next_wake = NULL'),
    found: ['wakes wake-forgotten'],
  },
  {
    name: 'a moment has no wake',
    plant: () => sql(`UPDATE wake SET done_at = clock_timestamp() WHERE at = '2023-04-03T01:00:00Z'`),
    found: ['wakes wake-row-missing'],
    names: ids.march,
  },
  {
    name: 'a moment has passed and nothing was done',
    plant: () => Promise.resolve(),
    given: { ...options, workedOffUntil: '2023-04-03T01:00:00.000Z' },
    found: ['wakes wake-left'],
    names: ids.march,
  },
];

const references: readonly Planted[] = [
  {
    name: 'a text is altered',
    plant: () => sql(`UPDATE content SET body = 'other'`),
    found: ['references content-altered'],
  },
  {
    name: 'a text is gone',
    plant: () => sql('DELETE FROM content'),
    found: Array.from({ length: 7 }, () => 'references content-missing'),
  },
  {
    name: 'a text was erased, which is allowed',
    plant: () => sql('DELETE FROM content'),
    given: { ...options, allowErased: true },
    found: [],
  },
  { name: 'a text is there that nobody refers to', plant: () => putText(owner, 'a draft'), found: [] },
  {
    name: 'a notice lists a task that is not there',
    plant: () => sql('UPDATE notice_item SET aggregate_id = $1', [ids.post]),
    found: ['references notice-of-nothing', 'references notice-of-no-obligation'],
  },
  {
    name: 'a notice lists an obligation that is not there',
    plant: () => sql('UPDATE notice_item SET obligation_id = $1', [ids.post]),
    found: ['references notice-of-no-obligation'],
  },
  {
    name: 'a task has no row for lists',
    plant: () => sql('DELETE FROM task WHERE id = $1 AND year = $2', [ids.gone, YEAR]),
    found: ['rows task-row-missing'],
  },
  {
    name: 'something waits in the outbox',
    plant: () =>
      sql(`INSERT INTO outbox (tenant_id, job, payload, created_at) VALUES ($1, 'x', '{}', clock_timestamp())`, [
        ids.tenant,
      ]),
    found: ['references outbox-left'],
  },
  {
    name: 'work failed for good',
    plant: () =>
      sql(
        `INSERT INTO dead_work (id, tenant_id, job, payload, error, failed_at) VALUES ($2, $1, 'x', '{}', 'e', clock_timestamp())`,
        [ids.tenant, ids.post],
      ),
    found: ['references dead-work-left'],
  },
];

describe.each(
  Object.entries({
    'invariant 1': one,
    'invariant 2': two,
    'invariant 3': three,
    'invariant 4': four,
    'invariant 5': five,
    'invariant 6': six,
    'invariant 7': seven,
    wakes,
    references,
  }),
)('%s', (_, plants) => {
  test.each(plants)('$name', async ({ plant, found, names, given }) => {
    const violations = await violationsAfter(plant, given);
    const named = violations.map(({ invariant, code }) => `${invariant} ${code}`);
    expect(named.toSorted()).toEqual(found.toSorted());
    const idsNamed = violations.flatMap(({ aggregate, member }) => [aggregate, member]);
    expect(idsNamed).toEqual(expect.arrayContaining(names ? [names] : []));
  });
});
