import {
  governmentLevels,
  inspectionKinds,
  inspectionMethods,
  inspectionStatuses,
  invitedCapacities,
  resultKinds,
} from '@duban/lifecycle';
import { z } from 'zod';
import { DateText, Id, TaskReference } from '../reference.contract.js';
import { TimelineEntry } from './record.operations.js';
import { CommandName, TextView, UnitName } from './task.operations.js';

const Aside = z.enum(['none', 'open', 'settled']);

/** A post, and who holds it today. */
const PostName = z.strictObject({ id: Id, title: z.string(), person: z.string().nullable() });

/** A topic with its title, which is its code where config/inspection.yaml does not name it. */
export const TopicName = z.strictObject({ code: z.string(), title: z.string() }).meta({ id: 'TopicName' });

/** 督查 as a list shows it. */
export const InspectionRow = z
  .strictObject({
    year: z.int(),
    id: Id,
    title: z.string(),
    kind: z.enum(inspectionKinds),
    /** State of the procedure. */
    status: z.enum(inspectionStatuses),
    review: Aside,
    rectification: Aside,
    results: Aside,
    /** Its objects do not know of it. */
    covert: z.boolean(),
    /** The designated department that inspects; null where the government does. */
    authorityUnit: UnitName.nullable(),
    /** Days of the plan, or those that are intended until there is one. */
    from: DateText.nullable(),
    until: DateText.nullable(),
    /** There is no plan yet: days and objects are those of the plan of the year (年度督查计划). */
    isIntended: z.boolean(),
    /** How many objects it has. */
    objects: z.int(),
  })
  .meta({ id: 'InspectionRow' });
export type InspectionRow = z.infer<typeof InspectionRow>;

/** What comes next, why, and what asks for it. */
const NextStep = z
  .strictObject({
    command: CommandName,
    /** Of the Decree; null where a rule of the place asks for it. */
    article: z.string().nullable(),
    localRule: z.string().nullable(),
    /** What is missing without it, as a code. */
    why: z.string(),
    met: z.boolean(),
  })
  .meta({ id: 'InspectionStep' });

const text = { text: TextView.nullable() };
const Files = z.array(z.strictObject({ id: Id, name: z.string() }));

const PlanView = z
  .strictObject({
    version: z.int(),
    objects: z.array(UnitName),
    topics: z.array(TopicName),
    ...text,
    from: DateText,
    until: DateText,
    methods: z.array(z.enum(inspectionMethods)),
    basis: TextView.nullable(),
    exception: TextView.nullable(),
    approved: z.boolean(),
  })
  .meta({ id: 'InspectionPlan' });

const TeamView = z
  .strictObject({
    leader: PostName.nullable(),
    members: z.array(PostName.extend({ until: DateText })),
    invited: z.array(
      z.strictObject({ name: z.string().nullable(), capacity: z.enum(invitedCapacities), until: DateText }),
    ),
  })
  .meta({ id: 'InspectionTeam' });

/**
 * Everything about one inspection that the asker may see. To an object: its own part alone, without evidence, team's
 * conclusion and the other objects.
 */
export const InspectionView = z
  .strictObject({
    ...InspectionRow.shape,
    version: z.int(),
    /** How the asker stands to it. */
    relation: z.enum(['object', 'team', 'stranger']),
    /** Business day: the clocks below count from it. */
    today: DateText,
    basis: z.strictObject({ path: z.enum(['decision', 'proposal']), ...text }).nullable(),
    authority: z.strictObject({
      type: z.enum(['government', 'department']),
      level: z.enum(governmentLevels).nullable(),
      unit: UnitName.nullable(),
      designation: z
        .strictObject({ matter: TextView.nullable(), topics: z.array(TopicName), from: DateText, until: DateText })
        .nullable(),
    }),
    topics: z.array(TopicName),
    tasks: z.array(TaskReference),
    /** Kinds of units that article 5 does not list: a plan says on what basis they are inspected. */
    basisNeeded: z.array(z.string()),
    /** Whom and when it was meant to inspect when it was proposed; never told to an object. */
    intended: z.strictObject({ objects: z.array(UnitName), from: DateText, until: DateText }).nullable(),
    plan: PlanView.nullable(),
    team: TeamView.nullable(),
    recused: z.array(PostName),
    trainedOn: DateText.nullable(),
    notifiedOn: DateText.nullable(),
    releasedOn: DateText.nullable(),
    evidence: z.array(
      z.strictObject({
        id: Id,
        object: UnitName,
        method: z.enum(inspectionMethods),
        on: DateText,
        ...text,
        files: Files,
        covert: z.boolean(),
        by: PostName,
      }),
    ),
    findings: z.array(
      z.strictObject({ id: Id, object: UnitName, topic: TopicName.nullable(), ...text, evidence: z.array(Id) }),
    ),
    conclusion: TextView.nullable(),
    feedback: z.array(
      z.strictObject({
        object: UnitName,
        ...text,
        sentOn: DateText,
        receivedOn: DateText.nullable(),
        /** The last day to ask for a review. */
        reviewUntil: DateText.nullable(),
      }),
    ),
    reviews: z.array(
      z.strictObject({
        id: Id,
        object: UnitName,
        ...text,
        requestedOn: DateText,
        /** The last day to decide. */
        decideUntil: DateText,
        /** It was, or is, decided later than that. */
        late: z.boolean(),
        decision: z
          .strictObject({
            outcome: z.enum(['upheld', 'changed', 'revoked']),
            ...text,
            reviewers: z.array(PostName),
            on: DateText,
          })
          .nullable(),
      }),
    ),
    rectifications: z.array(
      z.strictObject({
        id: Id,
        object: UnitName,
        findings: z.array(Id),
        ...text,
        dueOn: DateText,
        task: TaskReference.nullable(),
        state: z.enum(['ordered', 'reported', 'verified']),
        round: z.int(),
        reports: z.array(z.strictObject({ ...text, files: Files, on: DateText })),
        verifications: z.array(z.strictObject({ done: z.boolean(), ...text, on: DateText })),
      }),
    ),
    results: z.array(
      z.strictObject({
        id: Id,
        kind: z.enum(resultKinds),
        object: UnitName.nullable(),
        ...text,
        state: z.enum(['proposed', 'approved', 'carriedOut', 'handedOver', 'dropped']),
        outcome: TextView.nullable(),
      }),
    ),
    reason: TextView.nullable(),
    /** What comes next, in order. */
    next: z.array(NextStep),
    /** What the post that speaks may do now. */
    allowed: z.array(CommandName),
  })
  .meta({ id: 'Inspection' });
export type InspectionView = z.infer<typeof InspectionView>;

/** One step of an inspection, as people read it. */
export const InspectionEntry = TimelineEntry.pick({ seq: true, at: true, type: true, by: true, says: true })
  .extend({
    /** The unit that the step is about. */
    object: UnitName.nullable(),
  })
  .meta({ id: 'InspectionEntry' });
export type InspectionEntry = z.infer<typeof InspectionEntry>;

/** Another inspection of the same unit on the same topic within the same days. */
export const InspectionOverlap = z
  .strictObject({
    year: z.int(),
    id: Id,
    title: z.string(),
    kind: z.enum(inspectionKinds),
    status: z.enum(inspectionStatuses),
    authorityUnit: UnitName.nullable(),
    from: DateText,
    until: DateText,
    /** Units and days are not planned yet, only intended. */
    isIntended: z.boolean(),
    units: z.array(UnitName),
    topics: z.array(TopicName),
  })
  .meta({ id: 'InspectionOverlap' });
export type InspectionOverlap = z.infer<typeof InspectionOverlap>;
