import { type ParsedDirective, parseDirective, parseReport } from '@duban/directive';
import type { DraftReading } from './draft-reading.js';
import { readProse } from './read-prose.js';

/** As what a document is read: a notice that gives tasks to units, or a report in prose that promises work. */
export const readingKinds = ['notice', 'report'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/**
 * Reads a document for a draft. Unless told, it is a notice when a single task with units is found in it; else a report
 * when commitments are found; else a notice without tasks. Null where it was to be a report and is none.
 */
export function readForDraft(text: string, as?: ReadingKind): DraftReading | null {
  const parsed = parseDirective(text);
  if (as === 'notice' || (as === undefined && parsed.tasks.length > 0)) return noticeIn(parsed);
  const report = parseReport(text);
  const prose = report && readProse(text, parsed, report);
  if (as === 'report') return prose;
  const hasCandidates = prose?.prose?.places.some(({ leftOut }) => leftOut === null) ?? false;
  return hasCandidates ? prose : noticeIn(parsed);
}

const noticeIn = ({ document, reporting, tasks, diagnostics }: ParsedDirective): DraftReading => ({
  document,
  reporting,
  tasks,
  diagnostics,
});
