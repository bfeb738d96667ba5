import type { Seed, SeedPost } from '../../../../seeds/index.js';

/** What everybody in a demonstration signs in with. */
export const DEMO_PASSWORD = 'duban-demo';

/** Somebody whom a visitor may play: the name to sign in with is the code of the post. */
export interface DemoPerson {
  readonly signIn: string;
  readonly name: string;
  readonly role: string;
  readonly title: string;
  /** Short name of the unit; null for a post of the government itself. */
  readonly unit: string | null;
}

/**
 * One for every role that a seed has people for: of the units the bureau and the county that lead most, and the leader
 * who looks after that bureau.
 */
export function demoPeople(seed: Seed): DemoPerson[] {
  const bureau = busiest(seed, 'department');
  const county = busiest(seed, 'county');
  const chosen = [
    postOf(seed, 'headOfGovernment'),
    seed.posts.find(({ role, looksAfter }) => role === 'leaderInCharge' && looksAfter?.includes(bureau)),
    postOf(seed, 'chiefSupervisor'),
    postOf(seed, 'supervisor'),
    postOf(seed, 'issuingClerk'),
    ...[bureau, county].flatMap((unit) => [postOf(seed, 'unitHead', unit), postOf(seed, 'unitLiaison', unit)]),
    postOf(seed, 'administrator'),
    postOf(seed, 'viewer'),
  ];
  const units = new Map(seed.units.map(({ code, short }) => [code, short]));
  return chosen
    .filter((post) => post !== undefined)
    .map(({ code, unit, role, title, holder }) => ({
      signIn: code,
      name: holder.name,
      role,
      title,
      unit: unit === null ? null : (units.get(unit) ?? unit),
    }));
}

const postOf = ({ posts }: Seed, role: SeedPost['role'], unit?: string): SeedPost | undefined =>
  posts.find((post) => post.role === role && (unit === undefined || post.unit === unit));

/** The unit of a kind that leads most tasks; of two the one that is named first. */
function busiest({ units, tasks }: Seed, kind: string): string {
  const led = new Map<string, number>();
  for (const { lead, coordinating } of tasks) {
    if (lead !== null) led.set(lead, (led.get(lead) ?? 0) + 1);
    // Counties rarely lead: of those that lead equally often, the one with more to do otherwise.
    for (const unit of coordinating) led.set(unit, (led.get(unit) ?? 0) + 0.001);
  }
  const [first] = units
    .filter((unit) => unit.kind === kind)
    .toSorted((one, other) => (led.get(other.code) ?? 0) - (led.get(one.code) ?? 0));
  return first?.code ?? '';
}
