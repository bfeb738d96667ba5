import { describe, expect, test } from 'vitest';
import { blocksOfDirective, parseDirective } from './parse-directive.js';
import type { ParsedDirective } from './parsed-directive.js';

const notice = (...lines: string[]) => parseDirective(lines.join('\n'));
const codesOf = ({ diagnostics }: ParsedDirective) => diagnostics.map(({ code }) => code);
const numbersOf = ({ tasks }: ParsedDirective) => tasks.map(({ number }) => number);
const kindsOf = (...lines: string[]) => {
  const text = lines.join('\n');
  return blocksOfDirective(text).map(({ kind, line, offset, length }) => [
    line,
    kind,
    text.slice(offset, offset + length),
  ]);
};

describe('the three printed grammars', () => {
  test('units in a closing bracket; the same form of number is a task in one section and a heading in another', () => {
    const parsed = notice(
      '一、主要目标',
      '1.新造渡船9艘。(市造船局,各县〔区〕政府)',
      '二、重点任务',
      '(一)办好渡口',
      '1.修缮码头',
      '(1)修缮旧码头(含浮桥)。(市渡口办、造船局)',
      '(2)疏浚航道。（市造船局）。',
    );
    expect(parsed.tasks.map(({ number, sectionPath, text }) => [number, sectionPath, text])).toEqual([
      ['1', ['一、主要目标'], '新造渡船9艘。'],
      ['(1)', ['二、重点任务', '(一)办好渡口', '1.修缮码头'], '修缮旧码头(含浮桥)。'],
      ['(2)', ['二、重点任务', '(一)办好渡口', '1.修缮码头'], '疏浚航道。'],
    ]);
    expect(parsed.tasks[1]).toMatchObject({
      lead: ['市渡口办'],
      coordinating: ['市造船局'],
      rawUnits: '市渡口办、造船局',
    });
    expect(parsed.tasks[0]).toMatchObject({
      groups: ['各县〔区〕政府'],
      targets: [{ quote: '新造渡船9艘', value: 9 }],
      timeLimits: [],
    });
  });

  test('units on a line of their own, or behind the text in the same line', () => {
    const parsed = notice(
      '一、渡口',
      '1.修缮码头。',
      '责任单位:市渡口办等,各县(区)政府',
      '2. 疏浚航道,加深河口。责任单位:市造船局',
    );
    expect(parsed.tasks).toMatchObject([
      { number: '1', text: '修缮码头。', lead: ['市渡口办'], openEnded: true, rawUnits: '市渡口办等,各县(区)政府' },
      { number: '2', text: '疏浚航道,加深河口。', lead: ['市造船局'], openEnded: false, rawUnits: '市造船局' },
    ]);
  });

  test('a printed lead, in a bracket or on two lines', () => {
    const parsed = notice(
      '1.修缮码头。(牵头单位:渡口办;责任单位:造船局、灯塔局)',
      '2.疏浚航道。(责任单位:造船局)',
      '3.点亮灯塔。',
      '牵头单位：灯塔局',
      '配合单位：造船局',
    );
    expect(parsed.tasks.map(({ lead, coordinating, leadBasis }) => [lead, coordinating, leadBasis])).toEqual([
      [['渡口办'], ['造船局', '灯塔局'], 'printed'],
      [['造船局'], [], 'firstListed'],
      [['灯塔局'], ['造船局'], 'printed'],
    ]);
  });

  test('an item may run over lines, be unnumbered, or have several unit lists', () => {
    const parsed = notice(
      '(一)修缮码头。先修东岸，',
      '再修西岸。（渡口办负责）然后疏浚航道。（造船局牵头，灯塔局配合）',
      '(二)点亮灯塔。(灯塔局)',
    );
    expect(parsed.tasks).toMatchObject([
      { number: '(一)', text: '修缮码头。先修东岸，再修西岸。', lead: ['渡口办'], part: 1, parts: 2 },
      { number: '(一)', text: '然后疏浚航道。', lead: ['造船局'], leadBasis: 'printed', part: 2, parts: 2 },
      { number: '(二)', text: '点亮灯塔。' },
    ]);
    expect(parsed.tasks[2]).not.toHaveProperty('part');
    expect(notice('修缮码头。', '责任单位:渡口办').tasks).toMatchObject([{ number: null, text: '修缮码头。' }]);
  });

  test('a unit list that breaks off at 、 goes on in the next line', () => {
    const [task] = notice('1.修缮码头。', '责任单位:市渡口办、', '造船局,各县政府').tasks;
    expect(task).toMatchObject({ lead: ['市渡口办'], coordinating: ['市造船局'], groups: ['各县政府'] });
  });
});

