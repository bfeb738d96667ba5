import type { Instant } from '@duban/calendar';
import type { DirectiveReference, Reference } from '@duban/contracts';
import { derivedId, directoryIds, instantFromRow, issueDirective } from '@duban/engine';
import { planAdjustment } from './model/adjustments.js';
import { chanceOf } from './model/chance.js';
import { planClues } from './model/clues.js';
import { planFresh } from './model/inspectorate.js';
import { planInspections } from './model/inspections.js';
import { planMeetings } from './model/meetings.js';
import { onWorkingDay } from './model/moments.js';
import { planSlips } from './model/slips.js';
import { planTask } from './model/tasks.js';
import { act, type Posts, type SeenTask } from './model/world.js';
import type { RehearsalInput } from './rehearsal-input.js';
import { RehearsalStage, type RehearsalRuntime } from './stage.js';

export interface RehearsalOptions {
  seed: number;
  /** The last moment that is lived through. */
  until: Instant;
  onProgress?: (now: Instant, commands: number) => void;
}

/** What a rehearsed year leaves for its summary. */
export interface Lived {
  directive: DirectiveReference;
  commands: number;
  refused: ReadonlyMap<string, number>;
  undecidedGroups: string[];
}

/**
 * Lives through a year: issues the directive, then jumps from moment to moment, where a moment is the next wake or the
 * next thing that somebody means to do. Before each jump relay and queue are empty.
 */
export async function rehearse(
  runtime: RehearsalRuntime,
  input: RehearsalInput,
  options: RehearsalOptions,
): Promise<Lived> {
  const stage = new RehearsalStage(
    runtime,
    chanceOf(options.seed),
    postsOf(input),
    input.regime.planApprovals.map((role) => postOf(input, role)),
  );
  const { directive, tasks, undecidedGroups } = await issue(runtime, input);
  for (const task of tasks) {
    await planFresh(stage, task);
    planTask(stage, task, input.year);
    await planAdjustment(stage, task);
  }
  await planInspections(stage, tasks, (name) => caseOf(directive, 'inspection', name));
  await planClues(stage, tasks, (name) => caseOf(directive, 'clue', name));
  await planMeetings(stage, tasks, (name) => caseOf(directive, 'meeting', name));
  planAmendment(stage, directive, input);
  planYearEnd(stage, directive, tasks, input.year);
  await runtime.settle();
  for (;;) {
    const next = await nextMoment(stage);
    if (next === undefined || next > options.until) break;
    if (next > runtime.clock.now()) runtime.clock.moveTo(next);
    await runtime.settle();
    planSlips(stage, await stage.freshSlips());
    if (stage.nextIntention() === runtime.clock.now()) {
      await stage.act();
      await runtime.settle();
      // What falls due by what was done is drafted at this moment too, whoever is first to work it off.
      planSlips(stage, await stage.freshSlips());
    }
    options.onProgress?.(runtime.clock.now(), stage.commands);
  }
  return { directive, commands: stage.commands, refused: stage.refused, undecidedGroups };
}

async function issue(runtime: RehearsalRuntime, input: RehearsalInput) {
  const { tenant, engine, clock, calendar } = runtime;
  const directive: DirectiveReference = {
    kind: 'directive',
    year: input.year,
    id: derivedId(`${tenant}/directive/${input.name}`),
  };
  const post = postOf(input, 'issuingClerk');
  clock.moveTo(calendar.startOf(calendar.rollLater(input.effectiveOn), 9));
  const content = { code: input.name, ...input.document, text: input.document.title, items: input.items };
  const imported = await engine.execute(tenant, [
    { type: 'directive.import', target: directive, post, content },
    // Read again while it is a draft, as when somebody corrects what was read.
    { type: 'directive.amend', target: directive, post, content },
  ]);
  const decisions = { effectiveOn: input.effectiveOn, regime: input.regime, leads: new Map<string, string>() };
  const taskId = (position: number) => derivedId(`${directive.id}/task/${position}`);
  const plan = issueDirective(directive, input.items, decisions, post, taskId);
  if (plan.withoutLead.length > 0) throw new Error(`These items have no lead: ${plan.withoutLead.join(', ')}.`);
  const issued = await engine.execute(tenant, plan.commands);
  const refused = [...imported, ...issued].find(({ ok }) => !ok);
  if (refused && !refused.ok) throw new Error(`The directive was not issued: ${refused.message}`);
  const tasks = plan.commands.flatMap((command): SeenTask[] =>
    command.type === 'task.issue'
      ? [
          {
            target: command.target,
            position: command.assignment.position,
            lead: command.assignment.lead,
            obligations: [],
          },
        ]
      : [],
  );
  return { directive, tasks, undecidedGroups: plan.undecidedGroups };
}

