import type { Stretch } from '../text/stretch.js';

/** An issue number (发文字号) as printed somewhere in a text. */
export interface PrintedNumber extends Stretch {
  /** Whether it stands as the number of this document does: alone in its line, or behind …文件. */
  own: boolean;
  /** Where the head of a page (…文件) begins in front of it, if one does. */
  headStart?: number;
  /** Letters and figures only, to compare differently printed brackets. */
  key: string;
  /** Whether its year stands in the brackets 〔〕 that GB/T 9704 prescribes. */
  regular: boolean;
}

/** All issue numbers printed in a line: up to eight characters of the office, the year in brackets, the number. */
export function issueNumbersIn(text: string, line: Stretch): PrintedNumber[] {
  const printed = text.slice(line.start, line.end);
  const found: PrintedNumber[] = [];
  for (const { index, 0: tail, 1: bracket, 2: year, 3: serial } of printed.matchAll(tailForm)) {
    const office = officeBefore(printed, index);
    if (office.start === office.end) continue;
    const start = office.start;
    const end = index + tail.length;
    const alone = /^[(（]?$/.test(printed.slice(0, start).slice(-2)) && /^[)）]?$/.test(printed.slice(end, end + 2));
    const headStart = headBefore(printed, start);
    found.push({
      start: line.start + start,
      end: line.start + end,
      own: alone || headStart !== undefined,
      ...(headStart === undefined ? {} : { headStart: line.start + headStart }),
      key: `${printed.slice(office.start, office.end)}${year}-${serial}`,
      regular: bracket === '〔',
    });
  }
  return found;
}

/** A line of the head as it is, or cut behind the issue number that a title is glued to. */
export function apartFromNumber(text: string, line: Stretch): Stretch[] {
  const printed = text.slice(line.start, Math.min(line.end, line.start + 120));
  const number =
    /^[\u4e00-\u9fff]{1,8} ?[〔[［(（【]\d{4}[〕\]］)）】] ?第?\d{1,4}号[ \u3000]{0,4}(?=[\u4e00-\u9fff]{0,40}关于)/.exec(
      printed,
    );
  if (!number) return [line];
  const start = line.start + number[0].length;
  return [
    { start: line.start, end: line.start + number[0].trimEnd().length },
    { start, end: line.end },
  ];
}

const tailForm = / ?([〔[［(（【])(\d{4})[〕\]］)）】] ?第?(\d{1,4})号/g;

/** The characters of the office in front of the year, back to a mark, a space, or the word 文件. */
function officeBefore(printed: string, end: number): Stretch {
  let start = end;
  while (start > 0 && end - start < 10 && /[\u4e00-\u9fff]/.test(printed[start - 1] ?? '')) {
    if (printed.slice(start - 2, start) === '文件') break;
    start -= 1;
  }
  return { start, end };
}

/** Where the name in front of …文件 begins, if that stands right before the number. */
function headBefore(printed: string, end: number): number | undefined {
  if (printed.slice(end - 2, end) !== '文件') return undefined;
  let start = end;
  while (start > 0 && end - start < 30 && /[\u4e00-\u9fff]/.test(printed[start - 1] ?? '')) start -= 1;
  return start;
}
