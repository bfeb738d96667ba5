import type { DirectiveDocument, ParsedDirective, ParsedTask, ReportingCalendar } from './parsed-directive.js';

/** A field of a task that a new version may change. */
export type TaskField = Exclude<keyof ParsedTask, 'spans' | 'rawUnits' | 'part' | 'parts'>;

/** What a later reading has that an earlier one had not, lost, or says otherwise. Spans and diagnostics are not compared. */
export interface DirectiveDifference {
  added: ParsedTask[];
  dropped: ParsedTask[];
  changed: { before: ParsedTask; after: ParsedTask; fields: TaskField[] }[];
  document: Exclude<keyof DirectiveDocument, 'spans'>[];
  reporting: Exclude<keyof ReportingCalendar, 'spans'>[];
}

const taskFields = [
  'number',
  'sectionPath',
  'text',
  'lead',
  'coordinating',
  'groups',
  'openEnded',
  'targets',
  'timeLimits',
  'leadBasis',
] as const satisfies TaskField[];

/**
 * Compares two readings of a directive. Tasks are paired by equal text first, then by number below the same outermost
 * heading, then by number alone; what is left was dropped or added.
 */
export function differenceOfDirectives(before: ParsedDirective, after: ParsedDirective): DirectiveDifference {
  const pairs = new Map<ParsedTask, ParsedTask>();
  const keys: ((task: ParsedTask) => string)[] = [
    (task) => `${task.number}|${task.text}`,
    (task) => task.text,
    (task) => `${task.number}|${task.part}|${task.sectionPath[0]}`,
    (task) => `${task.number}|${task.part}`,
  ];
  for (const key of keys) pairBy(key, before.tasks, after.tasks, pairs);
  const kept = new Set(pairs.values());
  const changed = [...pairs]
    .map(([earlier, later]) => ({ before: earlier, after: later, fields: differing(taskFields, earlier, later) }))
    .filter(({ fields }) => fields.length > 0);
  return {
    added: after.tasks.filter((task) => !kept.has(task)),
    dropped: before.tasks.filter((task) => !pairs.has(task)),
    changed: changed.sort((a, b) => after.tasks.indexOf(a.after) - after.tasks.indexOf(b.after)),
    document: differing(['title', 'issuer', 'documentNumber', 'year', 'issuedOn'], before.document, after.document),
    reporting: differing(['monthly', 'quarterly', 'annual', 'startMonth', 'quote'], before.reporting, after.reporting),
  };
}

/** Pairs what is still unpaired and has the same key, in the order of the text. */
function pairBy(
  key: (task: ParsedTask) => string,
  before: ParsedTask[],
  after: ParsedTask[],
  pairs: Map<ParsedTask, ParsedTask>,
): void {
  const taken = new Set(pairs.values());
  const waiting = new Map<string, ParsedTask[]>();
  for (const task of before) {
    if (pairs.has(task)) continue;
    const queue = waiting.get(key(task));
    if (queue) queue.push(task);
    else waiting.set(key(task), [task]);
  }
  for (const task of after) {
    if (taken.has(task)) continue;
    const earlier = waiting.get(key(task))?.shift();
    if (earlier) pairs.set(earlier, task);
  }
}

function differing<T, K extends keyof T>(fields: readonly K[], before: T, after: T): K[] {
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
