import type { DraftOverlaps, TaskReference } from '@duban/contracts';
import { repeatsIn, sharedTargets } from '@duban/engine';
import type { DraftOnDesk } from './draft.desk.js';
import type { Client } from './draft.store.js';
import { type EarlierTask, readEarlierTasks, readUnfinished } from './earlier-tasks.read.js';

/** What stands twice, with the earlier tasks as they stand now, and what earlier years left unfinished. */
export async function overlapsView(client: Client, tenant: string, desk: DraftOnDesk): Promise<DraftOverlaps> {
  const repeats = repeatsIn(desk.state, desk.repeats);
  const taken = repeats.filter(({ decided }) => decided !== 'unlike').map(({ task }) => task);
  const [told, unfinished] = await Promise.all([
    readEarlierTasks(
      client,
      tenant,
      repeats.map(({ task }) => task),
    ),
    readUnfinished(client, tenant, desk.earlierThan, [...taken, ...desk.state.carried]),
  ]);
  const byId = new Map(told.map((each) => [each.task.id, each]));
  return {
    sameTargets: sharedTargetsView(desk),
    repeats: repeats.flatMap(({ item, task, found, decided }) => {
      const earlier = byId.get(task.id);
      if (!earlier) return [];
      const why = found && { likeness: found.likeness, words: [...found.words], figures: [...found.figures] };
      return [{ item: item.id, earlier: earlierView(earlier), decided, found: why }];
    }),
    unfinished: { total: unfinished.total, tasks: unfinished.tasks.map(earlierView) },
  };
}

function sharedTargetsView({ state, draft }: DraftOnDesk): DraftOverlaps['sameTargets'] {
  return sharedTargets(state, draft.content.reading).map(({ sides, words, agrees, isDecided }) => {
    const [first, second] = sides.map(({ item, quote, span }) => ({
      item: item.id,
      quote,
      start: span ? span[0] : null,
      end: span ? span[0] + span[1] : null,
    })) as [PromisedFigure, PromisedFigure];
    return { first, second, words, agrees, isDecided };
  });
}

type PromisedFigure = DraftOverlaps['sameTargets'][number]['first'];

const earlierView = ({ sectionPath: _path, jointLeads: _joint, coordinating: _others, ...view }: EarlierTask) => view;

type Naming = readonly { type: string; task?: TaskReference }[];

/** The earlier tasks that decisions name, each once. */
export const namedIn = (decisions: Naming): TaskReference[] => [
  ...new Map(decisions.flatMap(({ task }) => (task ? [[task.id, task] as const] : []))).values(),
];

/** The earlier tasks that decisions need, as far as they are there: what is unlike another need not be. */
export async function readNamed(client: Client, tenant: string, decisions: Naming): Promise<Map<string, EarlierTask>> {
  const found = await readEarlierTasks(client, tenant, namedIn(decisions.filter(({ type }) => type !== 'unlink')));
  return new Map(found.map((each) => [each.task.id, each]));
}
