import { bringUpToDate, closingAfter, type OnClose, openPlace } from '@duban/jobs';
import { openDataSource, poolOf } from '@duban/persistence';
import { readSettings } from '@duban/settings';
import type { Command } from 'commander';
import { examine, type Finding, type Patient } from '../doctor/examination.js';
import { Failure } from '../failure.js';
import { optionsOf } from '../options.js';
import { printJson, say } from '../terminal.js';

/** `duban doctor`: whether everything that Duban stands on is in order. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at database, migrations, queue, clock, disk and holiday tables')
    .action(async (_options: object, command: Command) => {
      const findings = await closingAfter(async (onClose) => examine(await receive(onClose)));
      for (const { name, ok, detail } of findings) say(`${ok ? 'ok   ' : 'fault'}  ${name.padEnd(10)}  ${detail}`);
      if (optionsOf(command).json) printJson(findings);
      const faulty = findings.filter(isFaulty).map(({ name }) => name);
      if (faulty.length > 0) throw new Failure(`Not in order: ${faulty.join(', ')}.`);
    });
}

const isFaulty = ({ ok }: Finding): boolean => !ok;

/** A server is looked at as it is; the embedded database is brought up to date, as any command would do. */
async function receive(onClose: OnClose): Promise<Patient> {
  const settings = readSettings();
  const patient: Patient = { database: undefined, pool: undefined, unreachable: undefined, dataFolder: process.cwd() };
  try {
    patient.database = await openPlace(settings, say, onClose);
    if (patient.database.folder !== null)
      await bringUpToDate(patient.database, { withQueue: settings.QUEUE_URL === undefined });
    const dataSource = await openDataSource(patient.database.appUrl, { applicationName: 'duban doctor', poolSize: 2 });
    onClose(() => dataSource.destroy());
    patient.pool = poolOf(dataSource);
  } catch (error) {
    patient.unreachable = error;
  }
  return patient;
}
