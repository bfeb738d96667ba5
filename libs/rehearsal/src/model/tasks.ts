import type { LocalDate } from '@duban/calendar';
import { onWorkingDay, workingDaysFromNow } from './moments.js';
import { planFresh } from './inspectorate.js';
import { act, type SeenTask, type Stage } from './world.js';

/** What happens to a task as a whole in its year: some rest for a while, some are withdrawn, most are claimed as done. */
export function planTask(stage: Stage, task: SeenTask, year: number): void {
  const fate = stage.chance.choose({ claims: 70, rests: 8, withdrawn: 2, open: 20 }, task.position, 'fate');
  if (fate === 'rests') rest(stage, task, year);
  if (fate === 'withdrawn') withdraw(stage, task, year);
  if (fate === 'claims' || fate === 'rests') claim(stage, task, year);
  if (stage.chance.draw(task.position, 'waive') < 0.05) waive(stage, task);
}

const nameOf = (task: SeenTask, what: string): string => `${String(task.position).padStart(4, '0')}/task/${what}`;
const day = (year: number, month: number, date: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function rest(stage: Stage, task: SeenTask, year: number): void {
  const { target } = task;
  const month = stage.chance.between(6, 8, task.position, 'rest');
  const { supervisor } = stage.posts;
  stage.intend(onWorkingDay(stage, day(year, month, 12), 0, 11), nameOf(task, 'suspend'), [
    act('task.suspend', target, supervisor, { reason: '上级政策调整,暂缓实施。' }),
  ]);
  stage.intend(onWorkingDay(stage, day(year, month + 1, 20), 0, 11), nameOf(task, 'resume'), [
    act('task.resume', target, supervisor, {}),
  ]);
}

function withdraw(stage: Stage, task: SeenTask, year: number): void {
  const { target } = task;
  stage.intend(onWorkingDay(stage, day(year, 9, 6), 0, 11), nameOf(task, 'withdraw'), [
    act('task.withdraw', target, stage.posts.chiefSupervisor, { reason: '任务已并入其他事项。' }),
  ]);
}

/** One obligation that the inspectorate lets go, with its basis. */
function waive(stage: Stage, task: SeenTask): void {
  const owed = task.obligations.find(({ kind }) => kind === 'acknowledgement');
  if (!owed) return;
  stage.intend(stage.calendar.startOf(owed.dueOn, 8), nameOf(task, 'waive'), [
    act('obligation.waive', task.target, stage.posts.chiefSupervisor, { member: owed.id, basis: '机构调整期间,免于签收。' }),
  ]);
}

/** The lead claims that the task is done; the inspectorate verifies; a few confirmed ones are opened again. */
function claim(stage: Stage, task: SeenTask, year: number): void {
  const { target, lead } = task;
  const at = onWorkingDay(stage, day(year, stage.chance.between(9, 11, task.position, 'claim'), 8), 0, 10);
  if (at <= stage.now()) return;
  stage.intend(at, nameOf(task, 'claim'), [
    act('closeOut.claim', target, stage.posts.liaison(lead), { content: '各项量化目标均已完成,申请销号。' }, async (answer) => {
      const [member] = answer.ok ? await stage.live(task, 'closeOut') : [];
      if (member) verify(stage, task, member);
    }),
  ]);
}

function verify(stage: Stage, task: SeenTask, member: string): void {
  const { target, lead } = task;
  const { supervisor, chiefSupervisor } = stage.posts;
  stage.intend(workingDaysFromNow(stage, 1, 15), nameOf(task, 'sign'), [
    act('closeOut.sign', target, stage.posts.head(lead), { member }),
    act('closeOut.verify', target, supervisor, { member }),
  ]);
  const verdict = stage.chance.choose({ confirmed: 80, partly: 10, rejected: 10 }, task.position, 'verdict');
  const decide =
    verdict === 'confirmed'
      ? act('closeOut.confirm', target, chiefSupervisor, { member })
      : verdict === 'partly'
        ? act('closeOut.confirmPartly', target, chiefSupervisor, { member, reason: '部分目标尚需继续推进。' })
        : act('closeOut.reject', target, chiefSupervisor, { member, reason: '现场核查与申报不符。' });
  stage.intend(workingDaysFromNow(stage, 6, 15), nameOf(task, 'verdict'), [decide]);
  if (verdict === 'confirmed' && stage.chance.draw(task.position, 'reopen') < 0.08) {
    stage.intend(workingDaysFromNow(stage, 15, 11), nameOf(task, 'reopen'), [
      act('task.reopen', target, chiefSupervisor, { reason: '“回头看”发现问题反弹。' }, (answer) =>
        answer.ok ? planFresh(stage, task) : undefined,
      ),
    ]);
  }
}
