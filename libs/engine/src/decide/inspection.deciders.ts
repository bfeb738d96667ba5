import type { Refusal } from '@duban/contracts';
import { type HardStop, hardStopAgainst, hardStops, type InspectionContext } from '@duban/lifecycle';
import type { PlainDraft } from '../batch/aggregate.js';
import type { Batch } from '../batch/batch.js';
import { notFound, refusal } from '../batch/refusal.js';
import { isRefusal } from './decision.js';
import { caseDeciders } from './inspection-case.deciders.js';
import { localRuleAgainst } from './inspection-local-rules.js';
import type {
  InspectionCommand,
  InspectionCommandType,
  InspectionDecider,
  InspectionDeciders,
  InspectionDecision,
  NewInspectionEvent,
} from './inspection-decision.js';

const preparing: InspectionDeciders<
  | 'inspection.propose'
  | 'inspection.approve'
  | 'inspection.plan'
  | 'inspection.approvePlan'
  | 'inspection.formTeam'
  | 'inspection.recuse'
  | 'inspection.train'
  | 'inspection.notify'
  | 'inspection.keepCovert'
> = {
  'inspection.propose': (command, { batch, keep, today }) => {
    const { kind, basis, authority, topics, tasks, intended } = command;
    const department = authority.type === 'department' ? authority.unit : null;
    if (department && !batch.inspected.has(department)) return unknownUnit(department);
    const unknown = unknownAmong(intended?.objects ?? [], batch);
    if (unknown) return unknownUnit(unknown);
    const missing = tasks.filter(({ id }) => !batch.earlierTasks.has(id)).map(({ id }) => id);
    if (missing.length > 0) return refusal('unknown-task', `There is no task ${missing.join(', ')}.`);
    batch.births = [...batch.births, command];
    return {
      type: 'inspection.proposed',
      on: today,
      kind,
      basis: { path: basis.path, content: keep(basis.text) },
      authority:
        authority.type === 'department' && authority.designation
          ? { ...authority, designation: { ...authority.designation, matter: keep(authority.designation.matter) } }
          : authority,
      topics,
      tasks,
      ...(intended ? { intended } : {}),
    };
  },
  'inspection.approve': () => ({ type: 'inspection.approved' }),
  'inspection.plan': ({ plan }, { batch, context, keep, today, rules }) => {
    const { objects, content, basis, exception } = plan;
    const unknown = unknownAmong(objects, batch);
    if (unknown) return unknownUnit(unknown);
    const unlisted = objects.filter((unit) => rules.basisNeeded.includes(batch.inspected.get(unit)?.kind ?? ''));
    if (unlisted.length > 0 && !basis)
      return refusal(
        'basis-needed',
        `Article 5 of the Decree does not list ${unlisted.length} of the objects (courts, party organs, companies, central agencies): state the basis on which they are inspected.`,
        { article: '5' },
      );
    return {
      type: 'inspection.planned',
      on: today,
      plan: {
        ...plan,
        version: (context.plan?.version ?? 0) + 1,
        content: keep(content),
        basis: basis ? keep(basis) : null,
        exception: exception ? keep(exception) : null,
      },
    };
  },
  'inspection.approvePlan': () => ({ type: 'inspection.planApproved' }),
  'inspection.formTeam': ({ leader, members, invited }, { batch, keep }) => {
    const posts = [...(leader ? [leader] : []), ...members.map(({ post }) => post)];
    const unknown = posts.find((post) => !batch.actors.has(post));
    if (unknown) return refusal('unknown-post', `There is no post ${unknown}.`);
    const guests = invited.map((each) => ({ ...each, name: keep(each.name) }));
    return { type: 'inspection.teamFormed', team: { leader, members, invited: guests } };
  },
  'inspection.recuse': ({ recused, reason }, { batch, keep }) =>
    batch.actors.has(recused)
      ? { type: 'inspection.recused', post: recused, reason: keep(reason) }
      : refusal('unknown-post', `There is no post ${recused}.`),
  'inspection.train': ({ on, content }, { keep, today }) =>
    on > today
      ? refusal('bad-command', 'A training is recorded when it has been held.')
      : { type: 'inspection.trained', on, content: keep(content) },
  'inspection.notify': (_, { today }) => ({ type: 'inspection.notified', on: today }),
  'inspection.keepCovert': (_, { today }) => ({ type: 'inspection.keptCovert', on: today }),
};

