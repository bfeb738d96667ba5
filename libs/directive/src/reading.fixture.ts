import { explainReport } from './explain-report.js';
import { blocksOfDirective, parseDirective } from './parse-directive.js';
import type { ParsedDirective } from './parsed-directive.js';
import { parseReport } from './prose/parse-report.js';
import { linesOf } from './text/lines.js';
import { printedAt, type Span } from './text/stretch.js';

/** What is wrong with the reading of a text, whatever the text is; empty when every field stands where it says. */
export function faultsOfReading(text: string): string[] {
  const read = parseDirective(text);
  const { coverage, diagnostics } = read;
  const blocks = blocksOfDirective(text);
  const lines = linesOf(text);
  const faults = misfits(text, read);
  if (blocks.map(({ offset, length }) => text.slice(offset, offset + length)).join('') !== text) faults.push('blocks');
  if (new Set(blocks.map(({ line }) => line)).size !== lines.length) faults.push('lines');
  if (coverage.characters !== text.length || coverage.accounted !== text.length) faults.push('coverage');
  let before = 0;
  for (const { line, offset, length } of diagnostics) {
    const at = lines[line - 1] ?? { start: 0, next: 0 };
    const inside = offset >= before && offset + length <= text.length && offset >= at.start && offset <= at.next;
    if (!inside) faults.push(`diagnostic at ${offset}`);
    before = offset;
  }
  return faults;
}

/**
 * What is wrong with the reading of a text as a report; empty when it is none, or when every quote stands where it says
 * and every word is in a part of its line that is explained.
 */
export function faultsOfReport(text: string): string[] {
  const report = parseReport(text);
  if (!report) return [];
  const { sections, selfConstruction, leftOut, outcomes, results, expectedTargets, taskTargets } = report;
  const topics = [...sections, ...selfConstruction].flatMap((section) => section.topics);
  const commitments = topics.flatMap((topic) => topic.commitments);
  const misfits = [commitments, leftOut, outcomes, results, expectedTargets, taskTargets]
    .flat()
    .filter(({ quote, span }) => quote === '' || printedAt(text, [span]) !== quote);
  const explained = new Map<number, string>();
  for (const part of explainReport(text) ?? []) explained.set(part.line, (explained.get(part.line) ?? '') + part.text);
  const lost = linesOf(text).filter(({ number, start, end }) => {
    const letters = new Set(explained.get(number));
    return (text.slice(start, end).match(/[\p{L}\p{N}]/gu) ?? []).some((letter) => !letters.has(letter));
  });
  return [...misfits.map(({ quote }) => `quote ${quote}`), ...lost.map(({ number }) => `line ${number}`)];
}

/** The fields whose spans do not slice to their value. */
function misfits(text: string, { tasks, document, reporting }: ParsedDirective): string[] {
  const fields: [name: string, spans: readonly Span[], value: string | null][] = tasks.flatMap(({ spans, ...task }) => [
    ['number', spans.number, task.number],
    ['text', spans.text, task.text],
    ['rawUnits', spans.rawUnits, task.rawUnits],
    ['lead', spans.lead, task.lead.join('')],
    ['coordinating', spans.coordinating, task.coordinating.join('')],
    ['groups', spans.groups, task.groups.join('')],
    ['deadline', spans.deadline, task.deadline],
    ['leaders', spans.leaders, task.leaders.join('')],
  ]);
  fields.push(
    ['title', document.spans.title, document.title],
    ['issuer', document.spans.issuer, document.issuer],
    ['documentNumber', document.spans.documentNumber, document.documentNumber],
    ['quote', reporting.spans.quote, reporting.quote],
  );
  return fields.filter(([, spans, value]) => printedAt(text, spans) !== (value ?? '')).map(([name]) => name);
}
