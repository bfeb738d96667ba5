import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCalendar, HolidayTable, Regime, type WorkCalendar } from '@duban/calendar';
import { Permissions } from '@duban/lifecycle';
import { parse } from 'yaml';

/** The built bench lies deeper than its source, and YAML is not built: files are found from the package's own folder. */
export const root = packageFolder();

const configFile = (path: string): unknown => parse(readFileSync(join(root, 'config', path), 'utf8'));

export const permissions = Permissions.parse(configFile('permissions.yaml'));
export const regimeNamed = (code: string): Regime => Regime.parse(configFile(`regimes/${code}.yaml`));
export const workCalendar: WorkCalendar = createCalendar(
  [2021, 2022, 2023, 2024, 2025, 2026].map((year) => HolidayTable.parse(configFile(`holidays/${year}.yaml`))),
);

function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