describe('the document and its calendar', () => {
  test('number, issuer, title over several lines, year, date', () => {
    const { document } = notice(
      '东湾市人民政府办公室',
      '关于分解落实2031年',
      '重点工作的通知',
      '东政办〔2030〕7号',
      '各县(区)人民政府:',
      '1.修缮码头。(市渡口办)',
      '东湾市人民政府办公室',
      '2031年1月9日',
    );
    expect(document).toMatchObject({
      title: '东湾市人民政府办公室关于分解落实2031年重点工作的通知',
      issuer: '东湾市人民政府办公室',
      documentNumber: '东政办〔2030〕7号',
      year: 2031,
      issuedOn: '2031-01-09',
    });
    expect(document.spans.title).toHaveLength(3);
  });

  test('where several forms of the number are printed, the one of the standard is taken', () => {
    const { document } = notice('东政 [2031] 7号', '东湾市人民政府文件', '东政〔2031〕7号', '1.修缮码头。(市渡口办)');
    expect(document).toMatchObject({ documentNumber: '东政〔2031〕7号', issuer: '东湾市人民政府', year: 2031 });
  });

  test('a number that is only cited is not the number of the document', () => {
    const { document } = notice('根据《渡口办法》(东政办发〔2029〕3号)要求,现予分解。', '1.修缮码头。(市渡口办)');
    expect(document).toMatchObject({ documentNumber: null, title: null, issuer: null, issuedOn: null });
  });

  test('a date in Chinese figures, and an issuer who is only told of', () => {
    const parsed = notice(
      '近日,东湾市人民政府印发通知,明确2031年重点工作。',
      '1.修缮码头。(渡口办)',
      '二〇三一年十月十二日',
    );
    expect(parsed.document).toMatchObject({ issuer: '东湾市人民政府', year: 2031, issuedOn: '2031-10-12' });
  });

  test('a sign-off that differs from the head is named', () => {
    const parsed = notice('东湾市人民政府', '1.修缮码头。(市渡口办)', '东湾市人民政府办公室');
    expect(parsed.document.issuer).toBe('东湾市人民政府');
    expect(codesOf(parsed)).toContain('issuer-differs');
  });

  test('monthly, quarterly and annual days, and the month from which they hold', () => {
    const { reporting } = notice(
      '各单位要抓紧落实,并从2031年4月起,每月8日前报送进展(其中,6月8日、9月8日前报告季度进展),12月20日前报告全年情况。',
      '1.修缮码头。(市渡口办)',
    );
    expect(reporting).toMatchObject({
      monthly: { day: 8 },
      quarterly: ['06-08', '09-08'],
      annual: '12-20',
      startMonth: '2031-04',
      quote: '从2031年4月起,每月8日前报送进展(其中,6月8日、9月8日前报告季度进展),12月20日前报告全年情况',
    });
  });

  test('no calendar, and days that do not exist, are named', () => {
    const apart = notice('每月5日前，各牵头单位将进展情况报市督查室。', '1.修缮码头。(市渡口办)');
    expect(apart.reporting).toMatchObject({
      monthly: { day: 5 },
      quote: '每月5日前，各牵头单位将进展情况报市督查室',
    });
    const without = notice('1.修缮码头,每月8日开放。(市渡口办)');
    expect(without.reporting).toMatchObject({ monthly: null, quarterly: [], annual: null, quote: null });
    expect(codesOf(without)).toContain('no-reporting-calendar');
    const wrong = notice('每月8日前报告进展,2月30日前报告全年情况。', '1.修缮码头。(市渡口办)');
    expect(wrong.reporting.annual).toBeNull();
    expect(codesOf(wrong)).toContain('impossible-date');
  });
});

