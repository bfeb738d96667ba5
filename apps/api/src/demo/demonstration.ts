import { type Instant, instantAt } from '@duban/calendar';
import { loadSeed, type Seed, seedNames } from '../../../../seeds/index.js';

/** A government that was invented, or a real one's directive with invented people, to be shown and tried. */
export interface Demonstration {
  /** Name of its database, and of its queue. */
  readonly database: string;
  readonly kind: 'filled' | 'empty';
  readonly seed: Seed;
  /** Business time at which it begins. */
  readonly start: Instant;
}

/** What the settings say of a demonstration. */
export interface DemonstrationSettings {
  readonly DUBAN_DEMO: 'filled' | 'empty';
  readonly DUBAN_DEMO_START?: string | undefined;
  readonly DUBAN_DEMO_SEED?: string | undefined;
}

/** When each kind begins unless told, in the government's time: in the middle of a year's work, and before any. */
const STARTS = { filled: '2023-06-19T09:00', empty: '2021-03-01T09:00' } as const;

/**
 * The demonstration that the settings ask for. The seed is that of the year in which it begins, unless one is named.
 * Each has a database of its own.
 * @throws Error with the seeds that there are where none fits
 */
export function demonstrationOf(settings: DemonstrationSettings): Demonstration {
  const { DUBAN_DEMO: kind, DUBAN_DEMO_START, DUBAN_DEMO_SEED } = settings;
  const local = DUBAN_DEMO_START ?? STARTS[kind];
  const seed = loadSeed(DUBAN_DEMO_SEED ?? seedOfYear(local.slice(0, 4)));
  const isUsual = kind === 'filled' && local === STARTS.filled && DUBAN_DEMO_SEED === undefined;
  const database = isUsual ? 'duban_demo' : `duban_demo_${kind}_${seed.name}_${local}`.replaceAll(/[^a-z\d_]/g, '_');
  return { database, kind, seed, start: instantAt(local, seed.directive.government.zone) };
}

function seedOfYear(year: string): string {
  const found = seedNames.find((name) => name.endsWith(`-${year}`));
  if (found) return found;
  throw new Error(`There is no seed of ${year}: name one of ${seedNames.join(', ')} in DUBAN_DEMO_SEED.`);
}
