import type * as lifecycle from '@duban/lifecycle';
import {
  governmentLevels,
  inspectionKinds,
  inspectionMethods,
  inspectionStatuses,
  invitedCapacities,
  resultKinds,
} from '@duban/lifecycle';
import { z } from 'zod';
import { event } from './event-stamp.contract.js';
import { TopicCode } from './inspection-command.contract.js';
import { ContentAddress, list } from './member.contract.js';
import { DateText, Id, TaskReference } from './reference.contract.js';

const on = { on: DateText };
const content = { content: ContentAddress };
const Topics = list(TopicCode);

const matter = {
  kind: z.enum(inspectionKinds),
  basis: z.strictObject({ path: z.enum(['decision', 'proposal']), ...content }),
  authority: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('government'), level: z.enum(governmentLevels) }),
    z.strictObject({
      type: z.literal('department'),
      unit: Id,
      designation: z
        .strictObject({ matter: ContentAddress, topics: Topics, from: DateText, until: DateText })
        .nullable(),
    }),
  ]),
  topics: Topics,
  tasks: list(TaskReference),
  intended: z.strictObject({ objects: list(Id), from: DateText, until: DateText }).exactOptional(),
};

const Plan = z.strictObject({
  version: z.int().positive(),
  objects: list(Id),
  topics: Topics,
  ...content,
  from: DateText,
  until: DateText,
  methods: list(z.enum(inspectionMethods)),
  basis: ContentAddress.nullable(),
  exception: ContentAddress.nullable(),
});
const Team = z.strictObject({
  leader: Id.nullable(),
  members: list(z.strictObject({ post: Id, until: DateText })),
  invited: list(z.strictObject({ name: ContentAddress, capacity: z.enum(invitedCapacities), until: DateText })),
});
const Evidence = z.strictObject({
  id: Id,
  object: Id,
  method: z.enum(inspectionMethods),
  ...on,
  ...content,
  files: list(Id),
  covert: z.boolean(),
  by: Id,
});
const Finding = z.strictObject({ id: Id, object: Id, topic: TopicCode.nullable(), ...content, evidence: list(Id) });
const outcome = { outcome: z.enum(['upheld', 'changed', 'revoked']), reviewers: list(Id), ...content, ...on };
const ordered = {
  id: Id,
  object: Id,
  findings: list(Id),
  ...content,
  dueOn: DateText,
  task: TaskReference.nullable(),
};
const result = { id: Id, kind: z.enum(resultKinds), object: Id.nullable(), ...content };

const Aside = z.enum(['none', 'open', 'settled']);
const Snapshot = z.strictObject({
  definition: z.int().positive(),
  value: z.strictObject({ procedure: z.enum(inspectionStatuses), review: Aside, rectification: Aside, results: Aside }),
  context: z.strictObject({
    ...matter,
    approved: z.boolean(),
    plan: Plan.nullable(),
    planApproved: z.boolean(),
    team: Team.nullable(),
    recused: list(Id),
    trainedOn: DateText.nullable(),
    notifiedOn: DateText.nullable(),
    covert: z.boolean(),
    releasedOn: DateText.nullable(),
    evidence: list(Evidence),
    findings: list(Finding),
    conclusion: ContentAddress.nullable(),
    participants: list(Id),
    feedback: list(
      z.strictObject({
        object: Id,
        ...content,
        sentOn: DateText,
        receivedOn: DateText.nullable(),
        reviewUntil: DateText.nullable(),
      }),
    ),
    reviews: list(
      z.strictObject({
        id: Id,
        object: Id,
        ...content,
        requestedOn: DateText,
        decideUntil: DateText,
        decision: z.strictObject(outcome).nullable(),
      }),
    ),
    rectifications: list(
      z.strictObject({
        ...ordered,
        state: z.enum(['ordered', 'reported', 'verified']),
        round: z.int().positive(),
        reports: list(z.strictObject({ ...content, files: list(Id), ...on })),
        verifications: list(z.strictObject({ done: z.boolean(), ...content, ...on })),
      }),
    ),
    results: list(
      z.strictObject({
        ...result,
        state: z.enum(['proposed', 'approved', 'carriedOut', 'handedOver', 'dropped']),
        outcome: ContentAddress.nullable(),
      }),
    ),
    ended: z.boolean(),
    reason: ContentAddress.nullable(),
  }),
});

/** What happened to an inspection, as its chain holds it: one schema per type. */
export const InspectionEvent = z.discriminatedUnion('type', [
  event('inspection.proposed', { ...on, ...matter }),
  event('inspection.approved', {}),
  event('inspection.planned', { plan: Plan, ...on }),
  event('inspection.planApproved', {}),
  event('inspection.teamFormed', { team: Team }),
  event('inspection.recused', { post: Id, reason: ContentAddress }),
  event('inspection.trained', { ...on, ...content }),
  event('inspection.notified', on),
  event('inspection.keptCovert', on),
  event('inspection.begun', on),
  event('inspection.evidenceLogged', { evidence: Evidence, ...on }),
  event('inspection.found', { finding: Finding, ...on }),
  event('inspection.released', on),
  event('inspection.concluded', { ...content, ...on }),
  event('inspection.issued', {}),
  event('inspection.fedBack', { object: Id, ...content, ...on }),
  event('inspection.received', { object: Id, ...on, reviewUntil: DateText }),
  event('inspection.reviewRequested', { review: Id, object: Id, ...content, ...on, decideUntil: DateText }),
  event('inspection.reviewDecided', { review: Id, ...outcome }),
  event('inspection.rectificationOrdered', { rectification: z.strictObject(ordered) }),
  event('inspection.rectificationReported', { rectification: Id, ...content, files: list(Id), ...on }),
  event('inspection.rectificationVerified', {
    rectification: Id,
    done: z.boolean(),
    ...content,
    ...on,
    dueOn: DateText.nullable(),
  }),
  event('inspection.resultProposed', { result: z.strictObject(result) }),
  event('inspection.resultApproved', { result: Id }),
  event('inspection.resultDropped', { result: Id, reason: ContentAddress }),
  event('inspection.resultCarriedOut', { result: Id, ...content }),
  event('inspection.closed', {}),
  event('inspection.terminated', { reason: ContentAddress }),
  event('machine.migrated', { snapshot: Snapshot }),
]) satisfies z.ZodType<lifecycle.InspectionEvent>;
