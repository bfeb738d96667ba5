import { readFileSync } from 'node:fs';
import { Regime } from '@duban/calendar';
import type { ParsedDirective } from '@duban/directive';
import { regimeAsPrinted } from '@duban/engine';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadRegime } from '../../../../config/load-config.js';
import { Failure } from '../failure.js';

/**
 * A regime by its code in config/regimes, or from a YAML file of one's own, told by its ending.
 * @throws Failure that names what is wrong in it and where, such as a day that does not exist
 */
export function regimeGiven(codeOrFile: string): Regime {
  return /\.ya?ml$/.test(codeOrFile) ? regimeInFile(codeOrFile) : loadRegime(codeOrFile);
}

/**
 * The regime of a document: the reporting calendar that it prints, put onto the default one; the default one where it
 * prints none. `year` is the directive's.
 */
export function regimeOfDocument(parsed: ParsedDirective, year: number): Regime {
  const base = loadRegime('default');
  return orFailure(() => regimeAsPrinted(parsed, year, base) ?? base, 'The reporting calendar as printed');
}

function regimeInFile(path: string): Regime {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Failure(`The regime ${path} cannot be read: ${reason}`, { cause: error });
  }
  return orFailure(() => Regime.parse(content), `The regime ${path}`);
}

function orFailure<T>(work: () => T, what: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
    throw new Failure(`${what} cannot be used: ${faults.join('; ')}.`, { cause: error });
  }
}
