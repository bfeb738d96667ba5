import type { CommandType, Refusal } from '@duban/contracts';
import { tryOwnLadder } from '@duban/lifecycle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workCalendar } from '../../../test/support/world.js';
import { instantOf, millisecondsOf } from './clock/business.clock.js';
import { readLatenesses } from './record/read-latenesses.js';
import { closeSound, eventsOf, openScene, passTo, rowsOf, type Scene, saying } from './scene.fixture.js';

const RUNS = 5;
const HOUR_MS = 3_600_000;
const content = {
  milestones: [{ name: '开工', dueOn: '2023-06-30', owed: true }],
  responsibleLeader: '王副局长',
  measures: ['每周调度'],
};
const reason = { reason: '因故。' };

type Act = [type: CommandType, by: string, kind: string | null, body?: object];

/** What can be told to a task: the command, who tells it, the kind of member it is about, and the rest of it. */
const acts: Act[] = [
  ['task.suspend', 'supervisor', null, reason],
  ['task.resume', 'supervisor', null],
  ['task.withdraw', 'supervisor', null, reason],
  ['task.reopen', 'supervisor', null, reason],
  ['acknowledgement.give', 'head0', 'acknowledgement'],
  ['milestone.deliver', 'liaison0', 'milestone'],
  ['obligation.waive', 'supervisor', 'obligation', { basis: '依据。' }],
  ['obligation.exempt', 'chief', 'obligation', { ground: 'forceMajeure', basis: '依据。' }],
  ['obligation.revokeExemption', 'chief', 'obligation', { reason: '不符。' }],
  ['planPart.submit', 'liaison1', 'planPart', { content }],
  ['planPart.withdraw', 'liaison1', 'planPart'],
  ['planPart.approve', 'liaison0', 'planPart'],
  ['planPart.sendBack', 'liaison0', 'planPart', reason],
  ['plan.draft', 'liaison0', 'plan', { content }],
  ['plan.sign', 'head0', 'plan'],
  ['plan.file', 'liaison0', 'plan'],
  ['plan.approve', 'supervisor', 'plan'],
  ['plan.return', 'supervisor', 'plan', reason],
  ['plan.revise', 'liaison0', 'plan'],
  ['report.draft', 'liaison0', 'report', { content: saying('进展。') }],
  ['report.sign', 'head0', 'report'],
  ['report.submit', 'liaison0', 'report'],
  ['report.withdraw', 'liaison0', 'report'],
  ['report.accept', 'supervisor', 'report'],
  ['report.return', 'supervisor', 'report', reason],
  ['report.empty', 'supervisor', 'report', reason],
  ['subReport.submit', 'liaison1', 'subReport', { content: saying('配合。') }],
  ['subReport.withdraw', 'liaison1', 'subReport'],
  ['subReport.approve', 'liaison0', 'subReport'],
  ['subReport.sendBack', 'liaison0', 'subReport', reason],
  ['extension.request', 'liaison0', 'obligation', { newDueOn: '2023-09-15', progress: '过半。', ...reason }],
  ['extension.grant', 'chief', 'extension'],
  ['extension.refuse', 'chief', 'extension', reason],
  ['extension.withdraw', 'liaison0', 'extension'],
  ['objection.raise', 'liaison0', 'obligation', { text: '职责不符。' }],
  ['objection.uphold', 'supervisor', 'objection', reason],
  ['objection.refuse', 'supervisor', 'objection', reason],
  ['objection.withdraw', 'liaison0', 'objection'],
  [
    'closeOut.claim',
    'liaison0',
    null,
    { content: { summary: '办结。', evidence: [{ subject: '开工', text: '已验收。', attachments: [] }] } },
  ],
  ['closeOut.sign', 'head0', 'closeOut'],
  ['closeOut.verify', 'supervisor', 'closeOut'],
  ['closeOut.confirm', 'supervisor', 'closeOut'],
  ['closeOut.confirmPartly', 'supervisor', 'closeOut', reason],
  ['closeOut.reject', 'supervisor', 'closeOut', reason],
  ['slip.announce', 'chief', 'slip'],
  ['slip.reply', 'liaison0', 'slip', { text: '已补报。' }],
  ['slip.issue', 'chief', 'slip'],
  ['slip.discard', 'chief', 'slip', reason],
];

