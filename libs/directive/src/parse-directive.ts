import type { Block } from './blocks/block.js';
import { blocksOf } from './blocks/blocks.js';
import { type Diagnostic, diagnosticMessages, type Doubt } from './diagnostics.js';
import { placeOfIssuer, readDocument } from './document/read-document.js';
import { readReporting } from './document/read-reporting.js';
import { type UnitNote, unitNotesIn } from './document/unit-notes.js';
import { readTasks } from './items/read-task.js';
import { unreadUnitsIn } from './items/unread-units.js';
import type { ParsedDirective } from './parsed-directive.js';
import { structureDoubts } from './structure-doubts.js';
import { proseOf, tellApart, type ToldText } from './tell-apart.js';
import { textDefectsIn } from './text-defects.js';
import { withoutHidden } from './text/hidden-characters.js';
import { type Line, lineAt, linesOf } from './text/lines.js';
import { blocksPlacedBack, placedBack } from './text/placed-back.js';
import { firstLeads, markedLeads } from './units/clauses.js';

/**
 * Reads a directive: text → blocks → items → units. Offsets count UTF-16 code units of `text` as it is. Never throws:
 * what is doubtful becomes a diagnostic, what is missing is null or empty. Form: `ParsedDirective`.
 */
export function parseDirective(text: string): ParsedDirective {
  const seen = withoutHidden(text);
  if (!seen) return readDirective(text);
  const lines = linesOf(text);
  const read = placedBack(readDirective(seen.text), seen, lines, text.length);
  const doubts = seen.hidden.map((at): Doubt => ({ code: 'hidden-characters', ...at }));
  const diagnostics = [...read.diagnostics, ...diagnosticsOf(doubts, lines)];
  return { ...read, diagnostics: diagnostics.sort((a, b) => a.offset - b.offset || a.length - b.length) };
}

/** The blocks of a directive in the order of its text: every character stands in exactly one. */
export function blocksOfDirective(text: string): Block[] {
  const seen = withoutHidden(text);
  const read = seen?.text ?? text;
  const lines = linesOf(read);
  const blocks = blocksOf(read, lines, tellApart(read, lines));
  return seen ? blocksPlacedBack(blocks, seen, linesOf(text), text.length) : blocks;
}

function readDirective(text: string): ParsedDirective {
  // 1. Lines become items and loose lines; items find their place in the outline.
  const lines = linesOf(text);
  const told = tellApart(text, lines);
  const prose = proseOf(told);
  // 2. The head, the rules and the foot say what holds for the whole document.
  const { document, doubts: documentDoubts } = readDocument(text, prose);
  const { reporting, doubts: reportingDoubts } = readReporting(text, prose);
  const notes = unitNotesIn(text);
  // 3. Each item that is a task is read with its unit lists.
  const context = {
    place: placeOfIssuer(document.issuer),
    firstLeads: firstLeads.test(text),
    leadMark: markedLeads.exec(text)?.[1],
    time: { year: document.year, issuedOn: document.issuedOn },
    notes,
  };
  const read = told.outline.filter(({ kind }) => kind === 'task').map((item) => readTasks(text, item, context));
  const tasks = read.flatMap((item) => item.tasks);
  // 4. Everything doubtful is named, and every character accounted for.
  const doubts = [
    ...textDefectsIn(text, lines),
    ...structureDoubts(text, told, document),
    ...documentDoubts,
    ...reportingDoubts,
    ...read.flatMap((item) => item.doubts),
    ...unreadUnitsIn(text, told.outline),
    ...notes.map(noteDoubt),
  ];
  if (tasks.length === 0) doubts.push({ code: 'no-tasks', start: 0, end: 0 });
  else if (reporting.quote === null) doubts.push({ code: 'no-reporting-calendar', start: 0, end: 0 });
  return {
    document,
    reporting,
    tasks,
    diagnostics: diagnosticsOf(doubts, lines),
    coverage: { characters: text.length, accounted: accountedIn(text, lines, told) },
  };
}

const noteDoubt = ({ start, end }: UnitNote): Doubt => ({ code: 'units-from-note', start, end });

const accountedIn = (text: string, lines: readonly Line[], told: ToldText): number =>
  blocksOf(text, lines, told).reduce((sum, { length }) => sum + length, 0);

function diagnosticsOf(doubts: readonly Doubt[], lines: readonly Line[]): Diagnostic[] {
  return [...doubts]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ code, start, end }) => ({
      code,
      line: lineAt(lines, start),
      offset: start,
      length: end - start,
      message: diagnosticMessages[code],
    }));
}