describe('defects are named, never repaired', () => {
  test('an item glued behind the list of the one before', () => {
    const parsed = notice(
      '1.修缮码头。',
      '责任单位:市渡口办等,各县(区)政府(管委会)2.疏浚航道。',
      '责任单位:市造船局',
      '3.点亮灯塔。(市灯塔局)4.看守灯塔。(市灯塔局)',
    );
    expect(numbersOf(parsed)).toEqual(['1', '2', '3', '4']);
    expect(parsed.tasks[0]?.groups).toEqual(['各县(区)政府(管委会)']);
    expect(codesOf(parsed).filter((code) => code === 'glued-item')).toHaveLength(2);
  });

  test('a heading glued behind a list', () => {
    const parsed = notice('(一)渡口', '1.修缮码头。', '责任单位:市渡口办(二)灯塔', '2.点亮灯塔。', '责任单位:市灯塔局');
    expect(parsed.tasks.map(({ sectionPath }) => sectionPath)).toEqual([['(一)渡口'], ['(二)灯塔']]);
    expect(codesOf(parsed)).toContain('glued-item');
  });

  test('the head of a page inside a sentence stays where it is', () => {
    const parsed = notice(
      '1.修缮码头,东湾市人民政府文件东政〔2031〕7号疏浚航道。(市渡口办)',
      '2.点亮—3—灯塔。(灯塔局)',
    );
    expect(parsed.tasks[0]?.text).toBe('修缮码头,东湾市人民政府文件东政〔2031〕7号疏浚航道。');
    expect(codesOf(parsed).filter((code) => code === 'page-header')).toHaveLength(2);
  });

  test('page numbers and heads between lines do not end an item', () => {
    const parsed = notice(
      '1.修缮码头,',
      '— 3 —',
      '东湾市人民政府文件',
      '疏浚航道。(市渡口办)',
      '2.点亮灯塔。(市灯塔局)',
    );
    expect(parsed.tasks[0]?.text).toBe('修缮码头,疏浚航道。');
    expect(numbersOf(parsed)).toEqual(['1', '2']);
  });

  test.each(['健全“1 N”制度', '推广“渡船 ”服务', '建设“人才 团队”工程', '收费78%80%', '看守\ufffd灯塔'])(
    'lost characters: %s',
    (words) => {
      const parsed = notice(`1.${words}。(市渡口办)`);
      expect(parsed.tasks[0]?.text).toBe(`${words}。`);
      expect(codesOf(parsed)).toContain('lost-characters');
    },
  );

  test('a gap between Latin words is none', () => {
    expect(codesOf(notice('1.推广“open port”服务。(市渡口办)'))).not.toContain('lost-characters');
  });

  test('excerpts in front of the full text are not counted again', () => {
    const parsed = notice(
      '其中提到:',
      '?修缮码头。疏浚航道。(市渡口办)',
      '全文如下:',
      '1.修缮码头。疏浚航道。(市渡口办)',
      '2.点亮灯塔。(市灯塔局)',
    );
    expect(numbersOf(parsed)).toEqual(['1', '2']);
    expect(codesOf(parsed)).toEqual(expect.arrayContaining(['lost-characters', 'repeated-excerpt']));
    const other = notice('?看守灯塔。(市灯塔局)', '1.修缮码头。(市渡口办)');
    expect(other.tasks).toMatchObject([{ number: null, text: '看守灯塔。' }, { number: '1' }]);
  });

  test('an item without a unit list among items that have one', () => {
    const parsed = notice('1.修缮码头。(市渡口办)', '2.疏浚航道。', '3.点亮灯塔。(市灯塔局)');
    expect(parsed.tasks[1]).toMatchObject({ number: '2', lead: [], leadBasis: 'none', rawUnits: '' });
    expect(codesOf(parsed)).toContain('missing-units');
  });

  test('numbers that do not follow, and unit lists without words', () => {
    expect(codesOf(notice('1.修缮码头。(渡口办)', '3.点亮灯塔。(灯塔局)'))).toContain('broken-numbering');
    expect(codesOf(notice('责任单位:渡口办', '1.点亮灯塔。(灯塔局)'))).toContain('missing-text');
  });

  test('what follows the last task belongs to no task', () => {
    const parsed = notice(
      '1.修缮码头。(渡口办)',
      '东湾市人民政府',
      '2031年1月9日',
      '责编:某某',
      '本文地址:http://example.org/',
    );
    expect(parsed.tasks).toHaveLength(1);
    expect(codesOf(parsed).filter((code) => code === 'closing-noise')).toHaveLength(2);
  });

  test('a text without tasks says what was looked for', () => {
    for (const text of ['', '\n\n', '渡口今日开放。', '一、回顾\n(一)渡口\n去年修缮了码头(东岸)。']) {
      const { tasks, diagnostics } = parseDirective(text);
      expect(tasks).toEqual([]);
      const found = diagnostics.find(({ code }) => code === 'no-tasks');
      expect(found?.message).toMatch(/looked for.*责任单位/);
    }
  });
});

test('every line is told apart', () => {
  const kinds = kindsOf(
    '东湾市人民政府',
    '',
    '为做好工作,现予分解。',
    '各单位要制定落实方案,定期通报。',
    '全文如下:',
    '一、渡口',
    '1.修缮码头。责任单位:市渡口办2.疏浚航道。',
    '  责任单位:市造船局',
    '东湾市人民政府',
    '责编:某某',
  );
  expect(kinds.map(([line, kind]) => [line, kind])).toEqual([
    [1, 'preamble'],
    [2, 'blank'],
    [3, 'preamble'],
    [4, 'rule'],
    [5, 'noise'],
    [6, 'heading'],
    [7, 'task'],
    [7, 'units'],
    [7, 'task'],
    [8, 'units'],
    [9, 'closing'],
    [10, 'noise'],
  ]);
  expect(kinds.slice(6, 9).map(([, , printed]) => printed)).toEqual([
    '1.修缮码头。',
    '责任单位:市渡口办',
    '2.疏浚航道。\n',
  ]);
});
