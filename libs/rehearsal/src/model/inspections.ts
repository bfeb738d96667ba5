import type { LocalDate } from '@duban/calendar';
import type { Reference } from '@duban/contracts';
import type { InspectionContext } from '@duban/lifecycle';
import { type CourseStep, followCourse } from './course.js';
import {
  conclude,
  covertFieldWork,
  designatedBy,
  type Matter,
  openFieldWork,
  prepare,
  tellObjects,
} from './inspection-steps.js';
import { act, type SeenTask, type Stage } from './world.js';

type Step = CourseStep<InspectionContext>;

/** Four inspections in a year, each of another kind: begun some weeks apart, so that they run beside one another. */
export async function planInspections(
  stage: Stage,
  tasks: readonly SeenTask[],
  targetOf: (name: string) => Reference,
): Promise<void> {
  const lives = { comprehensive, special: designated, incident: covert, daily: brokenOff };
  for (const [index, [kind, life]] of Object.entries(lives).entries()) {
    const target = targetOf(kind);
    const matter = matterOf(stage, tasks, target, kind as Matter['kind']);
    const [first, ...rest] = life(stage, matter);
    if (!first) continue;
    const after = 10 + 24 * index + stage.chance.between(0, 9, target.id, 'begins');
    await followCourse(stage, target, `inspection/${kind}`, [{ ...first, after }, ...rest]);
  }
}

/** Two units that lead tasks, and what they lead; beside them a third that may be designated. */
function matterOf(
  { chance, posts }: Stage,
  tasks: readonly SeenTask[],
  target: Reference,
  kind: Matter['kind'],
): Matter {
  const leads = [...new Set(tasks.map(({ lead }) => lead))];
  const from = chance.between(0, leads.length - 1, target.id, 'objects');
  const [first, second = first, third = first] = [...leads.slice(from), ...leads];
  if (first === undefined || second === undefined || third === undefined) throw new Error('Nobody leads a task.');
  const objects = [...new Set([first, second])];
  const inspected = tasks.filter(({ lead }) => objects.includes(lead)).slice(0, 3);
  return {
    target,
    kind,
    objects,
    department: third,
    leader: posts.supervisor,
    tasks: inspected.map((task) => ({ ...task.target, kind: 'task' })),
  };
}

/** By decision of the government, announced; both objects ask for a review, others decide; one is praised. */
function comprehensive(stage: Stage, matter: Matter): Step[] {
  const { target } = matter;
  const { headOfGovernment, chiefSupervisor, supervisor, secondSupervisor } = stage.posts;
  const { objects } = matter;
  const [praised, criticised = praised] = objects as [string, string?];
  const review = (unit: string) =>
    act('inspection.requestReview', target, stage.posts.liaison(unit), { content: '对督查结论第二项申请复核。' });
  const decide = ({ reviews }: InspectionContext) => {
    const [waiting] = reviews.filter(({ decision }) => decision === null);
    return act('inspection.decideReview', target, headOfGovernment, {
      review: waiting?.id ?? '',
      outcome: stage.chance.choose({ upheld: 2, changed: 1, revoked: 1 }, target.id, waiting?.object ?? ''),
      reviewers: [chiefSupervisor],
      content: '另行组织人员复核。',
    });
  };
  return [
    ...prepare(stage, matter, { path: 'decision', isIntended: true }),
    ...openFieldWork(stage, matter, { member: secondSupervisor }),
    ...conclude(stage, matter),
    ...tellObjects(stage, matter),
    ...objects.map((unit, index) => ({ after: 6 - 4 * index, acts: () => [review(unit)] })),
    ...objects.map((_, index) => ({ after: 8 - 4 * index, acts: (seen: InspectionContext) => [decide(seen)] })),
    {
      after: 2,
      acts: () => [
        act('inspection.proposeResult', target, supervisor, {
          kind: 'praise',
          object: praised,
          content: '予以通报表扬。',
        }),
        act('inspection.proposeResult', target, supervisor, {
          kind: 'criticism',
          object: criticised,
          content: '予以通报批评。',
        }),
      ],
    },
    {
      after: 2,
      acts: ({ results }) => [
        act('inspection.approveResult', target, headOfGovernment, { result: results[0]?.id ?? '' }),
        act('inspection.dropResult', target, chiefSupervisor, {
          result: results[1]?.id ?? '',
          reason: '复核后不再批评。',
        }),
      ],
    },
    {
      after: 2,
      acts: ({ results }) => [
        act('inspection.carryOutResult', target, supervisor, { result: results[0]?.id ?? '', content: '已印发通报。' }),
      ],
    },
    { after: 3, acts: () => [act('inspection.close', target, supervisor, {})] },
  ];
}

