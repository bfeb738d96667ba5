/** What the world must do once a step is committed. */
export interface Effect {
  readonly type: 'notify';
  readonly kind: NoticeKind;
  /** Unit whose posts are meant; null: posts of the government (inspectorate, leaders). */
  readonly unit: string | null;
  /** Role codes of `roles`. */
  readonly roles: readonly Role[];
  readonly obligation?: string;
  readonly member?: string;
}

export type NoticeKind =
  | 'assigned'
  | 'reminder'
  | 'blue'
  | 'yellow'
  | 'red'
  | 'slipDraft'
  | 'slipAnnounced'
  | 'slipReplied'
  | 'slipDropped'
  | 'leadAlert'
  | 'returned'
  | 'sentBack'
  | 'emptied'
  | 'accepted'
  | 'extension'
  | 'extensionGranted'
  | 'extensionRefused'
  | 'closeOut'
  | 'closeOutEnded'
  | 'suspended'
  | 'resumed'
  | 'withdrawn'
  | 'reopened'
  | 'waived'
  | 'exempted'
  | 'exemptionRevoked'
  | 'urge'
  | 'instruction'
  | 'instructionWithdrawn'
  | 'replyGiven'
  | 'replanned'
  | 'disagreement'
  | 'disagreementSettled'
  | 'inspection'
  | 'inspectionApproval'
  | 'inspectionAnswer'
  | 'inspectionFedBack'
  | 'reviewDecided'
  | 'rectification'
  | 'objection'
  | 'objectionEnded'
  | 'adjustment'
  | 'adjusted'
  | 'adjustmentRefused'
  | 'unitsChanged'
  | 'meeting'
  | 'meetingMoved'
  | 'meetingCancelled';

/** The roles of posts. */
export const roles = [
  'administrator',
  'issuingClerk',
  'supervisor',
  'chiefSupervisor',
  'leaderInCharge',
  'headOfGovernment',
  'unitHead',
  'unitLiaison',
  'inspectionMember',
  'viewer',
] as const;
export type Role = (typeof roles)[number];

/** The role that an addressee of a ladder means: ladders say `head` and `liaison` of the unit concerned. */
export function roleOf(addressee: string): Role {
  const role = addressee === 'head' ? 'unitHead' : addressee === 'liaison' ? 'unitLiaison' : addressee;
  if (!isRole(role)) throw new Error(`no role is called ${addressee}`);
  return role;
}

function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}
