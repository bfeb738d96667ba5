import type { LocalDate, Regime } from '@duban/calendar';
import type { Command, DirectiveItem, DirectiveReference } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import { derivedId, issueDirective, readDirectory, type Directory, type IssuePlan } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { give } from '../duban/give.js';
import type { Tenant } from '../duban/tenant.js';
import type { Duban, TenantClient } from '../duban/with-duban.js';
import { Failure } from '../failure.js';
import {
  requireDirective,
  readDirectives,
  readItems,
  readText,
  type StoredDirective,
} from '../intake/stored-directive.js';
import { regimeOfDocument } from '../regime/choose-regime.js';
import { itemsToIssue, type GivenLead } from './given-leads.js';
import { type TimeLimitsReport, timeLimitsIn, withTimeLimitsConfirmed } from './time-limits.js';

/** What a person has said about the issue. */
export interface IssueWishes {
  effectiveOn: LocalDate;
  regime: Regime | undefined;
  leads: readonly GivenLead[];
  /** Whether every day that the text says becomes a milestone of the lead. */
  confirmTimeLimits: boolean;
}

export interface IssueReport {
  government: string;
  directive: string;
  number: string;
  effectiveOn: LocalDate;
  regime: string;
  issued: number;
  withoutLead: string[];
  undecidedGroups: string[];
  unknownUnits: string[];
  timeLimits: TimeLimitsReport;
  obligations: { dueOn: LocalDate; kind: string; count: number }[];
}

/** A directive in draft. @throws Failure when it has been issued, or is not there */
export async function findDraft({ pool }: Duban, tenant: Tenant, name: string): Promise<StoredDirective> {
  const found = requireDirective(await inTenant(pool, tenant.id, readDirectives), name);
  if (found.status === 'draft') return found;
  throw new Failure(`${found.number} has been issued: its tasks stay as they were issued.`);
}

/**
 * Issues a directive with every task that has a lead, as one group. Afterwards no further task of it can be issued.
 * @throws Failure when it has been issued, or when nobody leads any of its tasks
 */
export async function issueStored(
  duban: Duban,
  tenant: Tenant,
  directive: StoredDirective,
  { effectiveOn, regime: wished, leads, confirmTimeLimits }: IssueWishes,
): Promise<IssueReport> {
  const { pool, engine } = duban;
  const read = await inTenant(pool, tenant.id, (client) => readForIssue(client, directive, effectiveOn));
  const regime = wished ?? regimeOfDocument(parseDirective(read.text ?? ''), directive.year);
  const led = itemsToIssue(read.items, read.directory, leads);
  const items = confirmTimeLimits ? withTimeLimitsConfirmed(led) : led;
  const reference: DirectiveReference = { kind: 'directive', year: directive.year, id: directive.id };
  const taskId = (position: number): string => derivedId(`${directive.id}/task/${position}`);
  const decisions = { effectiveOn, regime, leads: new Map<string, string>() };
  const plan = issueDirective(reference, items, decisions, clerkOf(read.directory), taskId);
  const commands = commandsOf(plan);
  await give(engine, tenant.id, commands);
  return {
    government: tenant.code,
    directive: directive.id,
    number: directive.number,
    effectiveOn,
    regime: regime.code,
    issued: commands.length - 1,
    withoutLead: plan.withoutLead,
    undecidedGroups: plan.undecidedGroups,
    unknownUnits: plan.unknownUnits,
    timeLimits: timeLimitsIn(items),
    obligations: await inTenant(pool, tenant.id, (client) => readObligations(client, directive)),
  };
}

interface ReadForIssue {
  items: DirectiveItem[];
  directory: Directory;
  /** Null when it has been erased. */
  text: string | null;
}

const readForIssue = async (
  client: TenantClient,
  directive: StoredDirective,
  day: LocalDate,
): Promise<ReadForIssue> => ({
  items: await readItems(client, directive),
  directory: await readDirectory(client, day),
  text: await readText(client, directive),
});

function clerkOf({ posts }: Directory): string {
  const clerk = posts.find(({ role }) => role === 'issuingClerk');
  if (!clerk) throw new Failure('The government has no post of an issuing clerk, who alone may issue.');
  return clerk.id;
}

/** The directive is issued with the tasks that somebody leads, and with no others. */
function commandsOf({ commands, withoutLead }: IssuePlan): Command[] {
  const tasks = commands.filter(({ type }) => type === 'task.issue').map(({ target }) => target.id);
  if (tasks.length > 0)
    return commands.map((command) => (command.type === 'directive.issue' ? { ...command, tasks } : command));
  throw new Failure(`Nobody leads any task: give leads with --lead NUMBER=UNIT (${withoutLead.join('、')}).`);
}

async function readObligations(client: TenantClient, { id }: StoredDirective): Promise<IssueReport['obligations']> {
  const { rows } = await client.query<IssueReport['obligations'][number]>(
    `SELECT due_on AS "dueOn", kind, count(*)::int AS count FROM obligation
      WHERE aggregate_id IN (SELECT id FROM task WHERE directive_id = $1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [id],
  );
  return rows;
}
