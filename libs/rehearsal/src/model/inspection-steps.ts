import type { LocalDate } from '@duban/calendar';
import type { CommandOf, Reference, TaskReference } from '@duban/contracts';
import type { InspectionContext } from '@duban/lifecycle';
import type { CourseStep } from './course.js';
import { act, type Act, type Stage } from './world.js';

type Step = CourseStep<InspectionContext>;
type Propose = CommandOf<'inspection.propose'>;

/** What is inspected, where, and by whom. */
export interface Matter {
  target: Reference;
  kind: Propose['kind'];
  objects: string[];
  /** A unit that the government may designate. */
  department: string;
  /** The post that leads the team. */
  leader: string;
  tasks: TaskReference[];
}

const TOPICS = ['workReport'];
const GOVERNMENT: Propose['authority'] = { type: 'government', level: 'prefecture' };

/** Art. 7: a department inspects as designated, here from the day of the proposal until some days after the plan ends. */
export const designatedBy =
  (unit: string) =>
  (stage: Stage, on: LocalDate): Propose['authority'] => ({
    type: 'department',
    unit,
    designation: { matter: '政府授权文件', topics: TOPICS, from: on, until: stage.calendar.addWorkingDays(on, 30) },
  });

interface Beginning {
  path: 'decision' | 'proposal';
  authority?: (stage: Stage, on: LocalDate) => Propose['authority'];
  /** It stands in the plan of the year before it is planned itself. */
  isIntended?: boolean;
}

/** Fixed as a matter, planned, with a team that has been trained. */
export function prepare(
  stage: Stage,
  matter: Matter,
  { path, authority = () => GOVERNMENT, isIntended = false }: Beginning,
): Step[] {
  const { target, kind, tasks } = matter;
  const { supervisor, chiefSupervisor, headOfGovernment } = stage.posts;
  const propose = (on: LocalDate): Act =>
    act('inspection.propose', target, supervisor, {
      title: TITLES[kind],
      kind,
      basis: { path, text: path === 'decision' ? '市政府常务会议决定' : '督查建议' },
      authority: authority(stage, on),
      topics: TOPICS,
      tasks,
      ...(isIntended ? { intended: { objects: matter.objects, from: on, until: weeksAfter(stage, on) } } : {}),
    });
  const approve: Step = { after: 2, acts: () => [act('inspection.approve', target, headOfGovernment, {})] };
  return [
    { after: 1, acts: (_, on) => [propose(on)] },
    ...(path === 'proposal' ? [approve] : []),
    { after: 2, acts: (_, on) => [act('inspection.plan', target, supervisor, { plan: planFrom(stage, matter, on) })] },
    {
      after: 1,
      acts: (_, on) => [
        act('inspection.formTeam', target, chiefSupervisor, { leader: matter.leader, members: [], invited: [] }),
        act('inspection.approvePlan', target, chiefSupervisor, {}),
        act('inspection.train', target, supervisor, { on, content: '学习方案和纪律要求。' }),
      ],
    },
  ];
}

const TITLES: Record<Propose['kind'], string> = {
  comprehensive: '重点工作综合督查',
  special: '重点项目专项督查',
  incident: '群众反映问题调查',
  daily: '日常督办',
  clue: '线索核查',
};

function planFrom(stage: Stage, { objects }: Matter, on: LocalDate): CommandOf<'inspection.plan'>['plan'] {
  return {
    objects,
    topics: TOPICS,
    content: '查看任务进展、台账资料和项目现场。',
    from: on,
    until: weeksAfter(stage, on),
    methods: ['visit', 'documents'],
    // art. 5 does not list every unit that may lead a task
    basis: '承担市政府交办的年度重点工作任务。',
  };
}

const weeksAfter = (stage: Stage, on: LocalDate): LocalDate => stage.calendar.addWorkingDays(on, 25);

interface FieldWork {
  /** Somebody who joins the team and keeps out of it again. */
  member?: string;
  /** How far it gets. */
  until?: 'evidence';
}

/** The objects are told before anybody comes. */
export function openFieldWork(stage: Stage, matter: Matter, { member, until }: FieldWork): Step[] {
  const { target, leader } = matter;
  const { supervisor, chiefSupervisor } = stage.posts;
  const joined: Step = {
    after: 1,
    acts: (_, on) => [
      act('inspection.formTeam', target, chiefSupervisor, {
        leader,
        members: member === undefined ? [] : [{ post: member, until: weeksAfter(stage, on) }],
        invited: [{ name: '市人大代表', capacity: 'deputy', until: weeksAfter(stage, on) }],
      }),
      ...(member === undefined
        ? []
        : [act('inspection.recuse', target, supervisor, { recused: member, reason: '曾在被督查单位任职。' })]),
    ],
  };
  const notify: Step = { after: 1, acts: () => [act('inspection.notify', target, supervisor, {})] };
  return [joined, notify, ...visits(matter, { covert: false, finds: until === undefined })];
}

/** The objects learn of it when it is released. */
export function covertFieldWork(stage: Stage, matter: Matter): Step[] {
  const keep: Step = {
    after: 1,
    acts: () => [act('inspection.keepCovert', matter.target, stage.posts.supervisor, {})],
  };
  return [keep, ...visits(matter, { covert: true, finds: true })];
}

function visits({ target, leader, objects }: Matter, { covert, finds }: { covert: boolean; finds: boolean }): Step[] {
  const go: Step = {
    after: 2,
    acts: (_, on) => [
      act('inspection.begin', target, leader, {}),
      ...objects.map((object) =>
        act('inspection.logEvidence', target, leader, {
          object,
          method: 'visit',
          on,
          content: '现场查看并询问有关人员。',
          files: [],
          covert,
        }),
      ),
    ],
  };
  const find: Step = {
    after: 2,
    acts: ({ evidence }) =>
      objects.map((object) =>
        act('inspection.find', target, leader, {
          object,
          topic: TOPICS[0] ?? null,
          content: '部分任务进度与报告不一致。',
          evidence: evidence.filter((each) => each.object === object).map(({ id }) => id),
        }),
      ),
  };
  return finds ? [go, find] : [go];
}

/** Concluded by the team, issued by the government; a covert one is released on the way. */
export function conclude(
  stage: Stage,
  { target, leader }: Matter,
  { releases }: { releases?: 'concluded' | 'issued' } = {},
): Step[] {
  const { supervisor, headOfGovernment } = stage.posts;
  const release = act('inspection.release', target, supervisor, {});
  return [
    {
      after: 2,
      acts: () => [
        act('inspection.conclude', target, leader, { content: '总体进展顺利，个别任务滞后。' }),
        ...(releases === 'concluded' ? [release] : []),
      ],
    },
    {
      after: 3,
      acts: () => [act('inspection.issue', target, headOfGovernment, {}), ...(releases === 'issued' ? [release] : [])],
    },
  ];
}

/** Each object is told its part, one after the other, and says that it has received it. */
export function tellObjects(stage: Stage, { target, objects }: Matter): Step[] {
  return objects.flatMap((object): Step[] => [
    {
      after: 1,
      acts: () => [
        act('inspection.feedBack', target, stage.posts.supervisor, { object, content: '贵单位有关情况如下。' }),
      ],
    },
    { after: 1, acts: () => [act('inspection.receive', target, stage.posts.liaison(object), {})] },
  ]);
}
