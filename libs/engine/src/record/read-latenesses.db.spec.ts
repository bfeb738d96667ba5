import { Regime } from '@duban/calendar';
import { type LadderTrial, tryLadder, tryOwnLadder } from '@duban/lifecycle';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workCalendar } from '../../../../test/support/world.js';
import {
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  type Scene,
  subjectOf,
  submitReport,
} from '../scene.fixture.js';
import { readLatenesses } from './read-latenesses.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ count: 3 });
});
afterEach(() => closeSound(scene));

const pass = (day: string) => passTo(scene, `${day}T02:00:00.000Z`);
const ladderOf = (ladder: unknown, escalateAt = 9) => {
  const parsed = Regime.parse({ code: 'try', title: '试', reports: { monthly: { day: 25 }, annual: null }, ladder });
  return { ladder: parsed.ladder, escalateAt };
};
const usual = ladderOf(undefined);

/** Every rung that the record has as reached, and not passed over. */
async function recorded(): Promise<string[]> {
  const all = await Promise.all(scene.tasks.map((task) => eventsOf(scene, task)));
  return all
    .flat()
    .filter(({ type, skipped }) => type === 'obligation.escalated' && skipped === false)
    .map(({ member, rung, at }) => `${member} ${rung} ${at}`)
    .toSorted();
}
const firedIn = ({ slips }: LadderTrial): string[] =>
  slips.map(({ obligation, rung, at }) => `${obligation} ${rung} ${at}`).toSorted();

/** Half a year with all that begins, pauses, ends and moves a lateness; each working day is worked off by itself. */
async function liveThrough(): Promise<void> {
  for (let day = '2023-02-14'; day <= '2023-07-10'; day = workCalendar.addWorkingDays(day, 1)) {
    await pass(day);
    const answer = await deeds.get(day)?.();
    if (answer && 'ok' in answer) expect(answer, day).toMatchObject({ ok: true });
  }
}
const deeds = new Map<string, () => Promise<object>>([
  // the first task: asked for more time, refused after the due moment; then met late, found empty, and met again
  ['2023-02-20', () => askForMore('2023-03-20')],
  [
    '2023-03-03',
    async () => order(scene, 'extension.refuse', 'chief', { member: await extension(), reason: '理由不足。' }),
  ],
  ['2023-03-28', () => submitReport(scene, '2023-Q1')],
  [
    '2023-04-12',
    async () => order(scene, 'report.empty', 'supervisor', { member: await report('2023-Q1'), reason: '没有内容。' }),
  ],
  ['2023-04-27', () => submitReport(scene, '2023-Q1')],
  // the second is suspended over its rungs, the third ends
  [
    '2023-03-29',
    () => scene.tell('task.suspend', 'supervisor', second(), { reason: '等待审批。', until: '2023-05-08' }),
  ],
  ['2023-05-08', () => scene.tell('task.resume', 'supervisor', second(), {})],
  ['2023-05-26', () => scene.tell('task.withdraw', 'chief', third(), { reason: '任务取消。' })],
  // what is waived gets no further slip
  [
    '2023-06-27',
    async () =>
      order(scene, 'obligation.waive', 'chief', {
        member: (await owed(scene, 'report', '2023-Q2')).id,
        basis: '汛期。',
      }),
  ],
]);
const second = () => scene.tasks[1]!;
const third = () => scene.tasks[2]!;
const report = async (period: string) => subjectOf(await owed(scene, 'report', period));
const extension = () => idOf(scene, 'extension');
async function askForMore(newDueOn: string) {
  const { id } = await owed(scene, 'plan');
  return order(scene, 'extension.request', 'liaison0', {
    member: id,
    newDueOn,
    reason: '需要更多时间。',
    progress: '一半。',
  });
}

test('the ladder that ran, tried on its own year, gives exactly the rungs of the record', async () => {
  await liveThrough();
  const now = scene.clock.now();
  const { tasks, latenesses } = await readLatenesses(scene.pool, scene.tenant, scene.directive);
  expect(tasks).toBe(3);
  const fired = await recorded();
  expect(fired.length).toBeGreaterThan(20);
  expect(firedIn(tryOwnLadder(latenesses, workCalendar, now))).toEqual(fired);
  const trial = tryLadder(latenesses, usual, workCalendar, now);
  expect(firedIn(trial)).toEqual(fired);
  expect(latenesses.flatMap((each) => each.fired)).toHaveLength(fired.length);

  for (const { fired: issued, cured, excused, ahead } of trial.rungs)
    expect(issued + cured + excused + ahead).toBe(latenesses.length);
  for (const { at } of trial.slips) expect(workCalendar.isWorkingDay(workCalendar.dateOf(at))).toBe(true);
  // not the same everywhere, or the year proves little
  expect(trial.rungs.map((rung) => rung.fired)).toEqual(
    trial.rungs.map((rung) => rung.fired).toSorted((a, b) => b - a),
  );
  for (const outcome of ['cured', 'excused', 'offDaysOff'] as const)
    expect(
      trial.rungs.some((rung) => rung[outcome] > 0),
      outcome,
    ).toBe(true);
});