/** By a designated department, whose head leads the team; what it orders is found wanting once, and then done. */
function designated(stage: Stage, matter: Matter): Step[] {
  const { target, department, objects } = matter;
  const { supervisor } = stage.posts;
  const led = { ...matter, leader: stage.posts.head(department), objects: objects.slice(0, 1) };
  const [object] = led.objects as [string];
  return [
    ...prepare(stage, led, { path: 'decision', authority: designatedBy(department) }),
    ...openFieldWork(stage, led, {}),
    ...conclude(stage, led),
    ...tellObjects(stage, led),
    { after: 3, acts: ({ findings }, on) => [order(stage, matter, object, on, findings)] },
    { after: 9, acts: (seen) => [reportDone(stage, matter, object, seen)] },
    { after: 4, acts: (seen, on) => [verify(stage, matter, seen, { done: false, on })] },
    { after: 8, acts: (seen) => [reportDone(stage, matter, object, seen)] },
    { after: 4, acts: (seen, on) => [verify(stage, matter, seen, { done: true, on })] },
    { after: 2, acts: () => [act('inspection.close', target, supervisor, {})] },
  ];
}

/** On a proposal that the head approves, without notice; released when it is concluded, and handed over to others. */
function covert(stage: Stage, matter: Matter): Step[] {
  const { target, objects } = matter;
  const { headOfGovernment, chiefSupervisor, supervisor } = stage.posts;
  const [object] = objects as [string];
  const propose = (kind: 'accountability' | 'referral' | 'criticism', content: string) =>
    act('inspection.proposeResult', target, supervisor, { kind, object, content });
  const idOf = ({ results }: InspectionContext) => results.at(-1)?.id ?? '';
  return [
    ...prepare(stage, matter, { path: 'proposal', isIntended: true }),
    ...covertFieldWork(stage, matter),
    ...conclude(stage, matter, { releases: stage.chance.draw(target.id, 'release') < 0.5 ? 'concluded' : 'issued' }),
    ...tellObjects(stage, matter),
    { after: 2, acts: () => [propose('accountability', '建议依规依纪追究责任。')] },
    { after: 3, acts: (seen) => [act('inspection.approveResult', target, headOfGovernment, { result: idOf(seen) })] },
    {
      after: 2,
      acts: (seen) => [
        act('inspection.carryOutResult', target, supervisor, { result: idOf(seen), content: '已移送有权机关。' }),
        propose('criticism', '拟予以通报批评。'),
      ],
    },
    {
      after: 3,
      acts: (seen) => [
        act('inspection.dropResult', target, chiefSupervisor, { result: idOf(seen), reason: '已追究责任，不再通报。' }),
      ],
    },
    // the object asks for no review, and has its days for that
    { after: 20, acts: () => [act('inspection.close', target, supervisor, {})] },
  ];
}

/** Planned anew when its objects had been told already, and broken off in the field. */
function brokenOff(stage: Stage, matter: Matter): Step[] {
  const { target } = matter;
  const prepared = prepare(stage, matter, { path: 'proposal' });
  const again = prepared.slice(2);
  const notified = { after: 1, acts: () => [act('inspection.notify', target, stage.posts.supervisor, {})] };
  return [
    ...prepared,
    notified,
    ...again,
    ...openFieldWork(stage, matter, { until: 'evidence' }),
    {
      after: 3,
      acts: () => [
        act('inspection.terminate', target, stage.posts.chiefSupervisor, { reason: '省级已就同一事项开展督查。' }),
      ],
    },
  ];
}

function order(
  stage: Stage,
  { target }: Matter,
  object: string,
  on: LocalDate,
  findings: InspectionContext['findings'],
) {
  return act('inspection.orderRectification', target, stage.posts.supervisor, {
    object,
    findings: findings.filter((each) => each.object === object).map(({ id }) => id),
    content: '限期整改，报送整改情况。',
    dueOn: stage.calendar.addWorkingDays(on, 10),
    task: null,
  });
}

const openRectification = ({ rectifications }: InspectionContext): string =>
  rectifications.find(({ state }) => state !== 'verified')?.id ?? '';

function reportDone(stage: Stage, { target }: Matter, object: string, seen: InspectionContext) {
  return act('inspection.reportRectification', target, stage.posts.liaison(object), {
    rectification: openRectification(seen),
    content: '已完成整改，现将情况报告如下。',
    files: [],
  });
}

function verify(
  stage: Stage,
  { target }: Matter,
  seen: InspectionContext,
  { done, on }: { done: boolean; on: LocalDate },
) {
  return act('inspection.verifyRectification', target, stage.posts.supervisor, {
    rectification: openRectification(seen),
    done,
    content: done ? '现场核查，已整改到位。' : '现场核查，尚未整改到位。',
    dueOn: done ? null : stage.calendar.addWorkingDays(on, 8),
  });
}
