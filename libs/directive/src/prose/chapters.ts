import { markerAt } from '../blocks/marker.js';
import { linesOf } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';

/**
 * What a chapter of a report speaks of: what was done; the years ahead; what this year asks for; this year's work; how
 * the government means to work on itself.
 */
export type ChapterKind = 'review' | 'horizon' | 'requirements' | 'thisYear' | 'selfConstruction';

/** A chapter: its heading and its lines (trimmed, none empty). */
export interface Chapter {
  kind: ChapterKind | null;
  heading: Stretch;
  lines: Stretch[];
}

/** The chapters of a report, the lines in front of them, and the year whose work it plans (null where none is printed). */
export interface Chapters {
  front: Stretch[];
  chapters: Chapter[];
  year: number | null;
}

/**
 * Tells the chapters of a report apart by their headings: lines numbered 一、 or 第一部分, or, where none is numbered,
 * short lines that name such a chapter.
 */
export function chaptersOf(plain: string): Chapters {
  const lines = linesOf(plain)
    .map(({ start, end }) => trimmed(plain, start, end))
    .filter(({ start, end }) => end > start);
  const numbered = lines.filter(
    (line) => isHeading(plain, line) && (markerAt(plain, line.start, line.end)?.rank ?? 9) <= 1,
  );
  const headings = numbered.length > 0 ? numbered : lines.filter((line) => isBareHeading(plain, line));
  const first = headings[0]?.start ?? Infinity;
  const front = lines.filter(({ start }) => start < first);
  const year = yearOfWork(plain, front, headings);
  const chapters: Chapter[] = [];
  const isHeadingStart = new Set(headings.map(({ start }) => start));
  for (const line of lines) {
    if (isHeadingStart.has(line.start))
      chapters.push({ kind: kindOfChapter(slice(plain, line), year), heading: line, lines: [] });
    else chapters.at(-1)?.lines.push(line);
  }
  return { front, chapters, year };
}

function isHeading(plain: string, line: Stretch): boolean {
  return line.end - line.start <= 60 && !/[。;]/.test(slice(plain, line));
}

/** A heading without a number: short, and it names a chapter. */
function isBareHeading(plain: string, line: Stretch): boolean {
  const words = slice(plain, line);
  if (words.length > 30 || /[。,;:!]|报告$/.test(words)) return false;
  return /\d{4}|政府/.test(words) && kindOfChapter(words, null) !== null;
}

/** The first that fits decides; the year of another plan does not make a chapter this year's. */
function kindOfChapter(heading: string, year: number | null): ChapterKind | null {
  const words = heading.replace(/^第?[一二三四五六七八九十百\d]{1,5}(?:[、.]|部分|章)/, '');
  const named = /(\d{4})年/.exec(words);
  const thisYear = /今年|本年度/.test(words) || (named !== null && (year === null || Number(named[1]) === year));
  const fits = kinds.find(({ form, unless }) => form.test(words) && !unless?.(thisYear, named !== null));
  return fits?.kind ?? (thisYear ? 'thisYear' : null);
}

/** What the headings of the kinds say; `unless` looks at whether they name this year, or any year at all. */
const kinds: { kind: ChapterKind; form: RegExp; unless?: (thisYear: boolean, dated: boolean) => boolean }[] = [
  { kind: 'review', form: /回顾|执行情况|完成情况|落实情况|工作总结|主要成[就绩效]|取得的成/ },
  { kind: 'selfConstruction', form: /自身建设|(?:加强|推进|强化)[^,]{0,8}政府建设|建设[^,]{0,14}政府/ },
  {
    kind: 'thisYear',
    form: /重点工作|(?:主要|重点|目标|工作)任务|工作(?:安排|部署|打算|重点|计划|举措|要点)|主要(?:措施|举措)|抓好以下/,
    unless: (thisYear, dated) => dated && !thisYear,
  },
  { kind: 'horizon', form: /远景|[今未]来?后?五年|五年规划|十[一二三四五六七八九]五/, unless: (thisYear) => thisYear },
  { kind: 'requirements', form: /总体要求|总体思路|指导思想|(?:主要|预期|奋斗|发展)目标/ },
];

/** The latest year of the title; else of the headings that speak of work; else of the day on which it was given. */
function yearOfWork(plain: string, front: readonly Stretch[], headings: readonly Stretch[]): number | null {
  const head = front.slice(0, 12).filter(({ start, end }) => end - start <= 90);
  const titles = head.filter((line) => !/月|日/.test(slice(plain, line)));
  const working = headings.filter((line) => /工作|任务|安排/.test(slice(plain, line)));
  for (const lines of [titles, working, head]) {
    const years = lines.flatMap((line) =>
      [...slice(plain, line).matchAll(/(?<!\d)((?:19|20|21)\d\d)年(?!远景)/g)].map(([, year]) => Number(year)),
    );
    if (years.length > 0) return years.reduce((latest, year) => Math.max(latest, year));
  }
  return null;
}

function slice(plain: string, { start, end }: Stretch): string {
  return plain.slice(start, end);
}
