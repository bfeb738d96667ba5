import { seeded } from '@duban/engine';

/** A number from 0 to 1, drawn by its name: the same in every run. */
export function drawn(name: string): number {
  return Number.parseInt(seeded('faults').id(name).slice(0, 8), 16) / 2 ** 32;
}