/** Some acts that stand together in the table, on one member. A task is withdrawn rarely, or little else would happen. */
const flow = fc
  .record({ start: fc.nat({ max: acts.length - 1 }), length: fc.integer({ min: 1, max: 5 }), pick: fc.nat({ max: 2 }) })
  .map(({ start, length, pick }) =>
    acts
      .slice(start, start + length)
      .filter(([type]) => type !== 'task.withdraw' || (pick === 2 && length === 5))
      .map((act) => ({ act, pick })),
  );

/** A round: some hours pass, with or without the clock at work, and then some commands come at once. */
const round = fc.record({
  hours: fc.integer({ min: 0, max: 200 }),
  clockWorks: fc.boolean(),
  flows: fc.array(flow, { minLength: 1, maxLength: 6 }),
});

test(
  'whatever is told to a task, nothing is a fault, and its events give what is stored',
  { timeout: 240_000 },
  async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 8, maxLength: 20 }), fc.boolean(), async (rounds, approved) => {
        const scene = await openScene({ regime: { planApprovals: approved ? ['supervisor'] : [] } });
        for (const { hours, clockWorks, flows } of rounds) {
          const now = instantOf(millisecondsOf(scene.clock.now()) + hours * HOUR_MS);
          if (clockWorks) await passTo(scene, now);
          else scene.clock.moveTo(now);
          const told = await Promise.all(flows.flat().map((each) => commandOf(scene, each)));
          const answers = await scene.engine.execute(
            scene.tenant,
            told.filter((each) => each !== null),
          );
          const refusals = answers.filter((answer): answer is Refusal => !answer.ok);
          expect(refusals.filter(({ code }) => !PLAIN.has(code))).toEqual([]);
          done += answers.length - refusals.length;
        }
        await passTo(scene, '2024-02-01T00:00:00.000Z');
        await expectSameStatus(scene);
        await expectSameLadder(scene);
        await closeSound(scene);
      }),
      { seed: 20230213, numRuns: RUNS, endOnFailure: true },
    );
    // The sequences are worth something: many commands were carried out.

    expect(done).toBeGreaterThan(RUNS * 10);
  },
);

const PLAIN = new Set<Refusal['code']>([
  'not-in-state',
  'after-due',
  'not-permitted',
  'unknown-member',
  'bad-command',
  'extension-day-passed',
  'extension-not-later',
  'extension-under-way',
  'objection-too-late',
  'objection-under-way',
  'already-exempted',
  'not-exempted',
  'reply-not-asked',
  'not-announced',
  'reply-pending',
  'claim-incomplete',
  'class-above-claim',
]);

async function commandOf(scene: Scene, { act, pick }: { act: Act; pick: number }): Promise<object | null> {
  const [type, by, kind, body] = act;
  const command = { type, target: scene.task, post: scene.ids.post(by), ...body };
  if (kind === null) return command;
  const members = await rowsOf<{ id: string }>(
    scene,
    `SELECT id FROM (SELECT id, kind, live FROM member
                     UNION ALL SELECT id, kind, live FROM obligation
                     UNION ALL SELECT id, 'obligation', live FROM obligation) m
      WHERE kind = $1 ORDER BY live DESC, id`,
    [kind],
  );
  const member = members[pick % Math.max(1, members.length)];
  return member ? { ...command, member: member.id } : null;
}

/** Overdue exactly while the lead has a missed obligation, and the task is neither paused nor at its end. */
async function expectSameStatus(scene: Scene): Promise<void> {
  const [row] = await rowsOf<{ status: string; missed: boolean }>(
    scene,
    `SELECT status, EXISTS (SELECT FROM obligation WHERE value = 'missed' AND owed_as = 'lead') AS missed FROM task`,
  );
  const rests = ['suspended', 'completed', 'withdrawn'].includes(row?.status ?? '');
  expect(row?.status === 'overdue').toBe(!rests && row?.missed);
}

/** The ladder that ran, tried on what was late, reaches the rungs that the record has, those that were overtaken too. */
async function expectSameLadder(scene: Scene): Promise<void> {
  const { latenesses } = await readLatenesses(scene.pool, scene.tenant, scene.directive);
  const { slips } = tryOwnLadder(latenesses, workCalendar, scene.clock.now());
  const reached = (await eventsOf(scene)).filter(({ type }) => type === 'obligation.escalated');
  expect(slips.map(({ obligation, rung, at }) => `${obligation} ${rung} ${at}`).toSorted()).toEqual(
    reached.map(({ member, rung, at }) => `${member} ${rung} ${at}`).toSorted(),
  );
}
