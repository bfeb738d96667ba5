import type { LocalDate } from '@duban/calendar';
import type { Reference, TaskReference } from '@duban/contracts';
import { derivedId } from '@duban/engine';
import { type CourseStep, followCourse } from './course.js';
import { planFresh } from './inspectorate.js';
import { act, type Act, type SeenTask, type Stage } from './world.js';

/** A meeting's own context is not asked: what follows is known beforehand. */
type Step = CourseStep<unknown>;

interface Called {
  stage: Stage;
  target: Reference;
  /** What is talked about. */
  first: SeenTask;
  second: SeenTask;
}

/** Meetings of a year: weekly ones that order work, one that is moved, a field day that is scored, one that is cancelled. */
export async function planMeetings(
  stage: Stage,
  tasks: readonly SeenTask[],
  targetOf: (name: string) => Reference,
): Promise<void> {
  const lives = { spring: weekly, summer: weekly, moved, fieldDay, autumn: weekly, cancelled };
  for (const [index, [name, life]] of Object.entries(lives).entries()) {
    const target = targetOf(name);
    const at = stage.chance.between(0, tasks.length - 2, target.id, 'about');
    const [first, second] = tasks.slice(at, at + 2);
    if (!first || !second) continue;
    const [call, ...rest] = life({ stage, target, first, second });
    if (call) await followCourse(stage, target, `meeting/${name}`, [{ ...call, after: 18 + 28 * index }, ...rest]);
  }
}

/** 周例会: its agenda grows before it is held; the lead of what it talks about owes a reply to what it decided. */
function weekly(called: Called): Step[] {
  return [
    step(0, callFor(called, 'weekly')),
    step(1, growAgenda(called)),
    ...held(called),
    step(2, orders(called)),
    ends(called),
  ];
}

/** 调度会: moved to a later day. */
function moved(called: Called): Step[] {
  const { stage, target } = called;
  const reschedule = (_seen: unknown, on: LocalDate): Act[] => [
    act('meeting.reschedule', target, stage.posts.supervisor, {
      heldOn: stage.calendar.addWorkingDays(on, 3),
      place: '市政府二号会议室',
    }),
  ];
  return [
    step(0, callFor(called, 'dispatch')),
    step(1, reschedule),
    ...held(called),
    step(1, orders(called)),
    ends(called),
  ];
}

/** 观摩点评: scored by two; one of them scores again. */
function fieldDay(called: Called): Step[] {
  const { stage, target, first, second } = called;
  const { supervisor, headOfGovernment } = stage.posts;
  const score = (post: string, { target: seen }: SeenTask, ...points: number[]): Act =>
    act('meeting.score', target, post, { task: seen.id, points });
  return [
    step(0, callFor(called, 'fieldDay')),
    ...held(called),
    step(1, () => [score(supervisor, first, 50, 35), score(headOfGovernment, first, 55, 30)]),
    step(1, () => [score(supervisor, second, 40, 30), score(supervisor, first, 52, 35)]),
    ends(called),
  ];
}

function cancelled(called: Called): Step[] {
  const { stage, target } = called;
  const cancel = (): Act[] => [act('meeting.cancel', target, stage.posts.supervisor, { reason: '并入月度调度会。' })];
  return [step(0, callFor(called, 'weekly')), step(1, cancel)];
}

const step = (after: number, acts: Step['acts']): Step => ({ after, acts });

const itemOf = ({ target }: SeenTask, ground: 'overdue' | 'added') => ({ task: keyOf(target), ground });
const keyOf = ({ year, id }: Reference): TaskReference => ({ kind: 'task', year, id });

/** Called for the next working day but one. */
function callFor({ stage, target, first, second }: Called, kind: 'weekly' | 'dispatch' | 'fieldDay'): Step['acts'] {
  const isFieldDay = kind === 'fieldDay';
  return (_seen, on) => [
    act('meeting.call', target, stage.posts.supervisor, {
      kind,
      title: '重点工作推进会',
      heldOn: stage.calendar.addWorkingDays(on, 2),
      place: '市政府一号会议室',
      agenda: [itemOf(first, 'overdue'), ...(isFieldDay ? [itemOf(second, 'added')] : [])],
      criteria: isFieldDay
        ? [
            { name: '形象进度', points: 60 },
            { name: '工程质量', points: 40 },
          ]
        : [],
    }),
  ];
}

const growAgenda =
  ({ stage, target, first, second }: Called): Step['acts'] =>
  () => [
    act('meeting.changeAgenda', target, stage.posts.supervisor, {
      agenda: [itemOf(first, 'overdue'), itemOf(second, 'added')],
    }),
  ];

const held = ({ stage, target }: Called): Step[] => [
  step(4, () => [
    act('meeting.hold', target, stage.posts.supervisor, { minutes: '会议听取了进展，逐项研究了存在的困难。' }),
  ]),
];

/** What is decided is ordered with it, and the unit that is to reply takes it on. */
function orders({ stage, target, first }: Called): Step['acts'] {
  const decision = derivedId(`${target.id}/decision`);
  return (_seen, on) => {
    const { supervisor } = stage.posts;
    const order = {
      group: `decision ${decision}`,
      text: '五个工作日内报送追赶进度的具体措施。',
      dueOn: stage.calendar.addWorkingDays(on, 5),
    };
    return [
      act('meeting.decide', target, supervisor, { ...order, decision, task: keyOf(first.target) }),
      act(
        'instruction.give',
        first.target,
        supervisor,
        { ...order, units: [first.lead], meeting: { year: target.year, id: target.id, decision } },
        (answer) => (answer.ok ? planFresh(stage, first) : undefined),
      ),
    ];
  };
}

const ends = ({ stage, target }: Called): Step =>
  step(1, () => [act('meeting.close', target, stage.posts.supervisor, {})]);
