import type { PostSaved, UnitSaved } from '@duban/contracts';

/** What a unit can be, in the order in which it is chosen from. */
export const unitKinds = [
  'department',
  'county',
  'committee',
  'town',
  'subdistrict',
  'partyOrgan',
  'massOrganisation',
  'court',
  'company',
  'college',
  'vertical',
  'temporary',
  'office',
] as const satisfies readonly UnitSaved['kind'][];

/** The roles of posts. */
export const roles = [
  'unitLiaison',
  'unitHead',
  'supervisor',
  'chiefSupervisor',
  'issuingClerk',
  'leaderInCharge',
  'headOfGovernment',
  'inspectionMember',
  'viewer',
  'administrator',
] as const satisfies readonly PostSaved['role'][];

/** Whether something that holds from one day to another holds on a day. */
export const holdsOn = (
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  day: string,
): boolean => (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);
