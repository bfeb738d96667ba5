import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOfDirective, parseDirective } from './parse-directive.js';
import type { ParsedDirective } from './parsed-directive.js';
import { linesOf } from './text/lines.js';
import { printedAt, type Span } from './text/stretch.js';

/** Pieces of notices, separated by `|`: numbers, labels, names, marks, defects, line breaks. */
const fragments = [
  '一、|(一)|（二）|1.|2、|(3)|25.|①|第一章 |责任单位:|牵头单位：|配合单位:|完成时限:|市造船局|灯塔局|各县(市)政府',
  '相关县|甲山市|政府|等|等相关部门|和|负责|牵头|、|,|，|;|。|(|)|（|〔|〕|“|”|修缮码头|每月8日前报告|12月32日前报告全年',
  '东政〔2031〕7号|东湾市人民政府|文件|2031年1月9日|其中提到:|全文如下:|关于|通知|—3—|?|\ufffd| |\u3000',
  '\n|\r\n|\r|\n\n|\u0000|\ud800|😀',
]
  .join('|')
  .split('|');
const noticeLike = fc.array(fc.constantFrom(...fragments), { maxLength: 80 }).map((parts) => parts.join(''));
const anyText = fc.oneof({ weight: 4, arbitrary: noticeLike }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });

test('never throws, and the same text always reads the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parseDirective(text)).toEqual(parseDirective(text));
    }),
    { numRuns: 500 },
  );
});

test('the blocks are the whole text, each in one line, and the coverage says so', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const blocks = blocksOfDirective(text);
      expect(blocks.map(({ offset, length }) => text.slice(offset, offset + length)).join('')).toBe(text);
      expect(new Set(blocks.map(({ line }) => line)).size).toBe(linesOf(text).length);
      expect(parseDirective(text).coverage).toEqual({ characters: text.length, accounted: text.length });
    }),
    { numRuns: 500 },
  );
});

test('the spans of every field slice to what the field says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(misfits(text, parseDirective(text))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('diagnostics stand inside the text, in its order, on their line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = linesOf(text);
      let before = 0;
      for (const { line, offset, length } of parseDirective(text).diagnostics) {
        expect(offset).toBeGreaterThanOrEqual(before);
        expect(offset + length).toBeLessThanOrEqual(text.length);
        const at = lines[line - 1] ?? { start: 0, next: 0 };
        expect(offset >= at.start && offset <= at.next).toBe(true);
        before = offset;
      }
    }),
    { numRuns: 300 },
  );
});

test('a notice that is written from tasks is read back as those tasks', () => {
  const unit = fc.constantFrom('市造船局', '市灯塔局', '市渡口办', '市潮汐站', '东湾海关', '市林业和草原局');
  const item = fc.record({
    words: fc.constantFrom('修缮码头', '疏浚“东、西”航道', '新造渡船9艘(含拖船)', '点亮灯塔'),
    units: fc.uniqueArray(unit, { minLength: 1, maxLength: 5 }),
    open: fc.boolean(),
    form: fc.constantFrom('bracket', 'line', 'inline', 'glued'),
  });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
      const printed = items.map(({ words, units, open, form }, index) => {
        const list = units.join('、') + (open ? '等' : '');
        const head = `${index + 1}.${words}。`;
        if (form === 'bracket') return `${head}(${list})\n`;
        if (form === 'line') return `${head}\n责任单位:${list}\n`;
        return `${head}责任单位:${list}${form === 'glued' ? '' : '\n'}`;
      });
      const { tasks } = parseDirective(`一、渡口\n${printed.join('')}`);
      expect(
        tasks.map(({ text, lead, coordinating, openEnded }) => ({
          text,
          units: [...lead, ...coordinating],
          openEnded,
        })),
      ).toEqual(items.map(({ words, units, open }) => ({ text: `${words}。`, units, openEnded: open })));
    }),
    { numRuns: 300 },
  );
});

/** The fields whose spans do not slice to their value. */
function misfits(text: string, { tasks, document, reporting }: ParsedDirective): string[] {
  const fields: [name: string, spans: readonly Span[], value: string | null][] = tasks.flatMap(({ spans, ...task }) => [
    ['number', spans.number, task.number],
    ['text', spans.text, task.text],
    ['rawUnits', spans.rawUnits, task.rawUnits],
    ['lead', spans.lead, task.lead.join('')],
    ['coordinating', spans.coordinating, task.coordinating.join('')],
    ['groups', spans.groups, task.groups.join('')],
  ]);
  fields.push(
    ['title', document.spans.title, document.title],
    ['issuer', document.spans.issuer, document.issuer],
    ['documentNumber', document.spans.documentNumber, document.documentNumber],
    ['quote', reporting.spans.quote, reporting.quote],
  );
  return fields.filter(([, spans, value]) => printedAt(text, spans) !== (value ?? '')).map(([name]) => name);
}
