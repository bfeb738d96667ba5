/**
 * The last step of a build: every command, operation and shown detail of the contracts has a row in
 * config/permissions.yaml, and every row belongs to one. Fails with the names that are missing.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const { commandTypes, operations, shownDetails } = await import(new URL('dist/libs/contracts/src/index.js', root).href);
const { missingRows, Permissions } = await import(new URL('dist/libs/lifecycle/src/index.js', root).href);

const table = Permissions.parse(parse(readFileSync(new URL('config/permissions.yaml', root), 'utf8')));
const names = [...commandTypes, ...operations.map(({ id }) => id), ...shownDetails];
const faults = [
  ...missingRows(table, names).map((name) => `no row for ${name}`),
  ...Object.keys(table)
    .filter((row) => row !== 'any' && !names.includes(row))
    .map((row) => `the row ${row} belongs to no command and no operation`),
];
for (const fault of faults) process.stderr.write(`config/permissions.yaml: ${fault}\n`);
if (faults.length > 0) process.exit(1);
