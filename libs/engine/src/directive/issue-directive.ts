import type { LocalDate, Regime } from '@duban/calendar';
import type { Command, DirectiveItem, DirectiveReference, TaskReference } from '@duban/contracts';

/** What a person has decided before a directive is issued. */
export interface IssueDecisions {
  effectiveOn: LocalDate;
  regime: Regime;
  /** Unit id by the number of the item: who leads where the document does not say. */
  leads: ReadonlyMap<string, string>;
}

export interface IssuePlan {
  commands: Command[];
  /** Items without a lead: nothing is issued while there is one. */
  withoutLead: string[];
  /** Groups without members: they owe nothing until somebody decides. */
  undecidedGroups: string[];
  /** Units as printed that the directory does not know: they owe nothing. */
  unknownUnits: string[];
}

/**
 * The commands that issue a directive and all its tasks as one group. `newId` gives the id of the task at a position.
 */
export function issueDirective(
  directive: DirectiveReference,
  items: readonly DirectiveItem[],
  decisions: IssueDecisions,
  post: string,
  newId: (position: number) => string,
): IssuePlan {
  const group = `issue-${directive.id}`;
  const assigned = items.map((item, position) => ({
    item,
    position,
    id: newId(position),
    units: unitsOf(item, decisions),
  }));
  const tasks = assigned.flatMap(({ item, position, id, units: { lead, ...units } }): Command[] => {
    if (!lead) return [];
    const target: TaskReference = { kind: 'task', year: directive.year, id };
    const assignment = { directive, position, ...wordsOf(item), ...units, lead };
    return [{ type: 'task.issue', target, post, group, assignment }];
  });
  const issue: Command = {
    type: 'directive.issue',
    target: directive,
    post,
    group,
    effectiveOn: decisions.effectiveOn,
    regime: decisions.regime,
    tasks: assigned.map(({ id }) => id),
  };
  return {
    commands: [issue, ...tasks],
    withoutLead: assigned
      .filter(({ units }) => !units.lead)
      .map(({ item, position }) => item.number ?? `#${position + 1}`),
    undecidedGroups: unique(
      items.flatMap(({ groups }) => groups.filter(({ members }) => members.length === 0).map(({ name }) => name)),
    ),
    unknownUnits: unique(
      items.flatMap(({ lead, jointLeads, coordinating }) =>
        [...(lead ? [lead] : []), ...jointLeads, ...coordinating].filter(({ unit }) => !unit).map(({ name }) => name),
      ),
    ),
  };
}

/** What a task takes over of its item. */
function wordsOf({ number, title, sectionPath, text, timeLimits, continues = [] }: DirectiveItem) {
  const milestones = milestoneDays(timeLimits);
  return {
    number,
    title,
    sectionPath,
    body: text,
    ...(milestones.length > 0 ? { milestones } : {}),
    ...(continues.length > 0 ? { continues } : {}),
  };
}

/** The days of confirmed time limits, each once and in order: the lead owes one milestone on each. */
const milestoneDays = (timeLimits: DirectiveItem['timeLimits']): LocalDate[] =>
  unique(timeLimits.flatMap(({ decided, dueOn }) => (decided === 'milestone' && dueOn !== null ? [dueOn] : []))).sort();

/** A unit stands in a task once, in the highest place that it is named for. */
function unitsOf(item: DirectiveItem, { leads }: IssueDecisions) {
  const lead = leads.get(item.number ?? '') ?? item.lead?.unit ?? null;
  const seen = new Set<string | null>([lead, null]);
  const fresh = (ids: (string | null)[]) =>
    ids.filter((id): id is string => !seen.has(id) && seen.add(id) !== undefined);
  const jointLeads = fresh(item.jointLeads.map(({ unit }) => unit));
  const coordinating = fresh([...(item.lead ? [item.lead.unit] : []), ...item.coordinating.map(({ unit }) => unit)]);
  const told = fresh(item.groups.flatMap(({ members }) => members));
  return { lead, jointLeads, coordinating, told };
}

const unique = (names: string[]): string[] => [...new Set(names)];
