import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HolidayTable, Regime } from '@duban/calendar';
import { InspectionRules, LightThresholds, Permissions, SamplingRules } from '@duban/lifecycle';
import { parse } from 'yaml';
import type { z } from 'zod';

/** Who may do what: config/permissions.yaml. Throws an error that names the file and every fault in it. */
export function loadPermissions(): Permissions {
  return load('permissions.yaml', Permissions);
}

/** Days off and make-up working days of every year that has a table in config/holidays, oldest first. */
export function loadHolidays(): HolidayTable[] {
  return namesIn('holidays').map((year) => load(join('holidays', `${year}.yaml`), HolidayTable));
}

/** The rules of reporting called `code`: config/regimes/CODE.yaml. Throws with the codes that there are. */
export function loadRegime(code: string): Regime {
  const codes = namesIn('regimes');
  if (!codes.includes(code)) throw new Error(`There is no regime ${code} in config/regimes, only ${codes.join(', ')}.`);
  return load(join('regimes', `${code}.yaml`), Regime);
}

/** Every regime of config/regimes, in the order of their codes. */
export function loadRegimes(): Regime[] {
  return namesIn('regimes').map((code) => loadRegime(code));
}

/** From where on a task is yellow or red: config/lights.yaml. */
export function loadLights(): LightThresholds {
  return load('lights.yaml', LightThresholds);
}

/** What 《政府督查工作条例》 leaves to the place: config/inspection.yaml. */
export function loadInspectionRules(): InspectionRules {
  return load('inspection.yaml', InspectionRules);
}

/** Which claims had better be verified on site: config/verification.yaml. */
export function loadSamplingRules(): SamplingRules {
  return load('verification.yaml', SamplingRules);
}

const EXTENSION = '.yaml';

function load<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  const path = join(configFolder(), name);
  const read = schema.safeParse(parseFile(path));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new Error(`${path} cannot be used: ${faults.join('; ')}.`);
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function namesIn(folder: string): string[] {
  return readdirSync(join(configFolder(), folder))
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();
}

/** The same folder for the sources and for what is compiled from them into dist, where no YAML is. */
function configFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    const config = join(folder, 'config');
    if (existsSync(join(config, 'holidays'))) return config;
    if (dirname(folder) === folder) throw new Error(`No folder config with the holiday tables is above ${start}.`);
  }
}
