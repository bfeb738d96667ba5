import type { DirectiveDifference, ParsedTask, TaskField } from '@duban/directive';

/** A difference of two versions as it is told in JSON: what changed, without the places in the text. */
export function differenceView({ added, dropped, changed, document, reporting }: DirectiveDifference) {
  return {
    added: added.map(taskView),
    dropped: dropped.map(taskView),
    changed: changed.map(({ before, after, fields }) => ({
      number: after.number,
      fields: Object.fromEntries(fields.map((field) => [field, { before: before[field], after: after[field] }])),
    })),
    document,
    reporting,
  };
}

/** The same for people, a line for each task. */
export function differenceLines({ added, dropped, changed, document, reporting }: DirectiveDifference): string[] {
  return [
    ...added.map((task) => `+ ${labelOf(task)}`),
    ...dropped.map((task) => `- ${labelOf(task)}`),
    ...changed.map(({ before, after, fields }) => `~ ${after.number ?? ''} ${changesOf(before, after, fields)}`),
    ...document.map((field) => `~ document: ${field}`),
    ...reporting.map((field) => `~ reporting calendar: ${field}`),
  ];
}

const taskView = ({ number, text, lead }: ParsedTask) => ({ number, text, lead });

const labelOf = ({ number, text }: ParsedTask): string => `${number ?? ''} ${shortened(text)}`.trim();

const changesOf = (before: ParsedTask, after: ParsedTask, fields: readonly TaskField[]): string =>
  fields.map((field) => `${field}: ${wordsOf(before[field])} → ${wordsOf(after[field])}`).join('; ');

function wordsOf(value: ParsedTask[TaskField]): string {
  if (typeof value === 'string') return shortened(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('、') || 'none';
  return shortened(JSON.stringify(value));
}

const shortened = (text: string): string => (text.length <= 30 ? text : `${text.slice(0, 30)}…`);
