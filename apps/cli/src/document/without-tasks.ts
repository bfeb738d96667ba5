import { diagnosticMessages, parseReport } from '@duban/directive';
import { Failure } from '../failure.js';

/** A document that was to be a notice and has no task. */
export const withoutTasks = (file: string, text: string): Failure =>
  new Failure(`${file}: ${sentenceWithoutTasks(text)}`);

/** What was looked for in a text without tasks; where it is a report, the way to read it as one. */
export function sentenceWithoutTasks(text: string): string {
  return parseReport(text)
    ? 'No task with units was found, but this is a report: duban parse --as report reads what it promises.'
    : diagnosticMessages['no-tasks'];
}
