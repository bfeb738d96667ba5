import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainReport } from '../explain-report.js';
import { matchOutcomes } from '../outcomes/match-outcomes.js';
import { parseDirective } from '../parse-directive.js';
import { faultsOfReport } from '../reading.fixture.js';
import { linesOf } from '../text/lines.js';
import type { Span } from '../text/stretch.js';
import { parseReport } from './parse-report.js';
import type { ParsedReport } from './parsed-report.js';

/** Pieces of reports, separated by `|`: headings, times, figures, verbs, marks, defects, line breaks. */
const fragments = [
  '一、2030年工作回顾\n|二、2031年重点工作\n|三、加强政府自身建设\n|二、总体要求和主要目标\n|(一)|1.|今年的主要预期目标是:',
  '前11个月|全年|预计|截至12月27日|6月底前|年内|上半年|尽快|确保|力争|同比增长|达到|突破|分别|占比|居全省第3位|达年度目标的',
  '灯塔|渔港项目|码头和渡船|5座|3.5%|1,600艘|9500余万元|2-3个|由60元|提高到|等9个|年产3万吨|建成投用|进展顺利',
  ',|，|;|；|。|:|：|、|(|（|)|）|“|”|《|!|？|\n|\r\n|\u0000|\ud800|😀|５座|％',
]
  .join('|')
  .split('|');
const bodies = fc.array(fc.constantFrom(...fragments), { maxLength: 120 }).map((parts) => parts.join(''));
const reportLike = bodies.map((body) => `2031年政府工作报告\n一、2030年工作回顾\n${body}\n二、2031年重点工作\n${body}`);
const anyText = fc.oneof(
  { weight: 4, arbitrary: reportLike },
  { weight: 1, arbitrary: bodies },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

test('never throws, and the same text always reads the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parseReport(text)).toEqual(parseReport(text));
    }),
    { numRuns: 300 },
  );
});

test('every quote is the slice at its span, and none is empty', () => {
  fc.assert(
    fc.property(reportLike, (text) => {
      const report = parseReport(text);
      const misfits = report
        ? quotesOf(report).filter(({ quote, span: [offset, length] }) => text.slice(offset, offset + length) !== quote)
        : [];
      expect(misfits).toEqual([]);
      expect(report ? quotesOf(report).filter(({ quote }) => quote === '') : []).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('what this year plans is a commitment or left out with a reason: no word is lost', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const plan = body.replace(/[一二三]、.*|[(（]一[)）]/g, '');
      const head = '2031年政府工作报告\n一、2030年工作回顾\n二、2031年重点工作\n';
      const text = head + plan;
      const report = parseReport(text);
      const taken = new Set<number>();
      for (const { span } of report ? forwardOf(report) : []) {
        for (let at = span[0]; at < span[0] + span[1]; at += 1) taken.add(at);
      }
      const words = [...text.matchAll(/灯塔|码头和渡船/g)].filter(
        ({ index }) => index >= head.length && !taken.has(index),
      );
      const topics = report?.sections.flatMap(({ heading, topics: own }) => [
        heading,
        ...own.map(({ topic }) => topic),
      ]);
      expect(words.filter(([word]) => !topics?.some((topic) => topic.includes(word)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('each word of a report is explained, in order, and each explanation is of what is printed', () => {
  fc.assert(
    fc.property(reportLike, (text) => {
      const parts = explainReport(text) ?? [];
      const lines = linesOf(text).map(({ start, end }) => text.slice(start, end));
      expect(parts.filter(({ line, text: own }) => !lines[line - 1]?.includes(own))).toEqual([]);
      expect(parts.map(({ line }) => line)).toEqual(parts.map(({ line }) => line).toSorted((a, b) => a - b));
      expect(faultsOfReport(text)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('matching never throws, and gives every task one verdict', () => {
  fc.assert(
    fc.property(reportLike, bodies, (text, body) => {
      const report = parseReport(text);
      const directive = parseDirective(`一、主要预期目标\n1.${body}(责任单位:市渔业局)\n`);
      if (!report) return;
      const { matches, taskMatches } = matchOutcomes(report, directive);
      expect(matches.length + taskMatches.length).toBe(directive.tasks.length);
    }),
    { numRuns: 150 },
  );
});

function forwardOf({ sections, selfConstruction, leftOut }: ParsedReport) {
  const topics = [...sections, ...selfConstruction].flatMap((section) => section.topics);
  return [...topics.flatMap(({ commitments }) => commitments), ...leftOut];
}

function quotesOf(report: ParsedReport): { quote: string; span: Span }[] {
  const { outcomes, results, expectedTargets, taskTargets } = report;
  const comparisons = outcomes.flatMap((outcome) => outcome.comparisons);
  return [...forwardOf(report), ...outcomes, ...comparisons, ...results, ...expectedTargets, ...taskTargets];
}
