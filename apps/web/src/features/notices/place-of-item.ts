import type { NoticeView } from '@duban/contracts';

type Item = NoticeView['items'][number];

const unitRoles: ReadonlySet<string | null> = new Set(['unitHead', 'unitLiaison']);

/** Where what a message is about is settled, or else looked at. */
export function placeOfItem(kind: string, { kind: about, year, id, obligation }: Item, role: string | null): string {
  if (about === 'inspection') return `/inspections/${year}/${id}`;
  if (about === 'meeting') return `/meetings/${year}/${id}`;
  const page = `/tasks/${year}/${id}`;
  if (kind === 'replyGiven') return '/leader';
  if (kind === 'slipDraft') return `/slips?task=${year}/${id}`;
  return obligation !== null && unitRoles.has(role) && kind !== 'leadAlert' ? `${page}/work/${obligation}` : page;
}
