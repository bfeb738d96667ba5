import type { LocalDate } from '@duban/calendar';
import type { Authority, InspectionContext, InspectionEvent, InspectionTeam } from './inspection-state.js';

/** The hard stops of 《政府督查工作条例》 (Decree 733) with the article that each of them follows. */
export const hardStops = {
  'authority-below-county': '2',
  'not-designated': '7',
  'team-without-leader': '8',
  'matter-not-approved': '11 ¶2',
  'no-plan': '15',
  'outside-plan': '15',
  'no-conclusion': '16',
  'not-fed-back': '16',
  'reviewer-took-part': '17',
  'review-too-late': '17',
  'result-not-approved': '21 ¶1–2',
} as const;
export type HardStop = keyof typeof hardStops;

/** An event as far as the law looks at it. */
type Act = InspectionEvent extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'at' | 'by' | 'definition'>
    : never
  : never;
type ActOf<T extends Act['type']> = Extract<Act, { type: T }>;

/** Which hard stop stands against an act; null where the law lets it pass. A birth is asked with a null context. */
export function hardStopAgainst(context: InspectionContext | null, act: Act): HardStop | null {
  if (act.type === 'inspection.proposed') return authorityStop(act);
  if (!context) return null;
  const check = stops[act.type] as ((context: InspectionContext, act: Act) => HardStop | null) | undefined;
  return check?.(context, act) ?? null;
}

function authorityStop({ authority, on, topics }: ActOf<'inspection.proposed'>): HardStop | null {
  if (authority.type === 'government') return authority.level === 'township' ? 'authority-below-county' : null;
  return isDesignated(authority, topics, on) ? null : 'not-designated';
}

/** Whether whoever inspects may do so on a day on these topics: a department by its designation alone. */
function isDesignated(authority: Authority, topics: readonly string[], ...days: LocalDate[]): boolean {
  if (authority.type === 'government') return true;
  const { designation } = authority;
  if (!designation) return false;
  const { from, until } = designation;
  return (
    days.every((day) => from <= day && day <= until) && topics.every((topic) => designation.topics.includes(topic))
  );
}

const fixedMatter = ({ approved }: InspectionContext): HardStop | null => (approved ? null : 'matter-not-approved');

const withPlan = (context: InspectionContext): HardStop | null =>
  fixedMatter(context) ?? (context.plan ? null : 'no-plan');

/** Whether the team has a leader who has not recused themself. */
export const isLed = (team: InspectionTeam | null, recused: readonly string[]): boolean =>
  typeof team?.leader === 'string' && !recused.includes(team.leader);

const withTeam = (context: InspectionContext): HardStop | null =>
  withPlan(context) ?? (isLed(context.team, context.recused) ? null : 'team-without-leader');

/** In the field: within the plan's days, and while a department is designated. */
function inField(context: InspectionContext, on: LocalDate): HardStop | null {
  const stop = withTeam(context);
  if (stop || !context.plan) return stop;
  const { from, until, topics } = context.plan;
  if (!isDesignated(context.authority, topics, on)) return 'not-designated';
  return from <= on && on <= until ? null : 'outside-plan';
}

const concluded = ({ conclusion }: InspectionContext): HardStop | null => (conclusion ? null : 'no-conclusion');

/** Whether every object of the plan has been told its part. */
export const isFedBack = ({ plan, feedback }: InspectionContext): boolean =>
  (plan?.objects ?? []).every((unit) => feedback.some(({ object }) => object === unit));

type Checks = { [T in Act['type']]?: (context: InspectionContext, act: ActOf<T>) => HardStop | null };

const checks: Checks = {
  'inspection.planned': (context, { plan }) =>
    fixedMatter(context) ??
    (isDesignated(context.authority, plan.topics, plan.from, plan.until) ? null : 'not-designated') ??
    (plan.topics.every((topic) => context.topics.includes(topic)) ? null : 'outside-plan'),
  'inspection.planApproved': withPlan,
  'inspection.teamFormed': (_, { team }) => (team.leader ? null : 'team-without-leader'),
  'inspection.notified': withTeam,
  'inspection.keptCovert': withTeam,
  'inspection.begun': (context, { on }) => inField(context, on),
  'inspection.evidenceLogged': (context, { evidence, on }) =>
    inField(context, on) ??
    inField(context, evidence.on) ??
    (context.plan?.objects.includes(evidence.object) && context.plan.methods.includes(evidence.method)
      ? null
      : 'outside-plan'),
  'inspection.found': (context, { finding: { object, topic }, on }) => {
    const stop = withTeam(context);
    if (stop || !context.plan) return stop;
    const { objects, topics } = context.plan;
    if (!isDesignated(context.authority, topics, on)) return 'not-designated';
    return objects.includes(object) && (topic === null || topics.includes(topic)) ? null : 'outside-plan';
  },
  'inspection.concluded': withTeam,
  'inspection.issued': concluded,
  'inspection.fedBack': (context, { object }) =>
    concluded(context) ?? (context.plan?.objects.includes(object) ? null : 'outside-plan'),
  'inspection.reviewRequested': ({ feedback }, { object, on }) => {
    const until = feedback.find((each) => each.object === object)?.reviewUntil;
    return until && on > until ? 'review-too-late' : null;
  },
  'inspection.reviewDecided': ({ participants }, { reviewers }) =>
    reviewers.some((post) => participants.includes(post)) ? 'reviewer-took-part' : null,
  'inspection.resultProposed': concluded,
  'inspection.resultCarriedOut': ({ results }, { result }) =>
    results.some(({ id, state }) => id === result && state === 'proposed') ? 'result-not-approved' : null,
  'inspection.closed': (context) => concluded(context) ?? (isFedBack(context) ? null : 'not-fed-back'),
};
const stops: Partial<Record<string, unknown>> = checks;
