import type { LocalDate } from '@duban/calendar';
import { AdjustedContent, type CloseOutContent, PlanContent } from '@duban/contracts';
import type { Member, MemberOf } from '@duban/lifecycle';
import type { z } from 'zod';

/** A target or milestone for which a claim answers. */
export interface ClaimAsk {
  readonly of: 'target' | 'milestone';
  /** In one line, as a row of the claim names it. */
  readonly subject: string;
  /** Of a milestone. */
  readonly dueOn: LocalDate | null;
}

/**
 * What a claim answers for: the targets of the notice, or what an approved adjustment put in their place, and the
 * milestones of the plan in force; of a plan that is being revised those of the first that was. Each once.
 *
 * @param targets what the text of the task promises, as quoted
 * @param textOf a text by its address; null where it is erased
 */
export function claimAsks(
  members: Iterable<Member>,
  targets: readonly string[],
  textOf: (address: string) => string | null,
): ClaimAsk[] {
  const all = [...members];
  const adjusted = adjustedTargets(all, textOf);
  const promised = adjusted === null ? targets : [adjusted];
  const asks = [
    ...promised.map((quote): ClaimAsk => ({ of: 'target', subject: subjectOf(quote), dueOn: null })),
    ...milestonesIn(all, textOf),
  ];
  return asks.filter(
    ({ subject }, index) => subject !== '' && asks.findIndex((each) => each.subject === subject) === index,
  );
}

/** Those for which a claim does not answer. */
export function unanswered(asks: readonly ClaimAsk[], { evidence }: CloseOutContent): ClaimAsk[] {
  const answered = new Set(evidence.map(({ subject }) => subjectOf(subject)));
  return asks.filter(({ subject }) => !answered.has(subject));
}

const LONGEST = 500;
const subjectOf = (text: string): string =>
  text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST).trim();

function adjustedTargets(members: readonly Member[], textOf: (address: string) => string | null): string | null {
  const approved = members
    .filter((each): each is MemberOf<'adjustment'> => each.kind === 'adjustment' && each.value === 'approved')
    .toSorted((a, b) => (a.context.proposedAt < b.context.proposedAt ? -1 : 1));
  const words = approved.flatMap(({ context: { content } }) => parsed(AdjustedContent, content, textOf)?.targets ?? []);
  return words.at(-1) ?? null;
}

function milestonesIn(members: readonly Member[], textOf: (address: string) => string | null): ClaimAsk[] {
  const plan = members.find((each): each is MemberOf<'plan'> => each.kind === 'plan');
  if (!plan || plan.context.inForceCount === 0) return [];
  const { content, baseline } = plan.context;
  const inForce = parsed(PlanContent, plan.value === 'inForce' ? content : baseline, textOf);
  return (inForce?.milestones ?? []).map(({ name, dueOn }) => ({ of: 'milestone', subject: subjectOf(name), dueOn }));
}

/** A text of the record in its form; null where there is none, or it is erased. */
function parsed<Schema extends z.ZodType>(
  schema: Schema,
  address: string | null,
  textOf: (address: string) => string | null,
): z.output<Schema> | null {
  const text = address === null ? null : textOf(address);
  return text === null ? null : schema.parse(JSON.parse(text));
}
