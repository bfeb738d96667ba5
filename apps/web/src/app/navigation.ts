import type texts from '../texts/zh/index.js';

export type PageName = keyof typeof texts.frame.pages;

export interface Destination {
  page: PageName;
  path: string;
}

const at = (page: PageName, path: string): Destination => ({ page, path });

const desk = at('desk', '/');
const ledger = at('ledger', '/tasks');
const returns = at('returns', '/returns');
const board = at('board', '/board');
const review = at('review', '/review');
const slips = at('slips', '/slips');
const leader = at('leader', '/leader');
const dashboard = at('dashboard', '/dashboard');
const directives = at('directives', '/directives');
const drafts = at('drafts', '/drafts');
const clues = at('clues', '/clues');
const inspections = at('inspections', '/inspections');
const meetings = at('meetings', '/meetings');
const outcomes = at('outcomes', '/outcomes');
const regimes = at('regimes', '/admin/regimes');
const permissions = at('permissions', '/admin/permissions');

const administration = [
  regimes,
  at('holidays', '/admin/holidays'),
  at('units', '/admin/units'),
  at('groups', '/admin/groups'),
  at('posts', '/admin/posts'),
  at('people', '/admin/people'),
  at('channels', '/admin/channels'),
  at('queue', '/admin/queue'),
  permissions,
];

const inspectorate = [
  desk,
  ledger,
  review,
  slips,
  meetings,
  inspections,
  clues,
  dashboard,
  directives,
  outcomes,
  regimes,
];
const unit = [desk, returns, at('unit', '/unit'), ledger, board, meetings, inspections];
const leaders = [desk, leader, ledger, dashboard, meetings, directives, outcomes, inspections, clues];

const byRole: Readonly<Record<string, readonly Destination[]>> = {
  administrator: [desk, ...administration, ledger, dashboard, directives],
  issuingClerk: [desk, drafts, outcomes, directives, ledger, dashboard, regimes],
  supervisor: inspectorate,
  chiefSupervisor: inspectorate,
  leaderInCharge: leaders,
  headOfGovernment: leaders,
  unitHead: unit,
  unitLiaison: unit,
  inspectionMember: [desk, inspections],
  viewer: [desk, ledger, dashboard, directives],
};

/** Where a role finds its work, in the order of its day. Notices and help are for everybody. */
export const destinationsOf = (role: string | null): readonly Destination[] => [
  ...((role === null ? undefined : byRole[role]) ?? [desk]),
  at('notices', '/notices'),
  at('help', '/help'),
];
