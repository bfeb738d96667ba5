import { type Span, spansOfWords, type Stretch } from '../text/stretch.js';
import { entriesIn } from '../units/names.js';
import { mergeGroups } from '../units/merge-groups.js';
import { isBodyOrGroup } from '../units/named-units.js';

/** A note that adds units to the lists of many tasks, and which of them: those behind it, those before it, or all. */
export interface UnitNote extends Stretch {
  scope: 'below' | 'above' | 'all';
  units: AddedUnit[];
}

/** A unit or group that a note adds. */
export interface AddedUnit {
  name: string;
  group: boolean;
  spans: Span[];
}

/** Finds the notes that add units to all tasks (以下任务均需各县政府落实,不再一一列出). */
export function unitNotesIn(text: string): UnitNote[] {
  const notes: UnitNote[] = [];
  for (const form of forms) {
    for (const found of text.matchAll(form)) {
      const [whole, words = '', names = ''] = found;
      const end = found.index + whole.length;
      if (!isMeant(words, text.slice(end, end + 24))) continue;
      if (notes.some((note) => note.start < end && found.index < note.end)) continue;
      const units = unitsAt(text, found.index + whole.lastIndexOf(names), names.length);
      if (units.length > 0) notes.push({ start: found.index, end, scope: scopeOf(words), units });
    }
  }
  return notes.sort((a, b) => a.start - b.start);
}

/** What the notes add to a task that stands in a stretch, without the units that its own list has. */
export function addedBy(notes: readonly UnitNote[], task: Stretch, own: ReadonlySet<string>): AddedUnit[] {
  const added = new Map<string, AddedUnit>();
  for (const { start, scope, units } of notes) {
    if ((scope === 'below' && task.end < start) || (scope === 'above' && task.start > start)) continue;
    for (const unit of units) if (!own.has(unit.name) && !added.has(unit.name)) added.set(unit.name, unit);
  }
  return [...added.values()];
}

const all = '(?:以下|以上|下列|上述|后续|后面|各项|所有|全部|每项|其余|本表|本清单)';
const duty = '(?:(?:按照?职责|分工|共同|具体|抓好|组织|予以|协同|贯彻|抓){0,3}(?:落实|负责|配合|实施|参与|参加))';

const forms = [
  new RegExp(
    `(${all}[^。；;\\n]{0,30}?(?:均|都|皆)?)(?:需要?|须|应由|应|要由|由|请)([^。；;，,\\n]{2,80}?)${duty}`,
    'g',
  ),
  new RegExp(
    `(${all}[^。；;\\n]{0,30}?(?:涉及|所涉)的?)([^。；;，,\\n]{2,80}?)均?(?:为|是|作为)(?:责任|配合|落实|实施|参与)单位`,
    'g',
  ),
  new RegExp(
    `(${all}[^。；;，,\\n]{0,20}?[，,]?)([^。；;，,\\n]{2,80}?)(?:均|都|皆)(?:为|是|作为)(?:责任|配合|协办|落实|实施|参与)单位`,
    'g',
  ),
  new RegExp(`(${all}[^。；;\\n]{0,30}?(?:均|都|皆)(?:涉及|包括|含)到?)([^。；;，,\\n]{2,80})`, 'g'),
];

/** A note says that it stands for many lists: by 不再一一列出 or 下同, or by naming the tasks that it speaks of. */
function isMeant(words: string, behind: string): boolean {
  if (/不再|下同|不(?:一一|逐一|另行)|略/.test(behind)) return true;
  return (
    /^(?:以下|以上|下列|上述)(?:各项|所有|全部)?(?:重点)?(?:任务|事项|工作|各项|项目)/.test(words) &&
    /[均都皆]/.test(words)
  );
}

function scopeOf(words: string): UnitNote['scope'] {
  if (/^(?:以下|下列|后)/.test(words)) return 'below';
  return /^(?:以上|上述)/.test(words) ? 'above' : 'all';
}

function unitsAt(text: string, start: number, length: number): AddedUnit[] {
  const { entries } = entriesIn(text, start, start + length, 'named');
  const units = mergeGroups(text, entries).map((entry) => ({
    name: text.slice(entry.start, entry.end),
    group: entry.group,
    spans: spansOfWords(text, entry),
  }));
  return units.every(({ name }) => isBodyOrGroup(name)) ? units : [];
}