const inField: InspectionDeciders<
  | 'inspection.begin'
  | 'inspection.logEvidence'
  | 'inspection.find'
  | 'inspection.release'
  | 'inspection.conclude'
  | 'inspection.issue'
> = {
  'inspection.begin': (_, { today }) => ({ type: 'inspection.begun', on: today }),
  'inspection.logEvidence': (command, { batch, actor, keep, newId, today }) => {
    const { object, method, on, content, files, covert } = command;
    if (on > today) return refusal('bad-command', 'Evidence is of a day that has come.');
    const unknown = files.find((file) => !batch.files.has(file));
    if (unknown) return refusal('unknown-file', `There is no file ${unknown}: send it first.`);
    const evidence = { id: newId(), object, method, on, content: keep(content), files, covert, by: actor.id };
    return { type: 'inspection.evidenceLogged', evidence, on: today };
  },
  'inspection.find': ({ object, topic, content, evidence }, { context, keep, newId, today }) => {
    const missing = evidence.find((id) => !context.evidence.some((each) => each.id === id && each.object === object));
    if (missing) return refusal('unknown-member', `There is no evidence ${missing} about this object.`);
    return {
      type: 'inspection.found',
      finding: { id: newId(), object, topic, content: keep(content), evidence },
      on: today,
    };
  },
  'inspection.release': (_, { today }) => ({ type: 'inspection.released', on: today }),
  'inspection.conclude': ({ content }, { actor, context, keep, today }) =>
    context.team?.leader === actor.id
      ? { type: 'inspection.concluded', content: keep(content), on: today }
      : refusal('not-permitted', 'The leader of the team answers for its conclusion (article 8 of the Decree).', {
          article: '8',
        }),
  'inspection.issue': () => ({ type: 'inspection.issued' }),
};

const deciders: InspectionDeciders<InspectionCommandType> = { ...preparing, ...inField, ...caseDeciders };

/** The event that a command on an inspection asks for, or why it cannot be asked: by whom the law, or the place, stops it. */
export function decideInspection(
  command: InspectionCommand,
  { draft, ...given }: Omit<InspectionDecision, 'context' | 'rules'> & { draft: PlainDraft<'inspection'> },
): NewInspectionEvent | Refusal {
  const isBirth = command.type === 'inspection.propose';
  if (isBirth === (draft.state !== null))
    return isBirth ? refusal('already-exists', 'An inspection with this id is there.') : notFound();
  const { inspection: rules } = given.batch.environment;
  const context = draft.state?.context ?? NOTHING;
  const decision = { ...given, context, rules };
  const decide = deciders[command.type] as InspectionDecider<InspectionCommandType>;
  const event = decide(command as never, decision);
  if (isRefusal(event)) return event;
  const stop = context.ended ? null : hardStopAgainst(isBirth ? null : context, event);
  return stop ? stopped(stop) : (localRuleAgainst(event, decision) ?? event);
}

/** Of one that is not there yet: nothing looks at it. */
const NOTHING = { ended: false } as InspectionContext;

/** The first that is not there, or no longer. */
const unknownAmong = (objects: readonly string[], { inspected }: Batch): string | undefined =>
  objects.find((unit) => !inspected.has(unit) || inspected.get(unit)?.isOver);

const unknownUnit = (unit: string): Refusal => refusal('unknown-unit', `There is no unit ${unit} on this day.`);

const stopped = (stop: HardStop): Refusal =>
  refusal(stop, `${sentences[stop]} (article ${hardStops[stop]} of the Decree on Government Inspection)`, {
    article: hardStops[stop],
  });

/** What stands against it, and what to do. */
const sentences: Record<HardStop, string> = {
  'authority-below-county':
    'Only governments at county level and above inspect: let the government above fix the matter.',
  'not-designated':
    'A department inspects only as designated, on the topics and within the days of its designation: have it designated first.',
  'team-without-leader': 'A team has a leader: name one who has not recused themself.',
  'matter-not-approved': 'A matter that was proposed is approved by the head of the government first.',
  'no-plan': 'There is no plan: fix contents, objects and scope first.',
  'outside-plan': 'This is outside the plan, its objects, contents, methods or days: fix a new plan first.',
  'no-conclusion': 'There is no conclusion: the team concludes first.',
  'not-fed-back': 'Not every object has been told its part of the conclusion: feed it back first.',
  'reviewer-took-part': 'Who took part in the conclusion does not review it: name others.',
  'review-too-late': 'A review is asked for within 30 days of receipt, and these have passed.',
  'result-not-approved': 'The government or its head approves it first.',
};
