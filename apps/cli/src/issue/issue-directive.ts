import type { LocalDate } from '@duban/calendar';
import { Regime } from '@duban/calendar';
import type { Command, DirectiveItem, Reference } from '@duban/contracts';
import { parseDirective } from '@duban/directive';
import { derivedId, issueDirective, readDirectory, type Directory, type IssuePlan } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { give } from '../duban/give.js';
import type { Tenant } from '../duban/tenant.js';
import type { Duban, TenantClient } from '../duban/with-duban.js';
import { Failure } from '../failure.js';
import {
  directiveNamed,
  readDirectives,
  readItems,
  readText,
  type StoredDirective,
} from '../intake/stored-directive.js';
import { regimeOfDocument } from '../regime/choose-regime.js';
import { itemsToIssue, type GivenLead } from './given-leads.js';

/** What a person has said about the issue. */
export interface IssueWishes {
  effectiveOn: LocalDate;
  regime: Regime | undefined;
  leads: readonly GivenLead[];
}

export interface IssueReport {
  government: string;
  directive: string;
  number: string;
  effectiveOn: LocalDate;
  regime: string;
  issued: number;
  /** Tasks that had been issued before. */
  issuedBefore: number;
  withoutLead: string[];
  undecidedGroups: string[];
  unknownUnits: string[];
  obligations: { dueOn: LocalDate; kind: string; count: number }[];
}

/** @throws Failure when there is no such directive, naming those that there are */
export async function findDirective({ pool }: Duban, tenant: Tenant, name: string): Promise<StoredDirective> {
  const directives = await inTenant(pool, tenant.id, readDirectives);
  const found = directiveNamed(directives, name);
  if (found) return found;
  const there = directives.map(({ number }) => number).join('、') || 'none';
  throw new Failure(`There is no directive ${name}; there is: ${there}.`);
}

/**
 * Issues a directive with every task that has a lead, as one group. Issued again, it issues the tasks that have got a
 * lead since, under the regime and from the day of the first time.
 */
export async function issueStored(
  duban: Duban,
  tenant: Tenant,
  directive: StoredDirective,
  wishes: IssueWishes,
): Promise<IssueReport> {
  const isFirst = directive.status === 'draft';
  const effectiveOn = isFirst ? wishes.effectiveOn : (directive.effectiveOn ?? wishes.effectiveOn);
  const read = await inTenant(duban.pool, tenant.id, (client) => readForIssue(client, directive, effectiveOn));
  const regime = isFirst ? (wishes.regime ?? regimeOf(read.text, directive)) : Regime.parse(directive.regime);
  const items = itemsToIssue(read.items, read.directory, wishes.leads);
  const reference: Reference = { kind: 'directive', year: directive.year, id: directive.id };
  const post = clerkOf(read.directory);
  const taskId = taskIds(directive.id, items);
  const plan = issueDirective(reference, items, { effectiveOn, regime, leads: new Map() }, post, taskId);
  const commands = commandsOf(plan, isFirst, read.issued);
  if (commands.length > 0) await give(duban.engine, tenant.id, commands);
  const issued = commands.filter(({ type }) => type === 'task.issue').map(({ target }) => target.id);
  return {
    government: tenant.code,
    directive: directive.id,
    number: directive.number,
    effectiveOn,
    regime: regime.code,
    issued: issued.length,
    issuedBefore: read.issued.size,
    withoutLead: plan.withoutLead,
    undecidedGroups: plan.undecidedGroups,
    unknownUnits: plan.unknownUnits,
    obligations: await inTenant(duban.pool, tenant.id, (client) => readObligations(client, issued)),
  };
}

interface ReadForIssue {
  items: DirectiveItem[];
  directory: Directory;
  text: string | null;
  /** Ids of the tasks that have been issued. */
  issued: ReadonlySet<string>;
}

async function readForIssue(client: TenantClient, directive: StoredDirective, day: LocalDate): Promise<ReadForIssue> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM task WHERE directive_id = $1', [directive.id]);
  return {
    items: await readItems(client, directive),
    directory: await readDirectory(client, day),
    text: await readText(client, directive),
    issued: new Set(rows.map(({ id }) => id)),
  };
}

/**
 * The same task keeps its id from one issue to the next, also when an amendment has moved it: its number counts, and
 * among tasks of one number which of them it is.
 */
function taskIds(directive: string, items: readonly DirectiveItem[]): (position: number) => string {
  const seen = new Map<string, number>();
  const ids = items.map(({ number }) => {
    const key = number ?? '';
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return derivedId(`${directive}/task/${key}/${nth}`);
  });
  return (position) => ids[position] ?? derivedId(`${directive}/task/#${position}`);
}

/** As the document prints it, else the default. */
const regimeOf = (text: string | null, { year }: StoredDirective): Regime =>
  regimeOfDocument(parseDirective(text ?? ''), year);

function clerkOf({ posts }: Directory): string {
  const clerk = posts.find(({ role }) => role === 'issuingClerk');
  if (!clerk) throw new Failure('The government has no post of an issuing clerk, who alone may issue.');
  return clerk.id;
}

/** The directive is issued with the tasks that can be; those without a lead wait until they are given one. */
function commandsOf(plan: IssuePlan, isFirst: boolean, issued: ReadonlySet<string>): Command[] {
  const tasks = plan.commands.filter(({ type, target }) => type === 'task.issue' && !issued.has(target.id));
  if (!isFirst) return tasks;
  if (tasks.length === 0)
    throw new Failure(
      `No task has a lead, so nothing can be issued: give them with --lead NUMBER=UNIT (${plan.withoutLead.join('、')}).`,
    );
  const ids = tasks.map(({ target }) => target.id);
  const issue = plan.commands.filter((command) => command.type === 'directive.issue');
  return [...issue.map((command) => ({ ...command, tasks: ids })), ...tasks];
}

async function readObligations(client: TenantClient, tasks: readonly string[]): Promise<IssueReport['obligations']> {
  const { rows } = await client.query<IssueReport['obligations'][number]>(
    `SELECT due_on AS "dueOn", kind, count(*)::int AS count FROM obligation
      WHERE aggregate_id = ANY ($1::uuid[]) GROUP BY 1, 2 ORDER BY 1, 2`,
    [tasks],
  );
  return rows;
}
