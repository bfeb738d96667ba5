import type { CommandOf } from '@duban/contracts';
import type { TaskContext } from '@duban/lifecycle';
import { planFresh } from './inspectorate.js';
import { workingDaysFromNow } from './moments.js';
import { act, type Act, type SeenTask, type Stage } from './world.js';

type Proposal = Pick<CommandOf<'adjustment.propose'>, 'units' | 'content'>;

/** In a few tasks the inspectorate, or the lead, proposes another lead, other units, or another scope. */
export async function planAdjustment(stage: Stage, task: SeenTask): Promise<void> {
  const { chance, posts } = stage;
  const { target, position } = task;
  if (chance.draw(position, 'adjusted') >= 0.12) return;
  const context = await stage.contextOf<TaskContext>(target);
  const [successor] = context?.coordinating ?? [];
  const drawn = chance.choose({ lead: 3, units: 3, content: 3 }, position, 'adjusts');
  if (!context || (successor === undefined && drawn !== 'content')) return;
  const proposal = proposalOf(drawn, context);
  // whoever leads knows what can be done; who does it is the inspectorate's to say
  const proposer = drawn === 'content' ? posts.liaison(task.lead) : posts.supervisor;
  const at = workingDaysFromNow(stage, chance.between(8, 120, position, 'when'), 9);
  const key = `${String(position).padStart(4, '0')}/task/adjust`;
  const body = { ...proposal, reason: '机构职责和项目实施条件发生变化。' };
  stage.intend(at, key, [
    act('adjustment.propose', target, proposer, body, async (answer) => {
      const [member] = answer.ok ? await stage.live(task, 'adjustment') : [];
      if (member === undefined) return;
      stage.intend(workingDaysFromNow(stage, 3, 16), `${key}/verdict`, [
        verdictOf(stage, task, { member, proposer, proposal }),
      ]);
    }),
  ]);
}

function proposalOf(kind: 'lead' | 'units' | 'content', context: TaskContext): Proposal {
  const { lead, jointLeads, coordinating } = context;
  if (kind === 'content') return { content: { targets: '年度投资目标调整为八千万元。' } };
  const [first = null, ...others] = coordinating;
  const units =
    kind === 'lead'
      ? { lead: first, jointLeads: [...jointLeads], coordinating: [...others, ...(lead === null ? [] : [lead])] }
      : { lead, jointLeads: [...jointLeads], coordinating: others };
  return { units };
}

function verdictOf(
  stage: Stage,
  task: SeenTask,
  { member, proposer, proposal }: { member: string; proposer: string; proposal: Proposal },
): Act {
  const { target } = task;
  const { chiefSupervisor, headOfGovernment } = stage.posts;
  const decides = proposal.content ? headOfGovernment : chiefSupervisor;
  const verdict = stage.chance.choose({ approved: 60, refused: 25, withdrawn: 15 }, task.position, 'adjustment');
  if (verdict === 'refused') return act('adjustment.refuse', target, decides, { member, reason: '暂不调整。' });
  if (verdict === 'withdrawn') return act('adjustment.withdraw', target, proposer, { member });
  return act('adjustment.approve', target, decides, { member }, (answer) =>
    answer.ok ? takeOver(stage, task, proposal.units?.lead ?? task.lead) : undefined,
  );
}

/** Who leads now looks at what is still to come of what has gone over, and at what is owed anew. */
async function takeOver(stage: Stage, task: SeenTask, lead: string): Promise<void> {
  const former = task.lead;
  task.lead = lead;
  await planFresh(stage, task);
  if (lead === former) return;
  const today = stage.calendar.dateOf(stage.now());
  for (const owed of task.obligations.filter(({ unit, dueOn }) => unit === former && dueOn > today)) {
    owed.unit = lead;
    stage.takeOn(task, owed);
  }
}