/** The next wake or the next intention, whichever is earlier. */
async function nextMoment(stage: RehearsalStage): Promise<Instant | undefined> {
  const wake = await stage.read(async (client) => {
    const { rows } = await client.query<{ at: string | null }>('SELECT min(at) AS at FROM wake WHERE done_at IS NULL');
    return rows[0]?.at ? instantFromRow(rows[0].at) : undefined;
  });
  const meant = stage.nextIntention();
  return wake !== undefined && (meant === undefined || wake <= meant) ? wake : meant;
}

/** In summer the directive is amended once: a new version of the same items. */
function planAmendment(
  stage: RehearsalStage,
  directive: DirectiveReference,
  { name, document, items, year }: RehearsalInput,
): void {
  const content = {
    code: name,
    ...document,
    title: `${document.title}（修订）`,
    text: `${document.title}（修订）`,
    items,
  };
  stage.intend(onWorkingDay(stage, `${year}-07-20`, 0, 14), 'aa/amend', [
    act('directive.amend', directive, stage.posts.clerk, { content }),
  ]);
}

/** On the last day of the year what is still open is withdrawn or carried over, and the directive is closed. */
function planYearEnd(
  stage: RehearsalStage,
  directive: DirectiveReference,
  tasks: readonly SeenTask[],
  year: number,
): void {
  const at = stage.calendar.startOf(`${year}-12-31`, 17);
  stage.intend(at, 'zz/year-end', [
    ...tasks.map(({ target }) =>
      act('task.withdraw', target, stage.posts.chiefSupervisor, {
        reason: '年度结转至下一年度继续推进。',
        carriedTo: derivedId(`${target.id}/next-year`),
      }),
    ),
    act('directive.close', directive, stage.posts.clerk, {}),
  ]);
}

function postsOf(input: RehearsalInput): Posts {
  const ids = directoryIds(input.directory.tenant.code);
  const unitPosts = new Map(
    input.directory.posts.flatMap(({ unit, role, code }) =>
      unit === null ? [] : [[`${ids.unit(unit)}/${role}`, ids.post(code)] as const],
    ),
  );
  const of = (role: string) => (unit: string) => {
    const post = unitPosts.get(`${unit}/${role}`);
    if (!post) throw new Error(`Unit ${unit} has no post of a ${role}.`);
    return post;
  };
  return {
    head: of('unitHead'),
    liaison: of('unitLiaison'),
    supervisor: postOf(input, 'supervisor'),
    secondSupervisor: postsOfRole(input, 'supervisor')[1] ?? postOf(input, 'chiefSupervisor'),
    chiefSupervisor: postOf(input, 'chiefSupervisor'),
    headOfGovernment: postOf(input, 'headOfGovernment'),
    clerk: postOf(input, 'issuingClerk'),
    person: (post) => {
      const held = input.directory.posts.find(({ code }) => ids.post(code) === post);
      if (!held) throw new Error(`There is no post ${post}.`);
      return ids.person(held.code);
    },
  };
}

function postOf(input: RehearsalInput, role: string): string {
  const [post] = postsOfRole(input, role);
  if (post === undefined) throw new Error(`The directory has no post of a ${role}.`);
  return post;
}

const postsOfRole = ({ directory }: RehearsalInput, role: string): string[] =>
  directory.posts
    .filter((each) => each.role === role)
    .map(({ code }) => directoryIds(directory.tenant.code).post(code));

/** An aggregate beside the directive, the same in every run. */
const caseOf = ({ year, id }: Reference, kind: Reference['kind'], name: string): Reference => ({
  kind,
  year,
  id: derivedId(`${id}/${kind}/${name}`),
});
