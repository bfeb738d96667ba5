import type { DraftSuggestions } from '@duban/contracts';
import {
  type AssignedTask,
  learnAssignments,
  suggestAssignment,
  type SuggestedUnit,
  suggestUnits,
} from '@duban/directive';
import type { DraftOnDesk } from './draft.desk.js';
import { unknownUnitsOf } from './draft.view.js';
import { type EarlierGroup, suggestedGroups } from './earlier-groups.js';
import { pastView } from './past-of-name.js';
import type { Client } from './draft.store.js';

/** A task that the government has given before. */
interface GivenTask extends AssignedTask {
  year: number;
  number: string | null;
  title: string;
}

/** So many of the latest tasks are learned from. */
const MOST_LEARNED = 10_000;

/** What the government has given to whom, the latest first. */
export async function readAssignedTasks(client: Client, tenant: string): Promise<GivenTask[]> {
  const { rows } = await client.query<Omit<GivenTask, 'lead'> & { lead: string }>({
    name: 'draft-earlier-tasks',
    text: `SELECT t.year, t.id, t.number, t.title, t.section_path AS "sectionPath", coalesce(c.body, i.item->>'text', t.title) AS text,
                  t.lead_unit_id AS lead,
                  ARRAY(SELECT tu.unit_id FROM task_unit tu
                         WHERE tu.tenant_id = $1 AND tu.year = t.year AND tu.task_id = t.id
                           AND tu.relation IN ('jointLead', 'coordinating') ORDER BY tu.unit_id) AS coordinating
             FROM task t
             LEFT JOIN content c ON c.tenant_id = $1 AND c.hash = t.body
             LEFT JOIN directive_item i ON i.tenant_id = $1 AND i.year = t.year
                   AND i.directive_id = t.directive_id AND i.position = t.position
            WHERE t.tenant_id = $1 AND t.lead_unit_id IS NOT NULL AND t.directive_id IS NOT NULL
            ORDER BY t.year DESC, t.directive_id, t.position LIMIT $2`,
    values: [tenant, MOST_LEARNED],
  });
  return rows.map((row) => ({ ...row, lead: [row.lead] }));
}

/**
 * Who may be given what nobody leads yet, and who may be meant by names that nobody knows: by the government's earlier
 * tasks, by what units are called and by what such units usually do. Nothing is decided by it.
 */
export function suggestionsFor(
  desk: DraftOnDesk,
  earlier: readonly GivenTask[],
  earlierGroups: readonly EarlierGroup[],
): DraftSuggestions {
  const { resolved, directory } = desk;
  const learned = learnAssignments(earlier, directory.units);
  const names = new Map(directory.units.map(({ id, name }) => [id, name]));
  const tasks = new Map(earlier.map((task) => [task.id, task]));
  const shown = ({ unit, because, words }: SuggestedUnit) => ({
    unit,
    name: names.get(unit) ?? '',
    words,
    because: because.flatMap(({ task: id, words: shared }) => {
      const task = tasks.get(id);
      return task
        ? [
            {
              task: { kind: 'task' as const, year: task.year, id },
              number: task.number,
              title: task.title,
              words: shared,
            },
          ]
        : [];
    }),
  });
  const known = directory.units.map((unit) => ({
    ...unit,
    aliases: [...unit.aliases, ...(unit.shortName ? [unit.shortName] : [])],
  }));
  return {
    items: resolved
      .filter(({ item, lead }) => item.dropped === null && (lead === null || lead.unit === null))
      .map(({ item }) => {
        const { lead, coordinating } = suggestAssignment(learned, item);
        return { item: item.id, lead: lead.map(shown), coordinating: coordinating.map(shown) };
      }),
    names: unknownUnitsOf(resolved).map((name) => ({
      name,
      units: suggestUnits(name, known).map(({ id, name: unitName, as, reason }) => ({
        unit: id,
        name: unitName,
        as,
        reason,
      })),
      ...pastOf(desk, name),
    })),
    groups: suggestedGroups(phrasesOf(desk), desk, earlierGroups),
  };
}

/** What became of whoever bore a name that nobody can tell. */
function pastOf({ resolved, directory }: DraftOnDesk, name: string) {
  const units = resolved.flatMap(({ lead, jointLeads, coordinating }) => [lead ?? [], jointLeads, coordinating].flat());
  const past = units.find((unit) => unit.name === name && unit.isOpen)?.past;
  return past ? { past: pastView(past, directory.units) } : {};
}

/** The group phrases of a draft, each once. */
const phrasesOf = ({ resolved }: DraftOnDesk) => [
  ...new Map(
    resolved
      .filter(({ item }) => item.dropped === null)
      .flatMap(({ groups }) => groups.map((group) => [group.name, group])),
  ).values(),
];
