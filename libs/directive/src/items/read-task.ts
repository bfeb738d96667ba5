import type { Doubt } from '../diagnostics.js';
import { readFigures } from '../figures/read-figures.js';
import type { TimeContext } from '../figures/time-forms.js';
import type { ParsedTask } from '../parsed-directive.js';
import { printedAt, spanOf, type Stretch } from '../text/stretch.js';
import { addedBy, type UnitNote } from '../document/unit-notes.js';
import { readUnitList, type UnitContext, type UnitReading } from '../units/unit-list.js';
import { endOfItem, type Part, partsOf } from './item.js';
import type { OutlinedItem } from './outline.js';

/** What the rest of the document says about reading its tasks. */
export interface TaskContext extends UnitContext {
  time: TimeContext;
  /** Notes that add units to many lists. */
  notes: readonly UnitNote[];
}

/** Reads the tasks of an item: one, or one for each of its unit lists. */
export function readTasks(
  text: string,
  outlined: OutlinedItem,
  context: TaskContext,
): { tasks: ParsedTask[]; doubts: Doubt[] } {
  const parts = partsOf(outlined.item);
  const read = parts.map((part) => readTask(text, outlined, part, context));
  const tasks = read.map(({ task }, index) =>
    parts.length > 1 ? { ...task, part: index + 1, parts: parts.length } : task,
  );
  return { tasks, doubts: read.flatMap(({ doubts }) => doubts) };
}

function readTask(
  text: string,
  { item, sectionPath }: OutlinedItem,
  part: Part,
  context: TaskContext,
): { task: ParsedTask; doubts: Doubt[] } {
  const listed = readUnitList(text, part.units, context);
  const { doubts, spans, ...units } = withNotes(listed, { start: item.start, end: endOfItem(item) }, context);
  const figures = readFigures(text, part.text, part.units, context.time);
  const number = item.marker ? [item.marker.number] : [];
  const words = part.text.map(spanOf);
  const at = part.text[0] ?? part.units[0] ?? { start: item.start, end: item.start };
  const task: ParsedTask = {
    number: item.marker ? printedAt(text, number) : null,
    sectionPath,
    text: printedAt(text, words),
    ...units,
    targets: figures.targets,
    timeLimits: figures.timeLimits,
    spans: { number, text: words, ...spans },
  };
  if (units.rawUnits === '') return { task, doubts: [...figures.doubts, { code: 'missing-units', ...at }] };
  if (part.text.length === 0) return { task, doubts: [...doubts, { code: 'missing-text', ...at }] };
  return { task, doubts: [...doubts, ...figures.doubts] };
}

/** Adds what notes add to the lists of many tasks. */
function withNotes(listed: UnitReading, task: Stretch, { notes }: TaskContext): UnitReading {
  const own = new Set([...listed.lead, ...listed.coordinating, ...listed.groups]);
  const added = addedBy(notes, task, own);
  if (added.length === 0) return listed;
  const units = added.filter(({ group }) => !group);
  const groups = added.filter(({ group }) => group);
  return {
    ...listed,
    coordinating: [...listed.coordinating, ...units.map(({ name }) => name)],
    groups: [...listed.groups, ...groups.map(({ name }) => name)],
    spans: {
      ...listed.spans,
      coordinating: [...listed.spans.coordinating, ...units.flatMap(({ spans }) => spans)],
      groups: [...listed.spans.groups, ...groups.flatMap(({ spans }) => spans)],
    },
  };
}
