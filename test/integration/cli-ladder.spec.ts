import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { issueTasks, openWorld, regimeNamed, workCalendar, type World } from '../support/world.js';
import { duban } from './cli-run.js';

const present = regimeNamed('monthly-25-quarterly-annual');
let world: World;
let directive: string;
let folder: string;
let gentle: string;

/** Nobody does anything from February to May; the clock works every working day. */
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  directive = (await issueTasks(world, 2)).directive.id;
  for (let day = '2023-02-14'; day <= '2023-05-31'; day = workCalendar.addWorkingDays(day, 1)) {
    world.clock.moveTo(`${day}T02:00:00.000Z`);
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  folder = mkdtempSync(join(tmpdir(), 'duban-ladder-'));
  gentle = join(folder, 'gentle.yaml');
  const ladder = [{ rung: 1, afterWorkingDays: 20, level: 'yellow', to: ['head'], issue: 'automatic' }];
  writeFileSync(gentle, stringify({ ...present, code: 'gentle', ladder }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const tried = (...words: string[]) => duban(['ladder', 'try', '--directive', directive, ...words], world.database);

test('the ladder that ran gives on its year what it gave; another one is held beside it', async () => {
  const own = await tried('--regime', present.code, '--json');
  expect(own.code, own.stderr).toBe(0);
  const same = JSON.parse(own.stdout) as { candidate: unknown; present: { slips: number } };
  expect(same.candidate).toEqual(same.present);
  expect(same.present.slips).toBeGreaterThan(10);

  const other = await tried('--regime', gentle, '--json');
  expect(JSON.parse(other.stdout)).toMatchObject({
    to: { code: 'gentle' },
    tasks: 2,
    present: same.present,
    candidate: { rungs: [{ rung: 1, level: 'yellow' }] },
  });
  const table = await tried('--regime', gentle);
  expect(table.stdout).toMatch(/^tried +1 +yellow/m);
  expect(table.stderr).toMatch(/\d+ late in 2 tasks: \d+ slips by monthly-25-quarterly-annual, \d+ by gentle\./);
});

test('what cannot be tried is said in a sentence', async () => {
  const nowhere = await duban(['ladder', 'try', '--directive', '某政〔2031〕99号', '--regime', gentle], world.database);
  expect(nowhere).toMatchObject({ code: 1, stdout: '' });
  expect(nowhere.stderr).toMatch(/^duban: There is no directive 某政〔2031〕99号; there is: /m);
  const unwritten = await tried('--regime', join(folder, 'none.yaml'));
  expect(unwritten).toMatchObject({ code: 1, stdout: '' });
  expect(await tried()).toMatchObject({ code: 2, stdout: '' });
  expect(await duban(['ladder'], world.database)).toMatchObject({ code: 2, stdout: '' });
});
