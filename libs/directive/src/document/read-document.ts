import { isBodyLine, isDateLine } from '../blocks/page-furniture.js';
import { chineseNumber } from '../blocks/marker.js';
import type { DirectiveDocument } from '../parsed-directive.js';
import { printedAt, spanOf, type Stretch, type Span } from '../text/stretch.js';
import { apartFromNumber, issueNumbersIn, type PrintedNumber } from './document-number.js';
import type { Doubt } from '../diagnostics.js';
import { plainWords } from '../figures/plain.js';
import type { LooseLine } from './loose-line.js';

/** What the lines outside the tasks say of the document itself. */
export function readDocument(
  text: string,
  lines: readonly LooseLine[],
): { document: DirectiveDocument; doubts: Doubt[] } {
  const front = lines.filter((line) => line.front).flatMap(({ at }) => apartFromNumber(text, at));
  const back = lines.filter((line) => !line.front).map(({ at }) => at);
  const title = titleAmong(text, front);
  const number = numberAmong(text, front) ?? numberAmong(text, back);
  const signature = back.find((at) => isBodyLine(text.slice(at.start, at.end)));
  const issuer = issuerAmong(text, front, title) ?? signature;
  const issued = issuedOn(text, [...back, ...front.toReversed()]);
  const year = yearOf(text, front, title, number) ?? yearOfDate(issued);
  const numbered = number ? { value: slice(text, number), at: number } : undefined;
  const titled = title.map(spanOf);
  const issuedBy = issuer && { value: slice(text, issuer), at: issuer };
  const document: DirectiveDocument = {
    title: printedAt(text, titled) || null,
    issuer: valueOf(issuedBy),
    documentNumber: valueOf(numbered),
    year: valueOf(year),
    issuedOn: valueOf(issued),
    spans: {
      title: titled,
      issuer: spansOf(issuedBy),
      documentNumber: spansOf(numbered),
      year: spansOf(year),
      issuedOn: spansOf(issued),
    },
  };
  const differs = signature && slice(text, signature) !== document.issuer;
  return { document, doubts: differs ? [{ code: 'issuer-differs', ...signature }] : [] };
}

/** A value and where it is printed. */
interface Found<T> {
  value: T;
  at: Stretch;
}

function valueOf<T>(found: Found<T> | undefined): T | null {
  return found ? found.value : null;
}

function spansOf(found: Found<unknown> | undefined): Span[] {
  return found ? [spanOf(found.at)] : [];
}

/**
 * A title may run over some lines: from 关于 to the word for a kind of document, a body's name before it included; else
 * it is a line that ends in such a word.
 */
function titleAmong(text: string, front: readonly Stretch[]): Stretch[] {
  for (let first = 0; first < front.length; first += 1) {
    const opening = headline(text, front[first]);
    if (opening === undefined || !/^[\u4e00-\u9fff“”]{0,60}关于/.test(opening)) continue;
    for (let last = first; last < Math.min(first + 4, front.length); last += 1) {
      const line = headline(text, front[last]);
      if (line === undefined) break;
      if (!kindOfDocument.test(line)) continue;
      const before = first > 0 ? headline(text, front[first - 1]) : undefined;
      const named = opening.startsWith('关于') && before !== undefined && isBodyLine(before);
      return front.slice(named ? first - 1 : first, last + 1);
    }
  }
  const plain = front.find((at) => /^.{6,}$/.test(headline(text, at) ?? '') && kindOfDocument.test(slice(text, at)));
  return plain ? [plain] : [];
}

const kindOfDocument =
  /(?:通知|意见|方案|决定|通报|办法|要点|规划|计划|报告|批复|函|分工|清单|分解|分解表|任务表|一览表|台账|安排|细则|目录|责任[书状]|目标书|任务书|(?:分工|责任|任务|明细|计划|项目|清单)表)(?:[(（].{1,20}[)）])?$/;

/** A line short enough for a head, without the marks of a sentence. */
function headline(text: string, at: Stretch | undefined): string | undefined {
  if (!at || at.end - at.start > 90) return undefined;
  const line = slice(text, at);
  return /[。;；:：]/.test(line) ? undefined : line;
}

