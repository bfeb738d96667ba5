import type { SuggestedItem } from '@duban/contracts';
import { readSection, type Found } from '../desk/found.js';
import { coordinationSearch, lateSearch } from '../desk/government.searches.js';
import { asksOf, contentOf } from '../leader/leader.view.js';
import { readTexts } from '../report/contents.js';
import type { Client } from '../task/ledger.read.js';
import { readMeetingTasks } from './meeting.read.js';

/**
 * What the work puts on an agenda, each task once: late ones (`red` from the rung on that makes a light red), then those
 * whose last report asks for coordination. At most `limit` of either.
 */
export async function suggestAgenda(
  client: Client,
  tenant: string,
  { limit, redFromRung }: { limit: number; redFromRung: number },
): Promise<SuggestedItem[]> {
  const [late, asking] = await Promise.all([
    readSection(client, tenant, lateSearch(), limit),
    readSection(client, tenant, coordinationSearch(null), limit),
  ]);
  const found = new Map<string, Found>();
  for (const each of [...late, ...asking]) if (!found.has(each.taskId)) found.set(each.taskId, each);
  const [texts, tasks] = await Promise.all([
    readTexts(client, tenant, asking.map(contentOf)),
    readMeetingTasks(
      client,
      tenant,
      [...found.values()].map(({ year, taskId }) => ({ year, id: taskId })),
    ),
  ]);
  const asks = new Map<string, string[]>();
  for (const each of asking)
    asks.set(each.taskId, [
      ...(asks.get(each.taskId) ?? []),
      ...asksOf(each, texts, new Map()).map(({ matter }) => matter),
    ]);
  return [...found.values()].flatMap(({ taskId, status, level }) => {
    const task = tasks.get(taskId);
    const lateness = level >= redFromRung ? ('red' as const) : ('overdue' as const);
    const ground = status === 'overdue' ? lateness : ('needsCoordination' as const);
    return task ? [{ ...task, ground, asks: asks.get(taskId) ?? [] }] : [];
  });
}
