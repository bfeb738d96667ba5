import { planOn, type LocalDate } from '@duban/calendar';
import {
  type Assignment,
  type Handed,
  isLive,
  type Member,
  type NewMember,
  type NewMemberOf,
  type ObligationContext,
  type ObligationMember,
  type OwedAs,
  type Reassigned,
  type TaskState,
} from '@duban/lifecycle';
import { type Making, membersAtIssue, newObligation } from './members.js';
import { isOwedBy, rolesIn } from './owed-by.js';

/** By which rules, and from when on, units change. */
export interface ReassignTerms extends Making {
  effectiveOn: LocalDate;
}

/** Who answers from now on for what a unit owes as something; the unit itself where nobody takes over from it. */
export type Succession = (unit: string, owedAs: OwedAs) => string;

/** One change of units while it is worked out. */
interface Work {
  next: Assignment;
  roles: ReadonlyMap<string, OwedAs>;
  succession: Succession;
  terms: ReassignTerms;
  state: Pick<TaskState, 'context' | 'members'>;
  /** What is owed already, by kind, unit and period. */
  covered: Set<string>;
  /** Parts that go over, with their new unit. */
  subjects: Map<string, string>;
  made: NewMember[];
  handed: Handed[];
  kept: string[];
  dropped: string[];
}

/**
 * What other units do to what is owed. A successor owes what is open, on the same day; of what was missed it owes the work
 * anew, by a day of its own and with all rungs still to come, while the lateness stays in the record of who was late.
 * What a unit no longer owes and has not missed is dropped. Who is new is asked for what is still to come, as at issue.
 */
export function reassignmentOf(
  state: Pick<TaskState, 'context' | 'members'>,
  next: Assignment,
  succession: Succession,
  terms: ReassignTerms,
): Reassigned {
  const work: Work = {
    next,
    roles: rolesIn(next),
    succession,
    terms,
    state,
    covered: new Set(),
    subjects: new Map(),
    made: [],
    handed: [],
    kept: [],
    dropped: [],
  };
  const obligations = [...state.members.values()].filter((member) => member.kind === 'obligation');
  for (const { value, context } of obligations)
    if (value !== 'cancelled' && context.owedAs !== 'former') work.covered.add(keyOf(context, context.unit));
  for (const member of obligations) place(work, member);
  handParts(work, obligations);
  const asked = askNew(work);
  const { made, handed, kept, dropped } = work;
  return { assignment: next, made: [...made, ...asked], handed, kept, dropped };
}

/** Which list an obligation goes to. */
function place(work: Work, owed: ObligationMember): void {
  const { context, value, id } = owed;
  if (context.owedAs === 'former' || value === 'cancelled' || value === 'waived') return;
  const to = heirOf(work, context);
  if (value === 'met' || value === 'metLate') work.covered.add(keyOf(context, to.heir));
  else if (value === 'missed') placeMissed(work, owed, isFit(to) ? to : null);
  else if (!isFit(to) || isTwice(work, context, to.heir)) work.dropped.push(id);
  else if (to.heir !== context.unit || to.role !== context.owedAs) handOver(work, owed, to.heir, to.role);
}

/** Who takes over an obligation, and as what it owes the like; as null: not at all. */
interface Heir {
  heir: string;
  role: OwedAs | null;
}

function heirOf(work: Work, context: ObligationContext): Heir {
  const heir = work.succession(context.unit, context.owedAs);
  const role = work.roles.get(heir) ?? null;
  return { heir, role: role && isOwedBy(role, kindOf(work, context), work.terms.regime) ? role : null };
}

const isFit = (to: Heir): to is Heir & { role: OwedAs } => to.role !== null;

/** What was missed is not handed on: who missed it keeps it, and who follows owes the work by a day of its own. */
function placeMissed(work: Work, owed: ObligationMember, to: { heir: string; role: OwedAs } | null): void {
  const { context, id } = owed;
  const stays = to?.heir === context.unit;
  if (stays && to.role === context.owedAs) return;
  if (stays && to.role !== 'lead' && context.owedAs !== 'lead') {
    work.handed.push({ member: id, unit: context.unit, owedAs: to.role });
    return;
  }
  work.kept.push(id);
  if (to === null || context.kind === 'acknowledgement' || isTwice(work, context, to.heir)) return;
  work.covered.add(keyOf(context, to.heir));
  if (isPart(work, context.subject)) work.subjects.set(context.subject ?? '', to.heir);
  work.made.push(inherited(owed, to, work.terms));
}

