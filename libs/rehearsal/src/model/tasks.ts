import type { Instant, LocalDate } from '@duban/calendar';
import { claimOf } from './contents.js';
import { askAt } from './extensions.js';
import { planFresh } from './inspectorate.js';
import { onWorkingDay, workingDaysFromNow } from './moments.js';
import { act, type SeenTask, type Stage } from './world.js';

/** What happens to a task as a whole in its year: some rest for a while, some are withdrawn, most are claimed as done. */
export function planTask(stage: Stage, task: SeenTask, year: number): void {
  const fate = stage.chance.choose(
    { claims: 68, rests: 8, restsEarly: 2, withdrawn: 6, open: 16 },
    task.position,
    'fate',
  );
  if (fate === 'rests') restInSummer(stage, task, year);
  if (fate === 'restsEarly') rest(stage, task, workingDaysFromNow(stage, 1, 11), workingDaysFromNow(stage, 12, 11));
  if (fate === 'withdrawn') withdraw(stage, task, year);
  if (fate === 'claims' || fate === 'rests') claim(stage, task, year);
  if (stage.chance.draw(task.position, 'waive') < 0.1) waive(stage, task);
}

const nameOf = (task: SeenTask, what: string): string => `${String(task.position).padStart(4, '0')}/task/${what}`;
const day = (year: number, month: number, date: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function rest(stage: Stage, task: SeenTask, from: Instant, until: Instant): void {
  const { target } = task;
  const { supervisor } = stage.posts;
  stage.intend(from, nameOf(task, 'suspend'), [
    act('task.suspend', target, supervisor, {
      reason: '上级政策调整，暂缓实施。',
      until: stage.calendar.dateOf(until),
    }),
  ]);
  stage.intend(until, nameOf(task, 'resume'), [act('task.resume', target, supervisor, {})]);
}

/** Rests over the summer; the report then open may have an extension asked for, which is answered in the pause or after. */
function restInSummer(stage: Stage, task: SeenTask, year: number): void {
  const month = stage.chance.between(6, 8, task.position, 'rest');
  const until = onWorkingDay(stage, day(year, month + 1, 20), 0, 11);
  rest(stage, task, onWorkingDay(stage, day(year, month, 12), 0, 11), until);
  const owed = task.obligations.find(
    ({ kind, period }) => kind === 'report' && period?.endsWith(`-${String(month).padStart(2, '0')}`),
  );
  if (!owed || stage.chance.draw(task.position, 'asks') < 0.4) return;
  const later = stage.chance.draw(task.position, 'later') < 0.5;
  askAt(stage, task, owed, nameOf(task, 'ask'), onWorkingDay(stage, day(year, month, 12), -1, 10), () =>
    later ? stage.calendar.startOf(stage.calendar.dateOf(until), 17) : workingDaysFromNow(stage, 3, 16),
  );
}

/** Withdrawn in autumn, or soon after it was issued: before or after its plan came into force. */
function withdraw(stage: Stage, task: SeenTask, year: number): void {
  const { target } = task;
  const when = stage.chance.choose({ atOnce: 20, planned: 40, autumn: 40 }, task.position, 'when');
  const at =
    when === 'autumn'
      ? onWorkingDay(stage, day(year, 9, 6), 0, 11)
      : workingDaysFromNow(stage, when === 'atOnce' ? 1 : 6, 12);
  stage.intend(at, nameOf(task, 'withdraw'), [
    act('task.withdraw', target, stage.posts.chiefSupervisor, { reason: '任务已并入其他事项。' }),
  ]);
}

/** An obligation that the inspectorate lets go, with its basis: before its window, on its day, or after it was missed. */
function waive(stage: Stage, task: SeenTask): void {
  const when = stage.chance.choose({ before: 1, onTheDay: 1, after: 2 }, task.position, 'waived');
  const kind = when === 'onTheDay' ? 'acknowledgement' : 'subReport';
  const owed = task.obligations.filter((each) => each.kind === kind)[when === 'before' ? 4 : 0];
  if (!owed) return;
  const at =
    when === 'onTheDay'
      ? stage.calendar.startOf(owed.dueOn, 8)
      : onWorkingDay(stage, owed.dueOn, when === 'before' ? -40 : 1, 8);
  if (at <= stage.now()) return;
  stage.intend(at, nameOf(task, 'waive'), [
    act('obligation.waive', task.target, stage.posts.chiefSupervisor, {
      member: owed.id,
      basis: '机构调整期间，予以免报。',
    }),
  ]);
}

/** The lead claims that the task is done; the inspectorate verifies; a few confirmed ones are opened again. */
function claim(stage: Stage, task: SeenTask, year: number): void {
  const { target, lead } = task;
  const at = onWorkingDay(stage, day(year, stage.chance.between(9, 11, task.position, 'claim'), 8), 0, 10);
  if (at <= stage.now()) return;
  stage.intend(at, nameOf(task, 'claim'), [
    act('closeOut.claim', target, stage.posts.liaison(lead), claimOf(stage, task), async (answer) => {
      const [member] = answer.ok ? await stage.live(task, 'closeOut') : [];
      if (member) verify(stage, task, member);
    }),
  ]);
}

const LOOKED_BACK = {
  reason: '“回头看”发现问题反弹。',
  ground: 'lookBack',
  consequence: '取消销号，牵头单位限期整改。',
} as const;

function verify(stage: Stage, task: SeenTask, member: string): void {
  const { target, lead } = task;
  const { supervisor, chiefSupervisor } = stage.posts;
  stage.intend(workingDaysFromNow(stage, 1, 15), nameOf(task, 'sign'), [
    act('closeOut.sign', target, stage.posts.head(lead), { member }),
    act('closeOut.verify', target, supervisor, {
      member,
      manner: stage.chance.choose({ paper: 70, onSite: 30 }, task.position, 'manner'),
    }),
  ]);
  const verdict = stage.chance.choose(
    { confirmed: 78, partly: 10, rejected: 9, withdrawn: 3 },
    task.position,
    'verdict',
  );
  const decide = {
    confirmed: () => act('closeOut.confirm', target, chiefSupervisor, { member }),
    partly: () =>
      act('closeOut.confirmPartly', target, chiefSupervisor, {
        member,
        reason: '部分目标尚需继续推进。',
        stays: [0],
      }),
    rejected: () => act('closeOut.reject', target, chiefSupervisor, { member, reason: '现场核查与申报不符。' }),
    withdrawn: () => act('task.withdraw', target, chiefSupervisor, { reason: '上级已取消该项任务。' }),
  }[verdict];
  stage.intend(workingDaysFromNow(stage, 6, 15), nameOf(task, 'verdict'), [decide()]);
  if (verdict === 'confirmed' && stage.chance.draw(task.position, 'reopen') < 0.08) {
    stage.intend(workingDaysFromNow(stage, 15, 11), nameOf(task, 'reopen'), [
      act('task.reopen', target, chiefSupervisor, LOOKED_BACK, (answer) =>
        answer.ok ? planFresh(stage, task) : undefined,
      ),
    ]);
  }
}
