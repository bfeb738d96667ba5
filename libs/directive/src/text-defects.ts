import { issueNumbersIn } from './document/document-number.js';
import type { Doubt } from './diagnostics.js';
import type { Line } from './text/lines.js';
import { type Stretch, trimmed } from './text/stretch.js';

/**
 * The defects that show in the text itself, wherever it stands: heads and numbers of pages inside sentences, and lost
 * characters. They are only named: the text is left as it is.
 */
export function textDefectsIn(text: string, lines: readonly Line[]): Doubt[] {
  const printed = lines.map((line) => trimmed(text, line.start, line.end)).filter(({ start, end }) => end > start);
  return printed.flatMap((line) => [...pageHeadsIn(text, line), ...lostCharactersIn(text, line)]);
}

function pageHeadsIn(text: string, line: Stretch): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { start, end, headStart } of issueNumbersIn(text, line)) {
    const from = headStart ?? start;
    if (headStart !== undefined && from > line.start && end < line.end)
      doubts.push({ code: 'page-header', start: from, end });
  }
  const words = text.slice(line.start, line.end);
  for (const { index, 0: found } of words.matchAll(
    /(?<=[\u4e00-\u9fff,，、])[—–－-]\s?\d{1,3}\s?[—–－-](?=[\u4e00-\u9fff])/g,
  )) {
    doubts.push({ code: 'page-header', start: line.start + index, end: line.start + index + found.length });
  }
  return doubts;
}

function lostCharactersIn(text: string, line: Stretch): Doubt[] {
  const words = text.slice(line.start, line.end);
  const doubts: Doubt[] = [];
  for (const form of lossForms) {
    for (const { index, 0: found } of words.matchAll(form)) {
      doubts.push({ code: 'lost-characters', start: line.start + index, end: line.start + index + found.length });
    }
  }
  return doubts;
}

const lossForms = [
  // A gap inside quotation marks, unless it parts two Latin words: “1 N” was once “1+N”.
  /“(?=[^“”]{0,40}(?:(?<![A-Za-z]) |(?<=[A-Za-z]) (?![A-Za-z])))[^“”]{0,40}”/g,
  // A bullet that became a question mark at the head of a paragraph.
  /^[?](?=[\u4e00-\u9fff])/g,
  // The sign that decoders put in place of what they could not read.
  /\ufffd+/g,
  // Two figures that ran together: the dash of a range is gone.
  /\d{1,6}%(?=\d)/g,
];
