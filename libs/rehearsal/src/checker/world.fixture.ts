import type { Client } from 'pg';
import {
  append,
  createAggregate,
  createTask,
  endOf,
  enterTenant,
  ISSUED,
  type Owing,
  putText,
  uid,
  who,
  YEAR,
} from './world-writer.fixture.js';

/** A small government's March 2023, written by hand: every table that the checker reads, and nothing wrong in it. */
export const ids = {
  ...who,
  post: uid(5),
  notice: uid(6),
  noticeItem: uid(7),
  /** Under way and overdue. */
  late: uid(10),
  acknowledgement: uid(11),
  marchReport: uid(12),
  march: uid(13),
  subReport: uid(14),
  peerMarch: uid(15),
  aprilReport: uid(16),
  april: uid(17),
  mayReport: uid(18),
  may: uid(19),
  milestone: uid(20),
  extension: uid(21),
  part: uid(22),
  waived: uid(23),
  /** Completed with a miss. */
  done: uid(30),
  doneReport: uid(31),
  doneMarch: uid(32),
  dropped: uid(33),
  doneMilestone: uid(34),
  closeOut: uid(35),
  /** Suspended. */
  paused: uid(40),
  pausedMilestone: uid(41),
  /** Withdrawn. */
  gone: uid(50),
  goneMilestone: uid(51),
} as const;

/** Days off of the months that the world touches, and one Sunday that is worked. */
export const holidays = [{ year: YEAR, daysOff: ['2023-04-05'], workdays: ['2023-04-23'] }];

/** Puts the world into an empty database. `client` acts as the owner, outside a transaction. */
export async function createWorld(client: Client): Promise<void> {
  await enterTenant(client);
  const text = await putText(client, 'a reason');
  await createDirective(client, text);
  await createLateTask(client, text);
  await createDoneTask(client, text);
  await createRestingTasks(client, text);
  await client.query(
    `INSERT INTO notice (tenant_id, id, post_id, unit_id, kind, at, status) VALUES ($1, $2, $3, $4, 'blue', $5, 'sent')`,
    [ids.tenant, ids.notice, ids.post, ids.lead, '2023-03-28T01:00:00.000Z'],
  );
  await client.query(
    'INSERT INTO notice_item (tenant_id, notice_id, id, year, aggregate_id, obligation_id) VALUES ($1, $2, $3, $4, $5, $6)',
    [ids.tenant, ids.notice, ids.noticeItem, YEAR, ids.late, ids.march],
  );
  await client.query(
    'INSERT INTO wake (tenant_id, at) SELECT DISTINCT tenant_id, next_wake_at FROM obligation WHERE next_wake_at IS NOT NULL',
  );
}

async function createDirective(client: Client, text: string): Promise<void> {
  const { directive, late, done, paused, gone } = ids;
  await createAggregate(client, directive, 'directive', 'issued', {});
  await append(client, directive, { type: 'directive.imported', at: '2023-02-27T02:00:00.000Z', content: text });
  const tasks = [late, done, paused, gone];
  await append(client, directive, { type: 'directive.issued', at: ISSUED, effectiveOn: '2023-03-01', tasks });
}

const REMINDER = '2023-03-24T01:00:00.000Z';
const RUNGS = [
  { rung: 1, at: '2023-03-28T01:00:00.000Z' },
  { rung: 2, at: '2023-04-03T01:00:00.000Z' },
];
const DELIVERED = '2023-03-02T02:00:00.000Z';

const owedInLateTask: readonly Owing[] = [
  {
    id: ids.acknowledgement,
    kind: 'acknowledgement',
    dueOn: '2023-03-03',
    value: 'met',
    now: { deliveredAt: DELIVERED },
  },
  {
    id: ids.march,
    kind: 'report',
    subject: ids.marchReport,
    dueOn: '2023-03-25',
    reminders: [REMINDER],
    rungs: RUNGS,
    value: 'missed',
    now: { missedAt: endOf('2023-03-25'), reached: 1 },
    wake: [RUNGS[1]?.at ?? '', 'rung'],
  },
  {
    id: ids.peerMarch,
    kind: 'subReport',
    owedAs: 'coordinating',
    subject: ids.subReport,
    dueOn: '2023-03-22',
    value: 'missed',
    now: { missedAt: endOf('2023-03-22') },
  },
  {
    id: ids.april,
    kind: 'report',
    subject: ids.aprilReport,
    opensAt: endOf('2023-03-25'),
    dueOn: '2023-04-25',
    reminders: ['2023-04-23T01:00:00.000Z'],
    value: 'open',
    wake: ['2023-04-23T01:00:00.000Z', 'remind'],
  },
  {
    id: ids.may,
    kind: 'report',
    subject: ids.mayReport,
    opensAt: endOf('2023-04-25'),
    dueOn: '2023-05-25',
    value: 'pending',
    wake: [endOf('2023-04-25'), 'open'],
  },
  { id: ids.milestone, kind: 'milestone', dueOn: '2023-04-10', value: 'held', now: { holds: ['extension'] } },
  { id: ids.waived, kind: 'planPart', owedAs: 'coordinating', subject: ids.part, dueOn: '2023-03-20', value: 'waived' },
];

