import type { WorkCalendar } from '@duban/calendar';
import type { LightThresholds } from '@duban/lifecycle';
import { reachValues, type Reach, withinReach } from '../http/reach.js';
import { Conditions } from '../list/conditions.js';

/** What a ledger is asked for. */
export interface LedgerFilters {
  directive?: string | undefined;
  year?: number | undefined;
  status?: readonly string[] | undefined;
  level?: readonly string[] | undefined;
  light?: readonly string[] | undefined;
  unit?: string | undefined;
  relation?: readonly string[] | undefined;
  q?: string | undefined;
  openExtension?: boolean | undefined;
  openCloseOut?: boolean | undefined;
  closedAs?: readonly string[] | undefined;
}

/** Units and tasks that a post looks after. */
export interface LookedAfter {
  readonly units: readonly string[];
  readonly tasks: readonly string[];
}

/** From where on lights change, in terms of columns: see {@link lightLimits}. */
export interface LightLimits {
  fromRung: number;
  /** What falls due before this day makes a light yellow. */
  soonBefore: string;
}

/** The thresholds of lights as seen on a day. */
export function lightLimits({ yellow, red }: LightThresholds, calendar: WorkCalendar, today: string): LightLimits {
  return { fromRung: red.fromRung, soonBefore: calendar.addWorkingDays(today, yellow.dueWithinWorkingDays + 1) };
}

/** The filters as conditions on `task t`; $1 is the tenant. `mine` is what a post looks after, where that is asked. */
export function ledgerConditions(
  tenant: string,
  filters: LedgerFilters,
  { reach, mine, limits }: { reach: Reach; mine: LookedAfter | null; limits: LightLimits },
): Conditions {
  const conditions = new Conditions(tenant)
    .when('year', filters.year, (p) => `t.year = ${p}::int`)
    .when('directive', filters.directive, (p) => `t.directive_id = ${p}::uuid`)
    .when('status', filters.status, (p) => `t.status = ANY (${p}::text[])`)
    .when('level', filters.level?.map(Number), (p) => `t.level = ANY (${p}::smallint[])`)
    .when('q', filters.q && `%${escaped(filters.q)}%`, (p) => `(t.title ILIKE ${p}::text OR t.number ILIKE ${p}::text)`)
    .when('extension', filters.openExtension, (p) => `(${openMember('extension')}) = ${p}::boolean`)
    .when('closeOut', filters.openCloseOut, (p) => `(${openMember('closeOut')}) = ${p}::boolean`)
    .when('closedAs', filters.closedAs, (p) => `t.status = 'completed' AND ${closedAs('t')} = ANY (${p}::text[])`);
  if (filters.unit) addUnit(conditions, filters.unit, filters.relation ?? null);
  if (mine)
    conditions.and(
      'mine',
      [mine.units, mine.tasks],
      ([units, tasks]) => `(t.lead_unit_id = ANY (${units}::uuid[]) OR t.id = ANY (${tasks}::uuid[]))`,
    );
  if (filters.light) addLight(conditions, filters.light, limits);
  if (!reach.all) {
    const first = conditions.values.length + 1;
    conditions.and('reach', reachValues(reach), () => withinReach(first));
  }
  return conditions;
}

/** `%`, `_` and the backslash stand for themselves. */
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** Whether the task has a part of this kind under way. An ended task has none: what is left of it is not waited for. */
const openMember = (kind: 'extension' | 'closeOut', task = 't'): string =>
  `${task}.status NOT IN ('completed', 'withdrawn') AND ${task}.id IN (
         SELECT m.aggregate_id FROM member m WHERE m.tenant_id = $1 AND m.kind = '${kind}' AND m.live)`;

/** As what a completed task was closed; confirmations of an earlier version did not say. $1 is the tenant. */
export const closedAs = (task: string): string =>
  `(SELECT coalesce(g.context->>'closedAs', 'measured') FROM aggregate g
      WHERE g.tenant_id = $1 AND g.year = ${task}.year AND g.id = ${task}.id)`;

function addUnit(conditions: Conditions, unit: string, relations: readonly string[] | null): void {
  conditions.and(
    relations ? 'unit+relation' : 'unit',
    relations ? [unit, relations] : [unit],
    ([id, relation]) => `(t.year, t.id) IN (
         SELECT u.year, u.task_id FROM task_unit u
          WHERE u.tenant_id = $1 AND u.unit_id = ${id}::uuid${relation ? ` AND u.relation = ANY (${relation}::text[])` : ''})`,
  );
}

/** The same colours as `lightOf` gives, told by columns; a test holds the two equal. */
function addLight(conditions: Conditions, colours: readonly string[], { fromRung, soonBefore }: LightLimits): void {
  conditions.and('light', [colours, fromRung, soonBefore], ([wanted, rung, day]) => {
    return `${lightColour({ rung: rung ?? '', day: day ?? '' })} = ANY (${wanted}::text[])`;
  });
}

/** The colour of `task t`; `rung` and `day` are placeholders of {@link LightLimits}, $1 is the tenant. */
export const lightColour = ({ rung, day }: { rung: string; day: string }): string => `
       CASE WHEN t.status IN ('suspended', 'withdrawn') THEN 'grey'
            WHEN t.status = 'completed' THEN 'green'
            WHEN t.status = 'overdue' THEN CASE WHEN t.level >= ${rung}::int THEN 'red' ELSE 'yellow' END
            WHEN t.id IN (SELECT o.aggregate_id FROM obligation o
                           WHERE o.tenant_id = $1 AND o.live AND o.value = 'open' AND o.owed_as = 'lead'
                             AND o.due_on < ${day}::date) THEN 'yellow'
            ELSE 'green' END`;
