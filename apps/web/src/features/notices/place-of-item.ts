import type { NoticeView } from '@duban/contracts';

type Item = NoticeView['items'][number];

const unitRoles: ReadonlySet<string | null> = new Set(['unitHead', 'unitLiaison']);

/** Where what a message is about is settled, or else looked at. */
export function placeOfItem(kind: string, { year, task, obligation }: Item, role: string | null): string {
  const page = `/tasks/${year}/${task}`;
  if (kind === 'replyGiven') return '/leader';
  if (kind === 'slipDraft') return `/slips?task=${year}/${task}`;
  return obligation !== null && unitRoles.has(role) && kind !== 'leadAlert' ? `${page}/work/${obligation}` : page;
}
