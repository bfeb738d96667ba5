import { PlanContent } from '@duban/contracts';
import { MILESTONE, reportContentOf } from './contents.js';
import { askForTime } from './extensions.js';
import { followReport, followPlan, followPart, followSubReport } from './inspectorate.js';
import { onWorkingDay, workingDaysFromNow } from './moments.js';
import { objectTo } from './objections.js';
import { act, type Act, type SeenObligation, type SeenTask, type Stage } from './world.js';

/** How units take an obligation, in shares of a hundred. */
const HABITS: Record<string, Record<'prompt' | 'late' | 'silent' | 'extension', number>> = {
  acknowledgement: { prompt: 92, late: 5, silent: 3, extension: 0 },
  plan: { prompt: 84, late: 10, silent: 3, extension: 3 },
  planPart: { prompt: 84, late: 10, silent: 6, extension: 0 },
  report: { prompt: 86, late: 8, silent: 5, extension: 1 },
  subReport: { prompt: 86, late: 8, silent: 6, extension: 0 },
  supplement: { prompt: 80, late: 15, silent: 5, extension: 0 },
  reply: { prompt: 60, late: 20, silent: 15, extension: 5 },
  milestone: { prompt: 60, late: 12, silent: 8, extension: 20 },
};

/** What the unit that owes an obligation means to do about it, decided when the obligation is first seen. */
export function planObligation(stage: Stage, task: SeenTask, owed: SeenObligation): void {
  if (owed.kind === 'acknowledgement' && stage.chance.draw(...keyOf(task, owed), 'objects') < 0.03)
    return objectTo(stage, task, owed, nameOf(task, owed, 'object'));
  const habit = stage.chance.choose(
    HABITS[owed.kind] ?? { prompt: 1, late: 0, silent: 0, extension: 0 },
    ...keyOf(task, owed),
    'habit',
  );
  if (habit === 'silent') return;
  if (habit === 'extension') askForTime(stage, task, owed, nameOf(task, owed, 'ask'));
  const days =
    habit === 'late'
      ? stage.chance.between(1, 7, ...keyOf(task, owed), 'late')
      : -stage.chance.between(0, owed.kind === 'plan' ? 8 : 2, ...keyOf(task, owed), 'early');
  deliver(stage, task, owed, days);
}

const keyOf = (task: SeenTask, owed: SeenObligation): (string | number)[] => [
  task.position,
  owed.kind,
  owed.unit,
  owed.period ?? '',
  owed.dueOn,
];

/** A name that sorts the same in every run. */
const nameOf = (task: SeenTask, owed: SeenObligation, what: string): string =>
  `${String(task.position).padStart(4, '0')}/${owed.kind}/${owed.unit}/${owed.period ?? ''}/${owed.dueOn}/${what}`;

function deliver(stage: Stage, task: SeenTask, owed: SeenObligation, days: number): void {
  const due = onWorkingDay(stage, owed.dueOn, days, 15);
  const at = due > stage.now() ? due : workingDaysFromNow(stage, 1, 15);
  const acts = deliveryOf(stage, task, owed);
  if (acts.length > 0) stage.intend(at, nameOf(task, owed, 'deliver'), acts);
}

/** The acts by which an obligation of each kind is delivered; what hangs on a part needs that part. */
function deliveryOf(stage: Stage, task: SeenTask, owed: SeenObligation): Act[] {
  const { id, kind, subject, unit } = owed;
  const liaison = stage.posts.liaison(unit);
  if (kind === 'acknowledgement') return [act('acknowledgement.give', task.target, liaison, { member: id })];
  if (kind === 'milestone')
    return [act('milestone.deliver', task.target, liaison, { member: id, content: '该时间节点任务已按要求完成。' })];
  if (kind === 'reply')
    return [
      act('reply.give', task.target, liaison, { member: id, content: '已明确专人，按周推进。', attachments: [] }),
    ];
  return subject === null ? [] : (partActs[kind]?.(stage, task, owed, subject) ?? []);
}

type PartActs = (stage: Stage, task: SeenTask, owed: SeenObligation, subject: string) => Act[];

const partActs: Readonly<Record<string, PartActs>> = {
  plan: planActs,
  planPart: planPartActs,
  report: reportActs,
  subReport: subReportActs,
  supplement: supplementActs,
};

function subReportActs(stage: Stage, task: SeenTask, owed: SeenObligation, subject: string): Act[] {
  const liaison = stage.posts.liaison(owed.unit);
  return [
    act(
      'subReport.submit',
      task.target,
      liaison,
      { member: subject, content: reportContentOf(stage, task, owed) },
      (answer) => {
        if (answer.ok) followSubReport(stage, task, owed, subject, nameOf(task, owed, 'review'));
      },
    ),
  ];
}