function inherited(
  { id, context }: ObligationMember,
  { heir, role }: { heir: string; role: OwedAs },
  terms: ReassignTerms,
): NewMemberOf<'obligation'> {
  const { calendar, regime, at } = terms;
  const { kind, subject, period, unit } = context;
  const day = calendar.addWorkingDays(calendar.dateOf(at), regime.resumeGrace.workingDays);
  const schedule = planOn(regime, kind, day, at, calendar);
  const born = newObligation({ kind, unit: heir, owedAs: role, subject, period, basis: 'days', schedule }, terms);
  return { ...born, context: { ...born.context, inheritedFrom: { unit, obligation: id } } };
}

function handOver(work: Work, { id, context }: ObligationMember, unit: string, owedAs: OwedAs): void {
  work.handed.push({ member: id, unit, owedAs });
  work.covered.add(keyOf(context, unit));
  if (unit !== context.unit && isPart(work, context.subject)) work.subjects.set(context.subject ?? '', unit);
}

/** The parts that go over with what is owed about them, and those under way of which nothing is owed at the moment. */
function handParts(work: Work, obligations: readonly ObligationMember[]): void {
  const { members } = work.state;
  for (const part of members.values()) {
    const unit = work.subjects.get(part.id) ?? heirOfPart(work, part, obligations);
    if (unit === null) continue;
    work.handed.push({ member: part.id, unit });
    if (part.kind === 'plan') continue;
    // what was delivered and may still come back goes with it; a delivery that was late stays with who was late
    for (const { id, value, context } of obligations) {
      if (context.subject !== part.id || context.owedAs === 'former' || context.unit === unit) continue;
      if (value === 'met') work.handed.push({ member: id, unit, owedAs: work.roles.get(unit) ?? context.owedAs });
      if (value === 'metLate') work.kept.push(id);
    }
  }
}

/** The new unit of the plan, or of a part that was handed in and not yet decided on; null: it stays. */
function heirOfPart(work: Work, part: Member, obligations: readonly ObligationMember[]): string | null {
  if (!PARTS.has(part.kind) || !('unit' in part.context) || part.context.unit === null) return null;
  if (part.kind !== 'plan' && !isLive(part)) return null;
  const about = obligations.filter(({ context }) => context.subject === part.id);
  if (about.some(({ id }) => work.dropped.includes(id) || work.kept.includes(id))) return null;
  const owedAs =
    part.kind === 'plan' ? 'lead' : about.find(({ context }) => context.owedAs !== 'former')?.context.owedAs;
  if (owedAs === undefined) return null;
  const heir = work.succession(part.context.unit, owedAs);
  return heir !== part.context.unit && work.roles.has(heir) ? heir : null;
}

/** What who is new, or is something else than before, owes from now on beside what was handed over. */
function askNew({ next, terms, state, covered, roles }: Work): NewMember[] {
  if (state.context.directive === null) return [];
  const before = rolesIn(state.context);
  const isNew = (unit: string) => before.get(unit) !== roles.get(unit);
  const wanted = membersAtIssue(next, terms.at, terms.effectiveOn, terms);
  const plan = [...state.members.values()].find(({ kind }) => kind === 'plan');
  const made: NewMember[] = [];
  wanted.forEach((obligation, index) => {
    if (obligation.kind !== 'obligation') return;
    const { context } = obligation;
    if (!isNew(context.unit) || covered.has(keyOf(context, context.unit))) return;
    if (context.kind === 'plan' && plan) return;
    // a part of a plan that is filed already would have nowhere to go
    if (context.kind === 'planPart' && plan && plan.value !== 'drafting' && plan.value !== 'signed') return;
    const part = context.subject === null ? undefined : wanted[index - 1];
    made.push(...(part ? [part] : []), obligation);
  });
  return made;
}

const PARTS: ReadonlySet<string> = new Set(['plan', 'planPart', 'report', 'subReport']);

const isPart = ({ state }: Work, subject: string | null): boolean =>
  subject !== null && PARTS.has(state.members.get(subject)?.kind ?? '');

/** A supplement is owed by whoever owes what it supplements. */
function kindOf({ state }: Work, { kind, subject }: ObligationContext): string {
  return kind === 'supplement' ? (state.members.get(subject ?? '')?.kind ?? kind) : kind;
}

/** Whether who takes over owes the same already by itself. */
const isTwice = ({ covered }: Work, context: ObligationContext, heir: string): boolean =>
  heir !== context.unit && ONE_EACH.has(context.kind) && covered.has(keyOf(context, heir));

const ONE_EACH: ReadonlySet<string> = new Set(['acknowledgement', 'planPart', 'report', 'subReport']);

const keyOf = ({ kind, period }: Pick<ObligationContext, 'kind' | 'period'>, unit: string): string =>
  `${kind} ${unit} ${period}`;
