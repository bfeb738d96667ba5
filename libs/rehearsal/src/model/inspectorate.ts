import type { Answer } from '@duban/contracts';
import { workingDaysFromNow } from './moments.js';
import { act, type SeenObligation, type SeenTask, type Stage } from './world.js';

/** The inspectorate reads a report some days after it came: accepts it, returns it, or calls it empty. */
export function followReport(stage: Stage, task: SeenTask, owed: SeenObligation, member: string, key: string): void {
  const { target } = task;
  const { supervisor } = stage.posts;
  const verdict = stage.chance.choose({ accepted: 88, returned: 9, emptied: 3 }, key);
  const again = stage.chance.draw(key, 'again');
  const follow =
    verdict === 'returned'
      ? act('report.return', target, supervisor, { member, reason: '请补充具体进度数据。' }, (answer) =>
          answer.ok ? planFresh(stage, task) : undefined,
        )
      : verdict === 'emptied'
        ? act('report.empty', target, supervisor, { member, reason: '内容空泛，不予采认。' }, (answer) => {
            if (answer.ok && again < 0.8) stage.takeOn(task, { ...owed, dueOn: dayOf(stage) });
          })
        : act(
            'report.accept',
            target,
            supervisor,
            again < 0.05
              ? { member, mark: 'poor', reason: '数据口径不清，下期请说明。' }
              : { member, mark: again < 0.3 ? 'good' : 'sufficient' },
          );
  stage.intend(workingDaysFromNow(stage, stage.chance.between(1, 3, key, 'wait'), 16), key, [follow]);
}

/** A filed plan is approved step by step where the regime asks for it, sometimes returned, and revised once in a while. */
export async function followPlan(
  stage: Stage,
  task: SeenTask,
  owed: SeenObligation,
  member: string,
  key: string,
): Promise<void> {
  await planFresh(stage, task);
  const { target } = task;
  const [first, ...further] = stage.approvers;
  if (stage.chance.draw(key, 'revise') < 0.15) reviseLater(stage, task, owed, member, key);
  if (!first) return;
  const returns = owed.kind === 'plan' && stage.chance.draw(key, 'return') < 0.1;
  const look = returns
    ? act('plan.return', target, first, { member, reason: '时间节点不够具体。' }, whenAccepted(stage, task))
    : act('plan.approve', target, first, { member }, whenAccepted(stage, task));
  stage.intend(workingDaysFromNow(stage, 2, 16), key, [look]);
  if (returns) return;
  for (const [index, post] of further.entries())
    stage.intend(workingDaysFromNow(stage, 3 + index, 16), `${key}/${index}`, [
      act('plan.approve', target, post, { member }, whenAccepted(stage, task)),
    ]);
}

const whenAccepted = (stage: Stage, task: SeenTask) => (answer: Answer) =>
  answer.ok ? planFresh(stage, task) : undefined;

/** Three months later the plan is revised: drafted again, signed and filed, or filed as it is. */
function reviseLater(stage: Stage, task: SeenTask, owed: SeenObligation, member: string, key: string): void {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const rewrites = stage.chance.draw(key, 'rewrites') < 0.5;
  stage.intend(workingDaysFromNow(stage, 60, 10), `${key}/revise`, [
    act('plan.revise', target, liaison, { member }),
    ...(rewrites
      ? [
          act('plan.draft', target, liaison, { member, content: stage.planContent(task, owed) }),
          act('plan.sign', target, stage.posts.head(owed.unit), { member }),
        ]
      : []),
    act('plan.file', target, liaison, { member }),
    ...stage.approvers.map((post) => act('plan.approve', target, post, { member })),
  ]);
}

/** The lead reads a part of the plan: approves it, or asks for more. */
export function followPart(stage: Stage, task: SeenTask, owed: SeenObligation, member: string, key: string): void {
  const { target, lead } = task;
  const liaison = stage.posts.liaison(lead);
  const sendsBack = stage.chance.draw(key, 'back') < 0.08;
  const follow = sendsBack
    ? act('planPart.sendBack', target, liaison, { member, reason: '请补充责任领导。' }, (answer) => {
        if (answer.ok) stage.takeOn(task, { ...owed, dueOn: dayOf(stage) });
      })
    : act('planPart.approve', target, liaison, { member });
  stage.intend(workingDaysFromNow(stage, 1, 10), key, [follow]);
}

/** The lead reads a sub-report: approves it, or asks for more. */
export function followSubReport(stage: Stage, task: SeenTask, owed: SeenObligation, member: string, key: string): void {
  const { target, lead } = task;
  const liaison = stage.posts.liaison(lead);
  const sendsBack = stage.chance.draw(key, 'back') < 0.06;
  const follow = sendsBack
    ? act('subReport.sendBack', target, liaison, { member, reason: '请补充本期数据。' }, (answer) => {
        if (answer.ok) stage.takeOn(task, { ...owed, dueOn: dayOf(stage) });
      })
    : act('subReport.approve', target, liaison, { member });
  stage.intend(workingDaysFromNow(stage, 1, 10), key, [follow]);
}

/** Units look at what they newly owe: supplements, milestones. */
export async function planFresh(stage: Stage, task: SeenTask): Promise<void> {
  for (const owed of await stage.freshObligations(task)) {
    task.obligations.push(owed);
    stage.takeOn(task, owed);
  }
}

const dayOf = (stage: Stage): string => stage.calendar.addWorkingDays(stage.calendar.dateOf(stage.now()), 2);