function numberAmong(text: string, lines: readonly Stretch[]): PrintedNumber | undefined {
  const own = lines.flatMap((line) => issueNumbersIn(text, line)).filter((number) => number.own);
  return own.find(({ regular }) => regular) ?? own[0];
}

/** The issuer: in front of 关于 in the title, alone in a line of the head, before …文件, or as the one who 印发s a notice. */
function issuerAmong(text: string, front: readonly Stretch[], title: readonly Stretch[]): Stretch | undefined {
  const [first] = title;
  if (first) {
    const at = slice(text, first).indexOf('关于');
    if (at > 0) return { start: first.start, end: first.start + at };
    if (at < 0 && isBodyLine(slice(text, first))) return first;
  }
  for (const form of issuerForms) {
    for (const line of front) {
      const found = form.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
      const name = found?.[1];
      if (found && name) {
        const start = line.start + found.index + found[0].indexOf(name);
        return { start, end: start + name.length };
      }
    }
  }
  return undefined;
}

const issuerForms = [
  /^([\u4e00-\u9fff“”]{2,36}(?:人民政府|政府办公室|办公室|办公厅|委员会|领导小组))$/,
  /^([\u4e00-\u9fff“”]{2,36})文件(?=$|[^\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8} ?[〔[［(（【]\d{4})/,
  /(?:^|[,，。】\]）)\s])([\u4e00-\u9fff]{2,12}?(?:人民政府|政府)(?:办公室|办公厅)?)(?:近日|日前|正式|联合)?(?:发布|印发|下发|出台|发出)/,
];

/** The year whose work it is: in the title, before 重点工作 and the like in the head, or of the issue number. */
function yearOf(
  text: string,
  front: readonly Stretch[],
  title: readonly Stretch[],
  number: PrintedNumber | undefined,
): Found<number> | undefined {
  const places: [readonly Stretch[], RegExp][] = [
    // Of the years of a plan (2031—2033年) the first.
    [title, /(\d{4})(?:[—–－~～至-]{1,2}\d{4})?年/],
    [front, /(\d{4})年度?(?=.{0,6}(?:重点|工作|任务|目标))/],
    [number ? [number] : [], /[〔[［(（【](\d{4})/],
  ];
  for (const [lines, form] of places) {
    for (const line of lines) {
      const found = form.exec(plainWords(text, line));
      const year = found?.[1];
      if (!found || !year) continue;
      const start = line.start + found.index + found[0].indexOf(year);
      return { value: Number(year), at: { start, end: start + year.length } };
    }
  }
  return undefined;
}

function yearOfDate(issued: Found<string> | undefined): Found<number> | undefined {
  return issued && { value: Number(issued.value.slice(0, 4)), at: issued.at };
}

function issuedOn(text: string, lines: readonly Stretch[]): Found<string> | undefined {
  for (const at of lines) {
    const line = plainWords(text, at);
    if (!isDateLine(line)) continue;
    const [, year = '', month = '', day = ''] = /^(.{4})\s?年(.{1,3})月(.{1,3})日$/.exec(line) ?? [];
    const parts = [yearNumber(year), plainNumber(month), plainNumber(day)];
    if (parts.every((part) => part > 0))
      return { value: parts.map((part) => String(part).padStart(2, '0')).join('-'), at };
  }
  return undefined;
}

function yearNumber(year: string): number {
  if (/^\d{4}$/.test(year)) return Number(year);
  return Number(year.replace(/./g, (digit) => String(Math.max(0, '〇一二三四五六七八九'.indexOf(digit)))));
}

function plainNumber(number: string): number {
  const trimmed = number.trim();
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed);
  return /^[一二三四五六七八九十]+$/.test(trimmed) ? chineseNumber(trimmed) : 0;
}

function slice(text: string, { start, end }: Stretch): string {
  return text.slice(start, end);
}

/** The place in an issuer's name, without the word for its level (甲市人民政府 → 甲). */
export function placeOfIssuer(issuer: string | null): string | null {
  return /^([\u4e00-\u9fff]{2,6}?)(?:市|省|县|区|州|盟|旗|自治区)(?:人民政府|政府|委)/.exec(issuer ?? '')?.[1] ?? null;
}
