import type { Refusal } from '@duban/contracts';
import { refusal } from '../batch/refusal.js';
import {
  type InspectionDecision,
  lastDay,
  type InspectionCommandType,
  type InspectionDeciders,
} from './inspection-decision.js';

type CaseCommandType = Extract<
  InspectionCommandType,
  `inspection.${'feedBack' | 'receive' | 'requestReview' | 'decideReview' | 'orderRectification' | 'reportRectification' | 'verifyRectification' | 'proposeResult' | 'approveResult' | 'dropResult' | 'carryOutResult' | 'close' | 'terminate'}`
>;

/** What comes of the conclusion: feedback, review, rectification, results, and the end. */
export const caseDeciders: InspectionDeciders<CaseCommandType> = {
  'inspection.feedBack': ({ object, content }, { context, keep, today }) =>
    context.feedback?.some((each) => each.object === object)
      ? refusal('not-in-state', 'This object has been told its part.', { machine: 'inspection', allowed: [] })
      : { type: 'inspection.fedBack', object, content: keep(content), on: today },
  'inspection.receive': (_, { actor, batch, rules, today }) => ({
    type: 'inspection.received',
    object: actor.unit ?? '',
    on: today,
    reviewUntil: lastDay(today, rules, batch.calendar),
  }),
  'inspection.requestReview': ({ content }, { actor, batch, keep, newId, rules, today }) => ({
    type: 'inspection.reviewRequested',
    review: newId(),
    object: actor.unit ?? '',
    content: keep(content),
    on: today,
    decideUntil: lastDay(today, rules, batch.calendar),
  }),
  'inspection.decideReview': ({ review, outcome, reviewers, content }, { batch, context, keep, today }) => {
    const unknown = reviewers.find((post) => !batch.actors.has(post));
    if (unknown) return refusal('unknown-post', `There is no post ${unknown}.`);
    return (
      missing(context.reviews, review, 'review') ?? {
        type: 'inspection.reviewDecided',
        review,
        outcome,
        reviewers,
        content: keep(content),
        on: today,
      }
    );
  },
  'inspection.orderRectification': (command, { batch, context, keep, newId, today }) => {
    const { object, findings, content, dueOn, task } = command;
    if (!context.feedback.some((each) => each.object === object))
      return refusal('not-in-state', 'This object has not been told its part of the conclusion.', {
        machine: 'inspection',
        allowed: ['inspection.feedBack'],
      });
    if (dueOn < today) return refusal('bad-command', 'The last day has passed already.');
    const strange = findings.find((id) => !context.findings.some((each) => each.id === id && each.object === object));
    if (strange) return refusal('unknown-member', `There is no finding ${strange} about this object.`);
    if (task && !batch.earlierTasks.has(task.id) && !batch.aggregates.has(task.id))
      return refusal('unknown-task', `There is no task ${task.id}.`);
    return {
      type: 'inspection.rectificationOrdered',
      rectification: { id: newId(), object, findings, content: keep(content), dueOn, task },
    };
  },
  'inspection.reportRectification': ({ rectification, content, files }, { actor, batch, context, keep, today }) => {
    const own = context.rectifications.find(({ id, object }) => id === rectification && object === actor.unit);
    if (!own) return refusal('unknown-member', `Nothing is owed here under ${rectification}.`);
    const unknown = files.find((file) => !batch.files.has(file));
    if (unknown) return refusal('unknown-file', `There is no file ${unknown}: send it first.`);
    return { type: 'inspection.rectificationReported', rectification, content: keep(content), files, on: today };
  },
  'inspection.verifyRectification': ({ rectification, done, content, dueOn }, { context, keep, today }) => {
    const fault = missing(context.rectifications, rectification, 'rectification');
    if (fault) return fault;
    if (!done && (dueOn === null || dueOn < today))
      return refusal('bad-command', 'Say by which day, still to come, it is to be done again.');
    return {
      type: 'inspection.rectificationVerified',
      rectification,
      done,
      content: keep(content),
      on: today,
      dueOn: done ? null : dueOn,
    };
  },
  'inspection.proposeResult': ({ kind, object, content }, { context, keep, newId }) =>
    object !== null && !context.plan?.objects.includes(object)
      ? refusal('unknown-unit', `${object} is no object of this inspection.`)
      : { type: 'inspection.resultProposed', result: { id: newId(), kind, object, content: keep(content) } },
  'inspection.approveResult': ({ result }, { context }) =>
    missing(context.results, result, 'result') ?? { type: 'inspection.resultApproved', result },
  'inspection.dropResult': ({ result, reason }, { context, keep }) =>
    missing(context.results, result, 'result') ?? { type: 'inspection.resultDropped', result, reason: keep(reason) },
  'inspection.carryOutResult': ({ result, content }, { context, keep }) =>
    missing(context.results, result, 'result') ?? {
      type: 'inspection.resultCarriedOut',
      result,
      content: keep(content),
    },
  'inspection.close': () => ({ type: 'inspection.closed' }),
  'inspection.terminate': ({ reason }, { keep }: InspectionDecision) => ({
    type: 'inspection.terminated',
    reason: keep(reason),
  }),
};

const missing = (all: readonly { id: string }[], id: string, what: string): Refusal | undefined =>
  all.some((each) => each.id === id) ? undefined : refusal('unknown-member', `There is no ${what} ${id} here.`);
