import type { Command } from 'commander';
import { DateText } from '@duban/contracts';
import { seedNames } from '../../../seeds/index.js';
import { UsageFault } from './failure.js';

/** Options that every command takes. */
export interface CommonOptions {
  json?: boolean;
}

/** The options of a command together with the common ones, wherever they were written. */
export const optionsOf = <Own extends object>(command: Command): Own & CommonOptions =>
  command.optsWithGlobals<Own & CommonOptions>();

/** A day that exists, as YYYY-MM-DD. */
export function dayOption(name: string): (value: string) => string {
  return (value) => {
    if (!DateText.safeParse(value).success)
      throw new UsageFault(`${name} takes a day that exists, written YYYY-MM-DD, not "${value}".`);
    return value;
  };
}

export function wholeNumberOption(name: string, from: number, to: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < from || number > to)
      throw new UsageFault(`${name} takes a whole number from ${from} to ${to}, not "${value}".`);
    return number;
  };
}

/** The name of a seed that there is. */
export function seedOption(name: string): (value: string) => string {
  return (value) => {
    if (!seedNames.some((known) => known === value))
      throw new UsageFault(`${name} takes one of ${seedNames.join(', ')}, not "${value}".`);
    return value;
  };
}