function planPartActs(stage: Stage, task: SeenTask, owed: SeenObligation, subject: string): Act[] {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const content = stage.planContent(task, owed);
  const submit = act('planPart.submit', target, liaison, { member: subject, content }, (answer) => {
    if (answer.ok) followPart(stage, task, owed, subject, nameOf(task, owed, 'review'));
  });
  const thinksAgain = stage.chance.draw(...keyOf(task, owed), 'withdraw') < 0.05;
  if (!thinksAgain) return [submit];
  return [
    act('planPart.submit', target, liaison, { member: subject, content }),
    act('planPart.withdraw', target, liaison, { member: subject }),
    submit,
  ];
}

function planActs(stage: Stage, task: SeenTask, owed: SeenObligation, subject: string): Act[] {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const head = stage.posts.head(owed.unit);
  const write = [
    act('plan.draft', target, liaison, { member: subject, content: stage.planContent(task, owed) }),
    act('plan.sign', target, head, { member: subject }),
  ];
  const corrects = stage.chance.draw(...keyOf(task, owed), 'corrects') < 0.05;
  return [
    ...(corrects ? [...write, ...write] : write),
    act('plan.file', target, liaison, { member: subject }, (answer) => {
      if (answer.ok) return followPlan(stage, task, owed, subject, nameOf(task, owed, 'review'));
    }),
  ];
}

function reportActs(stage: Stage, task: SeenTask, owed: SeenObligation, subject: string): Act[] {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const head = stage.posts.head(owed.unit);
  const write = [
    act('report.draft', target, liaison, { member: subject, content: reportContentOf(stage, task, owed) }),
    act('report.sign', target, head, { member: subject }),
  ];
  const submit = act('report.submit', target, liaison, { member: subject }, (answer) => {
    if (answer.ok) followReport(stage, task, owed, subject, nameOf(task, owed, 'review'));
  });
  const thinksAgain = stage.chance.draw(...keyOf(task, owed), 'withdraw') < 0.03;
  const corrects = stage.chance.draw(...keyOf(task, owed), 'corrects') < 0.03;
  const draft = act('report.draft', target, liaison, {
    member: subject,
    content: reportContentOf(stage, task, owed, '（修改）'),
  });
  if (corrects) return [...write, draft, draft, act('report.sign', target, head, { member: subject }), submit];
  if (!thinksAgain) return [...write, submit];
  return [
    ...write,
    act('report.submit', target, liaison, { member: subject }),
    act('report.withdraw', target, liaison, { member: subject }),
    act('report.sign', target, head, { member: subject }),
    submit,
  ];
}

/** After a return the report, or the plan, is written again. */
function supplementActs(stage: Stage, task: SeenTask, owed: SeenObligation, subject: string): Act[] {
  const { target } = task;
  const head = stage.posts.head(owed.unit);
  const liaison = stage.posts.liaison(owed.unit);
  if (owed.period === null) {
    return [
      act('plan.draft', target, liaison, { member: subject, content: stage.planContent(task, owed) }),
      act('plan.sign', target, head, { member: subject }),
      act('plan.file', target, liaison, { member: subject }, (answer) => {
        if (answer.ok) return followPlan(stage, task, owed, subject, nameOf(task, owed, 'review'));
      }),
    ];
  }
  return [
    act('report.draft', target, liaison, {
      member: subject,
      content: reportContentOf(stage, task, owed, '现按要求补充情况。'),
    }),
    act('report.sign', target, head, { member: subject }),
    act('report.submit', target, liaison, { member: subject }, (answer) => {
      if (answer.ok) followReport(stage, task, owed, subject, nameOf(task, owed, 'review'));
    }),
  ];
}

/** A plan with one time node, which the lead owes in some tasks. */
export function planContentOf(stage: Pick<Stage, 'chance'>, task: SeenTask, owed: SeenObligation): PlanContent {
  const owes = owed.kind !== 'planPart' && stage.chance.draw(task.position, 'milestone') < 0.4;
  const month = stage.chance.between(6, 11, task.position, 'month');
  const dueOn = `${owed.dueOn.slice(0, 4)}-${String(month).padStart(2, '0')}-28`;
  return PlanContent.parse({
    milestones: [{ name: MILESTONE, dueOn, owed: owes }],
    responsibleLeader: '分管负责同志',
    measures: ['明确专人负责，按月调度，逐项销号。'],
  });
}
