import { governmentLevels, inspectionKinds, inspectionMethods, invitedCapacities, resultKinds } from '@duban/lifecycle';
import { z } from 'zod';
import { command, reason } from './command-envelope.contract.js';
import { DateText, Id, TaskReference } from './reference.contract.js';
import { Attachments } from './report.contract.js';
import { Line, Text } from './text.contract.js';

/** Code of a topic: of config/inspection.yaml, or of the place's own list. */
export const TopicCode = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'write a code in letters, digits and hyphens');

const several = <Item extends z.ZodType>(item: Item, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((items) => new Set(items.map((each) => JSON.stringify(each))).size === items.length, 'names one twice');
const Topics = several(TopicCode, 50).min(1);
const ObjectsOf = several(Id, 200).min(1);

const inOrder = ({ from, until }: { from: string; until: string }): boolean => from <= until;
const notInOrder = { path: ['until'], message: 'ends before it begins' };

/** Art. 7. */
const Designation = z
  .strictObject({ matter: Text, topics: Topics, from: DateText, until: DateText })
  .refine(inOrder, notInOrder);

/** Who inspects: a government by its inspectorate (art. 2, 6), or a department that it has designated (art. 7). */
const Authority = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('government'), level: z.enum(governmentLevels) }),
  z.strictObject({ type: z.literal('department'), unit: Id, designation: Designation.nullable() }),
]);

/** Art. 15. A change is a new plan. */
const Plan = z
  .strictObject({
    objects: ObjectsOf,
    topics: Topics,
    content: Text,
    from: DateText,
    until: DateText,
    methods: several(z.enum(inspectionMethods), inspectionMethods.length).min(1),
    /** Why an object is inspected that art. 5 does not list. */
    basis: Text.optional(),
    /** Why a cap of a local rule is passed. */
    exception: Text.optional(),
  })
  .refine(inOrder, notInOrder);

/** What the plan of the year has of it, before there is a plan of its own. */
const Intended = z.strictObject({ objects: ObjectsOf, from: DateText, until: DateText }).refine(inOrder, notInOrder);

/** The commands of an inspection, in the order in which they are given. */
export const inspectionCommands = [
  command('inspection.propose', {
    title: Line,
    kind: z.enum(inspectionKinds),
    /** Art. 11: a decision of the government or its head, or a proposal that the head has yet to approve. */
    basis: z.strictObject({ path: z.enum(['decision', 'proposal']), text: Text }),
    authority: Authority,
    topics: Topics,
    tasks: several(TaskReference, 100).default([]),
    /** Whom and when it is meant to inspect (年度督查计划): overlaps are seen by it until there is a plan. */
    intended: Intended.optional(),
  }),
  command('inspection.approve', {}),
  command('inspection.plan', { plan: Plan }),
  command('inspection.approvePlan', {}),
  command('inspection.formTeam', {
    /** The post that leads it (art. 8). */
    leader: Id.nullable(),
    members: several(z.strictObject({ post: Id, until: DateText }), 50).default([]),
    invited: several(z.strictObject({ name: Line, capacity: z.enum(invitedCapacities), until: DateText }), 50).default(
      [],
    ),
  }),
  /** A post keeps out of it: it does nothing more here. */
  command('inspection.recuse', { recused: Id, ...reason }),
  command('inspection.train', { on: DateText, content: Text }),
  command('inspection.notify', {}),
  command('inspection.keepCovert', {}),
  command('inspection.begin', {}),
  command('inspection.logEvidence', {
    object: Id,
    method: z.enum(inspectionMethods),
    on: DateText,
    content: Text,
    files: Attachments,
    covert: z.boolean().default(false),
  }),
  command('inspection.find', {
    object: Id,
    topic: TopicCode.nullable().default(null),
    content: Text,
    evidence: several(Id, 100).default([]),
  }),
  /** A covert inspection is there for its objects from now on. */
  command('inspection.release', {}),
  command('inspection.conclude', { content: Text }),
  command('inspection.issue', {}),
  command('inspection.feedBack', { object: Id, content: Text }),
  /** By the object: it has received its part, today. */
  command('inspection.receive', {}),
  command('inspection.requestReview', { content: Text }),
  command('inspection.decideReview', {
    review: Id,
    outcome: z.enum(['upheld', 'changed', 'revoked']),
    /** The posts that reviewed it: none that took part (art. 17). */
    reviewers: several(Id, 20).min(1),
    content: Text,
  }),
  command('inspection.orderRectification', {
    object: Id,
    findings: several(Id, 100).default([]),
    content: Text,
    dueOn: DateText,
    /** The task of the instruction that was given with it, in the same group. */
    task: TaskReference.nullable().default(null),
  }),
  /** By the object. */
  command('inspection.reportRectification', { rectification: Id, content: Text, files: Attachments }),
  command('inspection.verifyRectification', {
    rectification: Id,
    done: z.boolean(),
    content: Text,
    /** The new day, where it is to be done again. */
    dueOn: DateText.nullable().default(null),
  }),
  command('inspection.proposeResult', {
    kind: z.enum(resultKinds),
    object: Id.nullable().default(null),
    content: Text,
  }),
  command('inspection.approveResult', { result: Id }),
  command('inspection.dropResult', { result: Id, ...reason }),
  /** How it was carried out; of accountability and referrals, to whom it was handed. */
  command('inspection.carryOutResult', { result: Id, content: Text }),
  command('inspection.close', {}),
  command('inspection.terminate', reason),
] as const;
