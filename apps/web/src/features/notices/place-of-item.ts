import type { NoticeView } from '@duban/contracts';
import { taskPath, workPath } from '../../parts/task-path.js';

type Item = NoticeView['items'][number];

/** About a task as it stands: what is to be done stands there. */
const atTask: ReadonlySet<string> = new Set(['leadAlert', 'slipAnnounced', 'slipDropped']);

const unitRoles: ReadonlySet<string | null> = new Set(['unitHead', 'unitLiaison']);

/** Where what a message is about is settled, or else looked at. */
export function placeOfItem(kind: string, item: Item, role: string | null): string {
  const { kind: about, year, id, obligation } = item;
  if (about === 'inspection') return `/inspections/${year}/${id}`;
  if (about === 'meeting') return `/meetings/${year}/${id}`;
  if (kind === 'replyGiven') return '/leader';
  if (kind === 'slipDraft' || kind === 'slipReplied') return `/slips?task=${year}/${id}`;
  return obligation !== null && unitRoles.has(role) && !atTask.has(kind) ? workPath(item, obligation) : taskPath(item);
}
