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
  'deadline',
  'leaders',
  'targets',
  'timeLimits',
  'leadBasis',
] as const satisfies TaskField[];

/**
 * Compares two readings of a directive. Tasks are paired by equal text first, then by number below the same outermost
 * heading, then by number alone; what is left was dropped or added.
 */
export function differenceOfDirectives(before: ParsedDirective, after: ParsedDirective): DirectiveDifference {
  const earlierOf = new Map<ParsedTask, ParsedTask>();
  const keys: ((task: ParsedTask) => string | undefined)[] = [
    (task) => `${task.number}|${task.text}`,
    (task) => task.text,
    (task) => (task.number === null ? undefined : `${task.number}|${task.part}|${task.sectionPath[0]}`),
    (task) => (task.number === null ? undefined : `${task.number}|${task.part}`),
  ];
  for (const keyOf of keys) pairBy(keyOf, before.tasks, after.tasks, earlierOf);
  const kept = new Set(earlierOf.values());
  return {
    added: after.tasks.filter((task) => !earlierOf.has(task)),
    dropped: before.tasks.filter((task) => !kept.has(task)),
    changed: after.tasks.flatMap((task) => {
      const earlier = earlierOf.get(task);
      const fields = earlier ? differing(taskFields, earlier, task) : [];
      return earlier && fields.length > 0 ? [{ before: earlier, after: task, fields }] : [];
    }),
    document: differing(['title', 'issuer', 'documentNumber', 'year', 'issuedOn'], before.document, after.document),
    reporting: differing(['monthly', 'quarterly', 'annual', 'startMonth', 'quote'], before.reporting, after.reporting),
  };
}

/** Pairs what is still unpaired and has the same key, in the order of the text; a task without a key waits. */
function pairBy(
  keyOf: (task: ParsedTask) => string | undefined,
  before: readonly ParsedTask[],
  after: readonly ParsedTask[],
  earlierOf: Map<ParsedTask, ParsedTask>,
): void {
  const paired = new Set(earlierOf.values());
  const waiting = new Map<string, ParsedTask[]>();
  for (const task of before.toReversed()) {
    const key = keyOf(task);
    if (key === undefined || paired.has(task)) continue;
    const others = waiting.get(key);
    if (others) others.push(task);
    else waiting.set(key, [task]);
  }
  for (const task of after) {
    const key = keyOf(task);
    if (key === undefined || earlierOf.has(task)) continue;
    const earlier = waiting.get(key)?.pop();
    if (earlier) earlierOf.set(task, earlier);
  }
}

function differing<T, K extends keyof T>(fields: readonly K[], before: T, after: T): K[] {
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
