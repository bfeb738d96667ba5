import type { DeskRow, DeskView } from '@duban/contracts';
import { taskPath, workPath } from '../../parts/task-path.js';

export type SectionName = DeskView['sections'][number]['section'];

/** Sections about what one's own unit does: its name on each row would say nothing, the directive does. */
export const ownSections: ReadonlySet<SectionName> = new Set([
  'owed',
  'contributions',
  'toSign',
  'announced',
  'cameBack',
]);

/** The one place where a row of the desk is settled. */
export function placeOf(section: SectionName, row: DeskRow): string {
  return officePlaces[row.what]?.(row) ?? (row.task ? placeInTask(section, row, row.task) : '/');
}

type Place = (row: DeskRow) => string | null;

const officePlaces: Readonly<Record<string, Place | undefined>> = {
  draft: ({ id }) => `/drafts/${id}`,
  directive: ({ directive }) => directive && `/directives/${directive.year}/${directive.id}`,
  post: () => '/admin/posts',
  person: () => '/admin/people',
  job: () => '/admin/queue',
  year: () => '/admin/holidays',
};

/** What is settled on the page of its task. */
const AT_TASK: ReadonlySet<SectionName> = new Set(['overdue', 'watched', 'pausesOver', 'adjustments']);

function placeInTask(section: SectionName, row: DeskRow, task: NonNullable<DeskRow['task']>): string {
  const query = `task=${task.year}/${task.id}`;
  const member = row.member ?? row.obligation;
  if (section === 'coordinationAsked') return `/leader?${query}`;
  if (section === 'reports' || section === 'slips') {
    const page = section === 'reports' ? 'review' : 'slips';
    return `/${page}?${query}${member ? `&member=${member}` : ''}`;
  }
  if (AT_TASK.has(section) || !member) return taskPath(task);
  return workPath(task, member);
}

/** Where the rest of a section is found that does not fit on the desk. */
export function restOf(section: SectionName, unit: string | null): string {
  if (section === 'reports') return '/review';
  if (section === 'slips') return '/slips';
  if (section === 'overdue') return '/tasks?status=overdue';
  if (section === 'pausesOver') return '/tasks?status=suspended';
  if (section === 'extensions') return '/tasks?openExtension=true';
  if (section === 'closeOuts') return '/tasks?openCloseOut=true';
  if (section === 'toDecide' || section === 'owedToMe') return '/board';
  if (unit === null) return '/tasks';
  const relation = section === 'contributions' ? 'jointLead,coordinating,member' : 'lead';
  return `/tasks?unit=${unit}&relation=${relation}`;
}
