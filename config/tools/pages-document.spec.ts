import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTypes, operations, type OperationSpec } from '@duban/contracts';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '../../apps/web/src');
const document = readFileSync(join(web, '../../../docs/pages.md'), 'utf8');
/** Of each row: the first cell without its quotes, and everything in quotes in the last. */
const rows = [...document.matchAll(/^\| `([\w.]+)`.*\|([^|]*)\|$/gm)].map(([, id = '', cell = '']) => ({
  id,
  by: [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
}));

const changing = (operations as readonly OperationSpec[])
  .filter(({ method, id }) => method !== 'GET' && id !== 'command.give')
  .map(({ id }) => id);

test('every command and every other change has a row', () => {
  expect(rows.map(({ id }) => id)).toEqual([...commandTypes, ...rows.slice(commandTypes.length).map(({ id }) => id)]);
  expect(
    rows
      .slice(commandTypes.length)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(changing.toSorted());
});

test.each(rows)('$id is sent where the document says', ({ id, by }) => {
  expect(by.length).toBeGreaterThan(0);
  for (const place of by) {
    // A command may go with an operation, which then has a row of its own.
    if (changing.includes(place)) continue;
    expect(sourcesOf(place), `${place} does not send ${id}`).toContain(`'${id}'`);
  }
});

function sourcesOf(folder: string): string {
  return readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.spec)\.tsx?$/.test(name))
    .map((name) => readFileSync(join(web, folder, name), 'utf8'))
    .join('\n');
}