async function createLateTask(client: Client, text: string): Promise<void> {
  await createTask(client, {
    id: ids.late,
    status: 'overdue',
    level: 1,
    value: { lifecycle: { reporting: 'working' }, activity: 'active', timeliness: 'overdue' },
    missed: [ids.march],
    subjects: [
      { id: ids.marchReport, kind: 'report' },
      { id: ids.subReport, kind: 'subReport' },
      { id: ids.aprilReport, kind: 'report' },
      { id: ids.mayReport, kind: 'report' },
      { id: ids.part, kind: 'planPart' },
    ],
    owed: owedInLateTask,
  });
  const asked = {
    id: ids.extension,
    kind: 'extension',
    context: { obligation: ids.milestone, newDueOn: '2023-05-10' },
  };
  for (const event of [
    { type: 'acknowledgement.given', at: DELIVERED, member: ids.acknowledgement },
    { type: 'obligation.waived', at: '2023-03-03T02:00:00.000Z', member: ids.waived, basis: text },
    { type: 'obligation.fellDue', at: endOf('2023-03-22'), member: ids.peerMarch },
    { type: 'obligation.reminded', at: REMINDER, member: ids.march, index: 0, skipped: false },
    { type: 'obligation.fellDue', at: endOf('2023-03-25'), member: ids.march },
    { type: 'obligation.opened', at: endOf('2023-03-25'), member: ids.april },
    { type: 'obligation.escalated', at: '2023-03-28T01:00:00.000Z', member: ids.march, rung: 1, skipped: false },
    {
      type: 'extension.requested',
      at: '2023-03-29T02:00:00.000Z',
      member: ids.extension,
      extension: asked,
      reason: text,
    },
  ])
    await append(client, ids.late, event);
}

async function createDoneTask(client: Client, text: string): Promise<void> {
  const { done, doneReport, doneMarch, dropped, doneMilestone, closeOut } = ids;
  const submitted = '2023-03-20T02:00:00.000Z';
  await createTask(client, {
    id: done,
    status: 'completed',
    level: 0,
    value: { lifecycle: 'completed', activity: 'active', timeliness: 'onTime' },
    missed: [doneMilestone],
    subjects: [{ id: doneReport, kind: 'report' }],
    owed: [
      {
        id: doneMarch,
        kind: 'report',
        subject: doneReport,
        dueOn: '2023-03-25',
        value: 'met',
        now: { deliveredAt: submitted, deliveredBy: 1 },
      },
      { id: dropped, kind: 'milestone', dueOn: '2023-06-30', value: 'cancelled' },
      {
        id: doneMilestone,
        kind: 'milestone',
        dueOn: '2023-03-10',
        value: 'missed',
        now: { missedAt: endOf('2023-03-10') },
      },
    ],
  });
  const claim = { id: closeOut, kind: 'closeOut', context: { content: text } };
  for (const event of [
    { type: 'obligation.fellDue', at: endOf('2023-03-10'), member: doneMilestone },
    { type: 'report.drafted', at: submitted, member: doneReport, content: text },
    { type: 'report.submitted', at: submitted, member: doneReport },
    { type: 'closeOut.claimed', at: '2023-03-27T02:00:00.000Z', closeOut: claim, content: text },
    { type: 'closeOut.signed', at: '2023-03-27T03:00:00.000Z', member: closeOut },
    { type: 'closeOut.verifying', at: '2023-03-27T04:00:00.000Z', member: closeOut },
    { type: 'closeOut.confirmed', at: '2023-03-28T02:00:00.000Z', member: closeOut },
  ])
    await append(client, done, event);
}

async function createRestingTasks(client: Client, text: string): Promise<void> {
  const { paused, pausedMilestone, gone, goneMilestone } = ids;
  const milestone = { kind: 'milestone', dueOn: '2023-06-30' };
  await createTask(client, {
    id: paused,
    status: 'suspended',
    level: 0,
    missed: [],
    value: { lifecycle: 'assigned', activity: 'suspended', timeliness: 'onTime' },
    owed: [{ ...milestone, id: pausedMilestone, value: 'held', now: { holds: ['suspension'] } }],
  });
  await append(client, paused, { type: 'task.suspended', at: '2023-03-06T02:00:00.000Z', reason: text });
  await createTask(client, {
    id: gone,
    status: 'withdrawn',
    level: 0,
    missed: [],
    value: { lifecycle: 'withdrawn', activity: 'active', timeliness: 'onTime' },
    owed: [{ ...milestone, id: goneMilestone, value: 'cancelled' }],
  });
  await append(client, gone, { type: 'task.withdrawn', at: '2023-03-07T02:00:00.000Z', reason: text });
}
