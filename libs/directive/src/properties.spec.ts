import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDirective } from './parse-directive.js';
import { faultsOfReading } from './reading.fixture.js';

/** Pieces of notices, separated by `|`: numbers, labels, names, marks, defects, line breaks. */
const fragments = [
  '一、|(一)|（二）|1.|2、|(3)|25.|①|第一章 |责任单位:|牵头单位：|配合单位:|完成时限:|市造船局|灯塔局|各县(市)政府',
  '相关县|甲山市|政府|等|等相关部门|和|负责|牵头|、|,|，|;|。|(|)|（|〔|〕|“|”|修缮码头|每月8日前报告|12月32日前报告全年',
  '东政〔2031〕7号|东湾市人民政府|文件|2031年1月9日|其中提到:|全文如下:|关于|通知|—3—|?|\ufffd| |\u3000',
  '序号\t工作任务\t责任单位\t完成时限|1\t修缮码头\t市造船局\t6月底前|\t|序号\n工作任务\n责任单位\n|市灯塔局会同市造船局|由市造船局牵头',
  '【牵头单位】|责任领导:林某某|以下任务均需各县政府落实,不再列出|列第一位的为牵头单位,下同|6月底前完成|5分|1 |1.1 |第二项 |任务3:|㈠|⑵|1)',
  '\u200b|\u202e|\ufeff|\u00ad|★|*|市自然|资源局|（市造船局牵头，|参加）',
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

test('every field and every block stands where it says, whatever the text is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(faultsOfReading(text)).toEqual([]);
    }),
    { numRuns: 500 },
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
