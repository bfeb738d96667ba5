import { describe, expect, test } from 'vitest';
import { parseDirective } from './parse-directive.js';
import type { ParsedTask } from './parsed-directive.js';
import { printedAt } from './text/stretch.js';

/** A task as one row: number|text|lead|coordinating|groups|open|deadline|leaders, without what is empty at its end. */
const rowOf = (task: ParsedTask): string =>
  [
    task.number ?? '-',
    task.text,
    task.lead.join('+'),
    task.coordinating.join('、'),
    task.groups.join('、'),
    task.openEnded ? '等' : '',
    task.deadline ?? '',
    task.leaders.join('、'),
  ]
    .join('|')
    .replace(/\|+$/, '');

const rowsOf = (text: string): string[] => {
  const { tasks, coverage } = parseDirective(text);
  expect(coverage.accounted).toBe(coverage.characters);
  for (const { spans, ...task } of tasks) {
    expect(printedAt(text, spans.text)).toBe(task.text);
    expect(printedAt(text, spans.rawUnits)).toBe(task.rawUnits);
    expect(printedAt(text, spans.deadline)).toBe(task.deadline ?? '');
    expect(printedAt(text, spans.leaders)).toBe(task.leaders.join(''));
  }
  return tasks.map(rowOf);
};

/** The form, the lines of a notice, and the rows of its tasks. */
type Case = [form: string, text: string, ...rows: string[]];

const lines = (...all: string[]): string => all.join('\n');
const numbered = (...units: string[]): string =>
  units.map((list, index) => `${index + 1}.修缮码头。${list}`).join('\n');

describe('labels', () => {
  test.each<Case>([
    [
      'lead, coordinating, deadline and leader, each on a line',
      lines(
        '1.修缮东岸码头。',
        '牵头单位：市交通运输局',
        '配合单位：市财政局、水利局',
        '完成时限：2031年9月底前',
        '责任领导：林某某',
      ),
      '1|修缮东岸码头。|市交通运输局|市财政局、市水利局|||2031年9月底前|林某某',
    ],
    [
      'the same in another order',
      lines(
        '1.修缮东岸码头。',
        '分管领导：林某某、何某',
        '完成时间：9月底',
        '责任单位：市交通运输局',
        '参加单位：市财政局，各县（区）政府',
      ),
      '1|修缮东岸码头。|市交通运输局|市财政局|各县（区）政府||9月底|林某某、何某',
    ],
    [
      'all in one line, parted by semicolons',
      '1.修缮东岸码头。牵头单位:市交通运输局;责任单位:市财政局;完成时限:12月底前;责任人:林某某',
      '1|修缮东岸码头。|市交通运输局|市财政局|||12月底前|林某某',
    ],
    [
      'the deadline in front of the units',
      '1.修缮东岸码头。完成时限：6月底前。责任单位：市交通运输局、财政局。',
      '1|修缮东岸码头。|市交通运输局|市财政局|||6月底前',
    ],
    [
      'parted by blanks only',
      '1.修缮东岸码头。　责任单位：市交通运输局　完成时限：6月底前　责任人：林某某',
      '1|修缮东岸码头。|市交通运输局||||6月底前|林某某',
    ],
    [
      'parted by nothing',
      '1.修缮东岸码头。牵头单位：市交通运输局配合单位：市财政局完成时限：6月底前',
      '1|修缮东岸码头。|市交通运输局|市财政局|||6月底前',
    ],
    [
      'without colon, parted by a blank',
      lines('1.修缮东岸码头。', '牵头单位 市交通运输局', '配合单位 市财政局、市水利局', '完成时限 6月底前'),
      '1|修缮东岸码头。|市交通运输局|市财政局、市水利局|||6月底前',
    ],
    [
      'without colon, parted by nothing',
      lines('1.修缮东岸码头。', '责任单位市交通运输局、市财政局', '2.疏浚航道。', '责任单位市水利局'),
      '1|修缮东岸码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'the label alone, its names in the next line',
      lines('1.修缮东岸码头。', '责任单位：', '市交通运输局、市财政局', '2.疏浚航道。', '责任单位：', '市水利局'),
      '1|修缮东岸码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'with words for a kind of office',
      lines(
        '1.修缮东岸码头。',
        '牵头处室：规划处',
        '配合处室：财务处、法规处',
        '2.疏浚航道。',
        '责任科室：水运科、办公室',
      ),
      '1|修缮东岸码头。|规划处|财务处、法规处',
      '2|疏浚航道。|水运科|办公室',
    ],
    [
      'with a bracket in the label',
      lines('1.修缮东岸码头。', '责任单位（部门）：市交通运输局、市财政局', '牵头单位(部门):市水利局'),
      '1|修缮东岸码头。|市水利局|市交通运输局、市财政局',
    ],
    [
      'labels in brackets of their own',
      lines('1.修缮东岸码头。', '【牵头单位】市交通运输局', '【配合单位】市财政局', '【完成时限】6月底前'),
      '1|修缮东岸码头。|市交通运输局|市财政局|||6月底前',
    ],
    [
      '主责, 主办, 承办, 协办, 参与',
      lines(
        '1.修缮码头。主责单位:市交通运输局;协办单位:市财政局',
        '2.修缮浮桥。主办单位:市交通运输局;协办单位:市财政局',
        '3.修缮渡船。承办单位:市交通运输局;参与单位:市财政局',
        '4.修缮灯塔。主管部门:市交通运输局;配合部门:市财政局',
        '5.修缮船闸。负责单位:市交通运输局;参加部门:市财政局',
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|修缮浮桥。|市交通运输局|市财政局',
      '3|修缮渡船。|市交通运输局|市财政局',
      '4|修缮灯塔。|市交通运输局|市财政局',
      '5|修缮船闸。|市交通运输局|市财政局',
    ],
    [
      'the leader of a government in front of the units',
      lines('1.修缮码头。', '牵头市领导：林某某', '责任单位：市交通运输局', '责任人：何某'),
      '1|修缮码头。|市交通运输局||||' + '|林某某、何某',
    ],
    [
      'words that speak of lead units are no list',
      lines('1.修缮码头。牵头单位要加强统筹,责任单位要各负其责。(市交通运输局)', '2.疏浚航道。(市水利局)'),
      '1|修缮码头。牵头单位要加强统筹,责任单位要各负其责。|市交通运输局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'lead and coordinating in one label',
      lines('1.修缮码头。', '牵头和责任单位：市交通运输局、市财政局', '2.疏浚航道。', '责任单位及责任人：市水利局'),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'a list that wraps at 、 and in the middle of a name',
      lines(
        '1.修缮码头。',
        '责任单位：市交通运输局、市财政局、市自然',
        '资源和规划局、市水利局',
        '2.疏浚航道。',
        '责任单位：市水利局',
      ),
      '1|修缮码头。|市交通运输局|市财政局、市自然资源和规划局、市水利局',
      '2|疏浚航道。|市水利局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('brackets', () => {
  test.each<Case>([
    [
      'A牵头,B、C参加',
      numbered('（市发展改革委牵头，市财政局、商务局参加）'),
      '1|修缮码头。|市发展改革委|市财政局、市商务局',
    ],
    [
      'A牵头,B、C配合',
      numbered('（市发展改革委牵头，市财政局、商务局配合）'),
      '1|修缮码头。|市发展改革委|市财政局、市商务局',
    ],
    [
      'A牵头,B、C按职责分工负责',
      numbered('（市发展改革委牵头，市财政局、商务局按职责分工负责）'),
      '1|修缮码头。|市发展改革委|市财政局、市商务局',
    ],
    [
      'labels inside',
      numbered('（牵头单位：市发展改革委；配合单位：市财政局、商务局）'),
      '1|修缮码头。|市发展改革委|市财政局、市商务局',
    ],
    ['由A牵头,B配合', numbered('（由市发展改革委牵头，市财政局配合）'), '1|修缮码头。|市发展改革委|市财政局'],
    ['A会同B负责', numbered('（市发展改革委会同市财政局负责）'), '1|修缮码头。|市发展改革委|市财政局'],
    [
      'A会同B、C负责',
      numbered('（市发展改革委会同市财政局、商务局负责）'),
      '1|修缮码头。|市发展改革委|市财政局、市商务局',
    ],
    ['A商B负责', numbered('（市发展改革委商市财政局负责）'), '1|修缮码头。|市发展改革委|市财政局'],
    ['A、B负责', numbered('（市发展改革委、财政局负责）'), '1|修缮码头。|市发展改革委|市财政局'],
    [
      'A、B等按职责分工负责',
      numbered('（市发展改革委、市财政局等按职责分工负责）'),
      '1|修缮码头。|市发展改革委|市财政局||等',
    ],
    ['各有关部门按职责分工负责', numbered('（各有关部门按职责分工负责）'), '1|修缮码头。|||各有关部门'],
    [
      'A、各县(市、区)政府负责',
      numbered('（市发展改革委、各县（市、区）政府负责）'),
      '1|修缮码头。|市发展改革委||各县（市、区）政府',
    ],
    [
      'A牵头,各县(市、区)人民政府、有关部门按职责落实',
      numbered('（市发展改革委牵头，各县（市、区）人民政府、市直有关部门按职责落实）'),
      '1|修缮码头。|市发展改革委||各县（市、区）人民政府、市直有关部门',
    ],
    ['【】', numbered('【市发展改革委牵头，市财政局配合】'), '1|修缮码头。|市发展改革委|市财政局'],
    ['〔〕', numbered('〔市发展改革委牵头，市财政局配合〕'), '1|修缮码头。|市发展改革委|市财政局'],
    ['half width', numbered('(市发展改革委牵头,市财政局配合)'), '1|修缮码头。|市发展改革委|市财政局'],
    ['square', numbered('[牵头单位:市发展改革委;配合单位:市财政局]'), '1|修缮码头。|市发展改革委|市财政局'],
    ['of two widths', numbered('（市发展改革委牵头，市财政局配合)'), '1|修缮码头。|市发展改革委|市财政局'],
    [
      'joint leads',
      numbered(
        '（市发展改革委、市财政局共同牵头，市商务局配合）',
        '（共同牵头单位：市发展改革委、市财政局；配合单位：市商务局）',
      ),
      '1|修缮码头。|市发展改革委+市财政局|市商务局',
      '2|修缮码头。|市发展改革委+市财政局|市商务局',
    ],
    [
      'several lists in one item',
      '1.修缮码头。（市交通运输局牵头）疏浚航道。（市水利局牵头，市财政局配合）点亮灯塔。（市海事局负责）',
      '1|修缮码头。|市交通运输局',
      '1|疏浚航道。|市水利局|市财政局',
      '1|点亮灯塔。|市海事局',
    ],
    [
      'a deadline in front of the units',
      numbered('（6月底前完成，牵头单位：市交通运输局）', '（持续推进，责任单位：市水利局、市财政局）'),
      '1|修缮码头。|市交通运输局||||6月底前完成',
      '2|修缮码头。|市水利局|市财政局|||持续推进',
    ],
    [
      'a deadline behind the units',
      numbered(
        '（牵头单位：市交通运输局，完成时限：6月底前）',
        '（市水利局负责，9月底前完成）',
        '（市水利局牵头，市财政局配合；2031年12月底前）',
      ),
      '1|修缮码头。|市交通运输局||||6月底前',
      '2|修缮码头。|市水利局||||9月底前完成',
      '3|修缮码头。|市水利局|市财政局|||2031年12月底前',
    ],
    [
      'a score in the unit bracket',
      numbered(
        '（5分，6月底完成，牵头单位：市交通运输局）',
        '（责任单位：市水利局，3分）',
        '（牵头单位：市水利局；分值：2分；完成时限：年底前）',
      ),
      '1|修缮码头。|市交通运输局||||6月底完成',
      '2|修缮码头。|市水利局',
      '3|修缮码头。|市水利局||||年底前',
    ],
    [
      'the leader in the bracket',
      numbered('（责任领导：林某某；牵头单位：市交通运输局；责任单位：市财政局）'),
      '1|修缮码头。|市交通运输局|市财政局||||林某某',
    ],
    [
      'brackets that hold no units',
      lines(
        '1.修缮码头（含东岸、西岸）。（市交通运输局）',
        '2.推广渡船（详见附件）。（市交通运输局）',
        '3.疏浚航道（续建）。（市水利局）',
      ),
      '1|修缮码头（含东岸、西岸）。|市交通运输局',
      '2|推广渡船（详见附件）。|市交通运输局',
      '3|疏浚航道（续建）。|市水利局',
    ],
    [
      'the list in front of the full stop',
      lines(
        '1.修缮码头（市交通运输局牵头，市财政局配合）。',
        '2.疏浚航道（市水利局负责）；',
        '3.点亮灯塔（责任单位：市海事局）。',
      ),
      '1|修缮码头|市交通运输局|市财政局',
      '2|疏浚航道|市水利局',
      '3|点亮灯塔|市海事局',
    ],
    [
      'the bracket in a line of its own',
      lines('1.修缮码头。', '（市交通运输局牵头，市财政局配合）', '2.疏浚航道。', '（市水利局负责）'),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'a bracket that runs over lines',
      lines('1.修缮码头。（市交通运输局牵头，市财政局、', '市水利局配合）', '2.疏浚航道。（市水利局负', '责）'),
      '1|修缮码头。|市交通运输局|市财政局、市水利局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'ministries',
      lines(
        '（一）修缮港口。（交通运输部牵头，财政部、自然资源部等按职责分工负责）',
        '（二）疏浚航道。（水利部、国家发展改革委，各省级人民政府负责）',
        '（三）点亮灯塔。（各有关部门和单位，各省、自治区、直辖市人民政府按职责分工负责）',
        '（四）看守灯塔。（国务院国资委、中国民航局会同有关方面负责）',
      ),
      '（一）|修缮港口。|交通运输部|财政部、自然资源部||等',
      '（二）|疏浚航道。|水利部|国家发展改革委|各省级人民政府',
      '（三）|点亮灯塔。|||各有关部门和单位、各省、自治区、直辖市人民政府',
      '（四）|看守灯塔。|国务院国资委|中国民航局|有关方面',
    ],
    [
      'A指导B落实, A监督',
      numbered(
        '（市交通运输局牵头指导，各县政府组织实施）',
        '（市交通运输局、市财政局按职责分工落实，各县政府具体落实）',
      ),
      '1|修缮码头。|市交通运输局||各县政府',
      '2|修缮码头。|市交通运输局|市财政局|各县政府',
    ],
    [
      'units of a place that another place shares',
      numbered('（甲山县、乙水县政府，市港口新区管委会负责）', '（各县（市、区）政府、各开发区管委会）'),
      '1|修缮码头。|甲山县政府|乙水县政府、市港口新区管委会',
      '2|修缮码头。|||各县（市、区）政府、各开发区管委会',
    ],
    [
      'marks that tell the lead',
      lines(
        '说明：带★的为牵头单位。',
        '1.修缮码头。（市财政局、★市交通运输局）',
        '2.疏浚航道。（市水利局★、市财政局）',
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局|市财政局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('sentences', () => {
  test.each<Case>([
    [
      '由A牵头,B配合',
      lines('1.修缮码头，加固堤岸。由市交通运输局牵头，市财政局、市水利局配合。', '2.疏浚航道。由市水利局负责。'),
      '1|修缮码头，加固堤岸。|市交通运输局|市财政局、市水利局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'A牵头,B配合 without 由',
      lines(
        '1.修缮码头，加固堤岸。市交通运输局牵头，市财政局、市水利局配合。',
        '2.疏浚航道。市水利局、市财政局按职责分工负责。',
      ),
      '1|修缮码头，加固堤岸。|市交通运输局|市财政局、市水利局',
      '2|疏浚航道。|市水利局|市财政局',
    ],
    [
      'a deadline in the sentence',
      lines('1.修缮码头。由市交通运输局牵头，市财政局配合，6月底前完成。', '2.疏浚航道。由市水利局负责，持续推进。'),
      '1|修缮码头。|市交通运输局|市财政局|||6月底前完成',
      '2|疏浚航道。|市水利局||||持续推进',
    ],
    [
      'a label in the words of a sentence',
      lines(
        '1.修缮码头。责任单位为市交通运输局、市财政局。',
        '2.疏浚航道，牵头单位为市水利局，配合单位为市财政局、各镇政府，完成时限为6月底前。',
        '3.点亮灯塔，责任单位为市海事局的，由其自行安排。（市海事局）',
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|疏浚航道，|市水利局|市财政局|各镇政府||6月底前',
      '3|点亮灯塔，责任单位为市海事局的，由其自行安排。|市海事局',
    ],
    [
      'a sentence that only speaks of a unit is none',
      lines('1.修缮码头。由市交通运输局牵头制定方案，报市政府同意后实施。（市交通运输局）', '2.疏浚航道。（市水利局）'),
      '1|修缮码头。由市交通运输局牵头制定方案，报市政府同意后实施。|市交通运输局',
      '2|疏浚航道。|市水利局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

test.each([
  ['市水利局负责，市财政局落实', ['市水利局'], ['市财政局'], 'printed'],
  ['市水利局负责；市财政局、市住建局配合', ['市水利局'], ['市财政局', '市住建局'], 'printed'],
  ['市水利局会同市财政局负责', ['市水利局'], ['市财政局'], 'printed'],
  ['市水利局、市住建局会同市财政局负责', ['市水利局'], ['市住建局', '市财政局'], 'firstListed'],
  ['市水利局牵头，市住建局会同市财政局落实', ['市水利局'], ['市住建局', '市财政局'], 'printed'],
  ['市水利局负责，市财政局负责', ['市水利局'], ['市财政局'], 'firstListed'],
  ['市水利局、市财政局落实，市住建局负责', ['市水利局'], ['市财政局', '市住建局'], 'firstListed'],
  ['市水利局、市财政局负责', ['市水利局'], ['市财政局'], 'firstListed'],
])('%s: who is in charge by the words', (units, lead, coordinating, leadBasis) => {
  expect(parseDirective(`1.修缮码头。（${units}）`).tasks).toMatchObject([{ lead, coordinating, leadBasis }]);
});

describe('rules for the whole document', () => {
  test.each<Case>([
    [
      'the first leads, said in the first bracket',
      numbered('（市交通运输局、市财政局负责。列第一位者为牵头单位，下同）', '（市水利局、市财政局负责）'),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|修缮码头。|市水利局|市财政局',
    ],
    [
      'the same behind a comma or semicolon',
      numbered(
        '（责任单位：市交通运输局、市财政局，排第一位的为牵头单位，下同）',
        '（市交通运输局、市财政局；首位为牵头单位，下同）',
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|修缮码头。|市交通运输局|市财政局',
    ],
    [
      'in a bracket of its own',
      numbered('（市交通运输局、市财政局（第一个为牵头单位，下同）负责）', '（市水利局、市财政局负责）'),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|修缮码头。|市水利局|市财政局',
    ],
    [
      'who is to carry out all that follows, said in the first bracket',
      numbered('（市交通运输局牵头，以下各项均由各县（区）政府、各管委会落实，不再列出）', '（市水利局负责）'),
      '1|修缮码头。|市交通运输局||各县（区）政府、各管委会',
      '2|修缮码头。|市水利局||各县（区）政府、各管委会',
    ],
    [
      'in a note in front',
      lines(
        '注：以下任务均需各区市政府落实，不再一一列出。',
        '1.修缮码头。',
        '责任单位：市交通运输局',
        '2.疏浚航道。',
        '责任单位：市水利局、各区市政府',
      ),
      '1|修缮码头。|市交通运输局||各区市政府',
      '2|疏浚航道。|市水利局||各区市政府',
    ],
    [
      'in a note behind',
      lines(
        '1.修缮码头。（市交通运输局）',
        '2.疏浚航道。（市水利局）',
        '备注：以上任务均需各县（区）人民政府配合落实，不再一一列出。',
      ),
      '1|修缮码头。|市交通运输局||各县（区）人民政府',
      '2|疏浚航道。|市水利局||各县（区）人民政府',
    ],
    [
      'in the preamble',
      lines('各项任务涉及的各县（区）政府均为责任单位，不再逐项列出。', '一、渡口', '1.修缮码头。（市交通运输局）'),
      '1|修缮码头。|市交通运输局||各县（区）政府',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('numbers', () => {
  const units = '（市交通运输局）';
  test.each<Case>([
    [
      'with a bracket behind',
      `1）修缮码头。${units}\n2)疏浚航道。${units}`,
      '1）|修缮码头。|市交通运输局',
      '2)|疏浚航道。|市交通运输局',
    ],
    [
      'of full width',
      `１．修缮码头。${units}\n（２）疏浚航道。${units}`,
      '１|修缮码头。|市交通运输局',
      '（２）|疏浚航道。|市交通运输局',
    ],
    ['circled', `①修缮码头。${units}\n㉑疏浚航道。${units}`, '①|修缮码头。|市交通运输局', '㉑|疏浚航道。|市交通运输局'],
    [
      'of one character',
      `⑴修缮码头。${units}\n⒉疏浚航道。${units}\n㈢点亮灯塔。${units}`,
      '⑴|修缮码头。|市交通运输局',
      '⒉|疏浚航道。|市交通运输局',
      '㈢|点亮灯塔。|市交通运输局',
    ],
    [
      'with 第 and 项',
      `第1项：修缮码头。${units}\n第二条 疏浚航道。${units}`,
      '第1项|修缮码头。|市交通运输局',
      '第二条|疏浚航道。|市交通运输局',
    ],
    [
      'of two levels',
      `1.1 修缮码头。${units}\n1.2 疏浚航道。${units}\n2.1 点亮灯塔。${units}`,
      '1.1|修缮码头。|市交通运输局',
      '1.2|疏浚航道。|市交通运输局',
      '2.1|点亮灯塔。|市交通运输局',
    ],
    [
      'parted by a blank',
      `1 修缮码头。${units}\n2 疏浚航道。${units}`,
      '1|修缮码头。|市交通运输局',
      '2|疏浚航道。|市交通运输局',
    ],
    [
      'in a line of its own',
      `1.\n修缮码头。${units}\n（二）\n疏浚航道。${units}`,
      '1|修缮码头。|市交通运输局',
      '（二）|疏浚航道。|市交通运输局',
    ],
    [
      'with a word in front',
      `任务1：修缮码头。${units}\n任务2：疏浚航道。${units}`,
      '任务1|修缮码头。|市交通运输局',
      '任务2|疏浚航道。|市交通运输局',
    ],
    ['missing', `修缮码头。${units}\n疏浚航道。${units}`, '-|修缮码头。|市交通运输局', '-|疏浚航道。|市交通运输局'],
    [
      'that begin again',
      `一、渡口\n1.修缮码头。${units}\n二、航道\n1.疏浚航道。${units}`,
      '1|修缮码头。|市交通运输局',
      '1|疏浚航道。|市交通运输局',
    ],
    [
      'a year is none',
      `1.修缮码头。${units}\n2031年新造渡船。${units}`,
      '1|修缮码头。|市交通运输局',
      '1|2031年新造渡船。|市交通运输局',
    ],
    [
      'a decimal is none',
      `1.修缮码头。${units}\n1.5公里航道疏浚。${units}`,
      '1|修缮码头。|市交通运输局',
      '1|1.5公里航道疏浚。|市交通运输局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('the outline', () => {
  test.each<Case>([
    [
      'points in lines of their own that share the list behind the last',
      lines(
        '一、渡口',
        '1.修缮码头。',
        '（1）加固东岸。',
        '（2）加固西岸。',
        '责任单位：市交通运输局',
        '2.疏浚航道。',
        '（1）疏浚河口。',
        '（2）疏浚内河。',
        '责任单位：市水利局',
      ),
      '1|修缮码头。（1）加固东岸。（2）加固西岸。|市交通运输局',
      '2|疏浚航道。（1）疏浚河口。（2）疏浚内河。|市水利局',
    ],
    [
      'points below an item that has its list',
      lines(
        '1.修缮码头，分两岸进行。（市交通运输局）',
        '（1）加固东岸，年内完工。',
        '（2）加固西岸。',
        '2.疏浚航道。（市水利局）',
      ),
      '1|修缮码头，分两岸进行。（1）加固东岸，年内完工。（2）加固西岸。|市交通运输局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'items below a heading that has a list',
      lines(
        '一、渡口提升行动（牵头单位：市交通运输局；责任单位：市财政局）',
        '1.修缮码头。',
        '2.新造渡船。',
        '二、航道畅通行动（牵头单位：市水利局）',
        '1.疏浚航道。',
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|新造渡船。|市交通运输局|市财政局',
      '1|疏浚航道。|市水利局',
    ],
    [
      'items below a heading with a list, some with their own',
      lines('一、渡口提升行动（牵头单位：市交通运输局）', '1.修缮码头。（市财政局）', '2.新造渡船。'),
      '1|修缮码头。|市财政局',
      '2|新造渡船。|市交通运输局',
    ],
    [
      'a title line, then the words, then the labels',
      lines('（一）渡口提升', '1.修缮码头', '加固东岸，加固西岸。', '牵头单位：市交通运输局', '配合单位：市财政局'),
      '1|修缮码头加固东岸，加固西岸。|市交通运输局|市财政局',
    ],
    [
      'the list in front of the words',
      lines(
        '1.修缮码头（责任单位：市交通运输局）',
        '加固东岸，加固西岸。',
        '2.疏浚航道（责任单位：市水利局）',
        '疏浚河口。',
      ),
      '1|修缮码头加固东岸，加固西岸。|市交通运输局',
      '2|疏浚航道疏浚河口。|市水利局',
    ],
    [
      'a text without line breaks',
      '东湾市人民政府关于分解落实2031年重点工作的通知 各县（区）人民政府：现将重点工作分解如下。一、渡口（一）岸线1.修缮码头。（市交通运输局）2.新造渡船。（市交通运输局、财政局）（二）航道3.疏浚航道。（市水利局牵头，市财政局配合）二、灯塔4.点亮灯塔。（市海事局）各单位要抓好落实。东湾市人民政府2031年1月9日',
      '1|修缮码头。|市交通运输局',
      '2|新造渡船。|市交通运输局|市财政局',
      '3|疏浚航道。|市水利局|市财政局',
      '4|点亮灯塔。|市海事局',
    ],
    [
      'a text without line breaks, with labels',
      '一、渡口1.修缮码头。责任单位：市交通运输局2.新造渡船。责任单位：市交通运输局、市财政局等，各县（区）政府3.疏浚航道。责任单位：市水利局',
      '1|修缮码头。|市交通运输局',
      '2|新造渡船。|市交通运输局|市财政局|各县（区）政府|等',
      '3|疏浚航道。|市水利局',
    ],
    [
      'two documents in one page',
      lines(
        '东湾市人民政府关于渡口工作的通知',
        '东政〔2031〕7号',
        '1.修缮码头。（市交通运输局）',
        '2.新造渡船。（市交通运输局）',
        '东湾市人民政府',
        '2031年1月9日',
        '东湾市人民政府办公室关于航道工作的通知',
        '东政办〔2031〕9号',
        '各县（区）人民政府：',
        '现将航道工作分解如下。',
        '1.疏浚航道。（市水利局）',
        '东湾市人民政府办公室',
        '2031年2月9日',
      ),
      '1|修缮码头。|市交通运输局',
      '2|新造渡船。|市交通运输局',
      '1|疏浚航道。|市水利局',
    ],
    [
      'the same document twice in one page',
      lines(
        '东湾市人民政府关于渡口工作的通知',
        '东政〔2031〕7号',
        '1.修缮码头，加固东岸西岸。（市交通运输局）',
        '2.新造渡船并配齐船员。（市交通运输局）',
        '东湾市人民政府关于渡口工作的通知',
        '东政〔2031〕7号',
        '1.修缮码头，加固东岸西岸。（市交通运输局）',
        '2.新造渡船并配齐船员。（市交通运输局）',
      ),
      '1|修缮码头，加固东岸西岸。|市交通运输局',
      '2|新造渡船并配齐船员。|市交通运输局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('sections in a text without line breaks', () => {
    const { tasks } = parseDirective(
      '一、渡口（一）岸线1.修缮码头。（市交通运输局）2.新造渡船。（市交通运输局、财政局）（二）航道3.疏浚航道。（市水利局）二、灯塔4.点亮灯塔。（市海事局）',
    );
    expect(tasks.map(({ sectionPath }) => sectionPath.join('/'))).toEqual([
      '一、渡口/（一）岸线',
      '一、渡口/（一）岸线',
      '一、渡口/（二）航道',
      '二、灯塔',
    ]);
  });
});

const row = (...cells: string[]): string => cells.join('\t');

describe('tables', () => {
  test.each<Case>([
    [
      'one row a line',
      lines(
        row('序号', '工作任务', '牵头单位', '配合单位', '完成时限'),
        row('1', '修缮码头。', '市交通运输局', '市财政局、市水利局', '6月底前'),
        row('2', '疏浚航道。', '市水利局', '市财政局，各县（区）政府', '全年'),
      ),
      '1|修缮码头。|市交通运输局|市财政局、市水利局|||6月底前',
      '2|疏浚航道。|市水利局|市财政局|各县（区）政府||全年',
    ],
    [
      'the same with columns in another order and leaders',
      lines(
        row('责任领导', '序号', '牵头单位', '重点工作', '完成时间', '责任单位', '备注'),
        row('林某某', '1', '市交通运输局', '修缮码头', '6月底前', '市财政局', '续建'),
        row('何某', '2', '市水利局', '疏浚航道', '9月底前', '', ''),
      ),
      '1|修缮码头|市交通运输局|市财政局|||6月底前|林某某',
      '2|疏浚航道|市水利局||||9月底前|何某',
    ],
    [
      'merged cells are empty below their first row',
      lines(
        row('序号', '类别', '工作任务', '责任单位', '完成时限'),
        row('1', '渡口', '修缮码头', '市交通运输局、市财政局', '6月底前'),
        row('2', '', '新造渡船', '', ''),
        row('3', '航道', '疏浚航道', '市水利局', '年底前'),
      ),
      '1|修缮码头|市交通运输局|市财政局|||6月底前',
      '2|新造渡船|市交通运输局|市财政局|||6月底前',
      '3|疏浚航道|市水利局||||年底前',
    ],
    [
      'section rows',
      lines(
        row('序号', '工作任务', '责任单位'),
        row('一、渡口', '', ''),
        row('1', '修缮码头', '市交通运输局'),
        '（二）航道',
        row('2', '疏浚航道', '市水利局、财政局'),
      ),
      '1|修缮码头|市交通运输局',
      '2|疏浚航道|市水利局|市财政局',
    ],
    [
      'the header again on page two, and a page number',
      lines(
        row('序号', '工作任务', '责任单位'),
        row('1', '修缮码头', '市交通运输局'),
        '— 2 —',
        row('序号', '工作任务', '责任单位'),
        row('2', '疏浚航道', '市水利局'),
      ),
      '1|修缮码头|市交通运输局',
      '2|疏浚航道|市水利局',
    ],
    [
      'without numbers',
      lines(row('工作任务', '责任单位'), row('修缮码头', '市交通运输局'), row('疏浚航道', '市水利局')),
      '-|修缮码头|市交通运输局',
      '-|疏浚航道|市水利局',
    ],
    [
      'a task and its measures',
      lines(
        row('序号', '重点任务', '工作措施', '牵头单位', '责任单位'),
        row('1', '修缮码头', '1.加固东岸。2.加固西岸。', '市交通运输局', '市财政局'),
        row('2', '疏浚航道', '疏浚河口。', '市水利局', '市财政局'),
      ),
      '1|修缮码头1.加固东岸。2.加固西岸。|市交通运输局|市财政局',
      '2|疏浚航道疏浚河口。|市水利局|市财政局',
    ],
    [
      'one cell a line',
      lines(
        '序号',
        '工作任务',
        '牵头单位',
        '配合单位',
        '完成时限',
        '1',
        '修缮码头。',
        '市交通运输局',
        '市财政局、市水利局',
        '6月底前',
        '2',
        '疏浚航道。',
        '市水利局',
        '市财政局',
        '全年',
      ),
      '1|修缮码头。|市交通运输局|市财政局、市水利局|||6月底前',
      '2|疏浚航道。|市水利局|市财政局|||全年',
    ],
    [
      'one cell a line, with section rows',
      lines(
        '序号',
        '工作任务',
        '责任单位',
        '完成时限',
        '一、渡口',
        '1',
        '修缮码头。',
        '市交通运输局、市财政局',
        '6月底前',
        '2',
        '新造渡船。',
        '市交通运输局',
        '9月底前',
        '二、航道',
        '3',
        '疏浚航道。',
        '市水利局',
        '全年',
      ),
      '1|修缮码头。|市交通运输局|市财政局|||6月底前',
      '2|新造渡船。|市交通运输局||||9月底前',
      '3|疏浚航道。|市水利局||||全年',
    ],
    [
      'one cell a line with blank lines between, as copied from a page',
      lines('序号', '2031年民生实事', '责任单位', '完成时限', '1', '修缮码头。', '市水利局', '6月底前')
        .split('\n')
        .join('\n\n'),
      '1|修缮码头。|市水利局||||6月底前',
    ],
    [
      'the same with a unit in each of two lines',
      lines('序号', '工作任务', '责任单位', '完成时限', '1', '修缮码头。', '市水利局', '市财政局', '6月底前')
        .split('\n')
        .join('\n\n'),
      '1|修缮码头。|市水利局|市财政局|||6月底前',
    ],
    [
      'the same with numbers that begin anew under each heading',
      lines(
        '序号',
        '工作任务',
        '牵头单位',
        '配合单位',
        '一、渡口、码头、航标、灯塔、船闸等工作（牵头领导：林某某）',
        '1',
        '修缮码头。',
        '市水利局',
        '各镇街',
        '2',
        '加固堤岸。',
        '市水利局',
        '市财政局',
        '二、航道',
        '1',
        '疏浚航道。',
        '市水利局',
        '市财政局',
      )
        .split('\n')
        .join('\n\n'),
      '1|修缮码头。|市水利局||各镇街',
      '2|加固堤岸。|市水利局|市财政局',
      '1|疏浚航道。|市水利局|市财政局',
    ],
    [
      'cells with a stroke behind each',
      lines(
        '重点任务 | 工作内容 | 负责科室 |',
        '码头 | 修缮东岸码头。 | 各相关科室 |',
        '航道 | 疏浚航道。 | 综合科、港航股 |',
      ),
      '-|码头修缮东岸码头。|||各相关科室',
      '-|航道疏浚航道。|综合科|港航股',
    ],
    [
      'a merged heading beside rows that are printed at the left',
      lines(
        '工作任务 | 具体要求 | 责任部门 |',
        '一、做好岸线工作。 | 1.修缮码头。 | 财务科 |',
        '2.加固堤岸。 | 综合科牵头，各科室配合 | |',
        '二、做好航道工作。 | 3.疏浚航道。 | 综合科 |',
      ),
      '1|修缮码头。|财务科',
      '2|加固堤岸。|综合科||各科室',
      '3|疏浚航道。|综合科',
    ],
    [
      'cells that only spaces part',
      lines(
        '序号 工 作 任 务 牵头负责部门 完成时限',
        '1 修缮码头 市水利局 6月底前',
        '2 疏浚航道，完善 5G 航标 市水利局、财政局 全年',
        '3 新造渡船，培训渡工，',
        '开通夜航 市交通运输局 年底前',
        '以上任务要抓好落实。',
      ),
      '1|修缮码头|市水利局||||6月底前',
      '2|疏浚航道，完善 5G 航标|市水利局+市财政局||||全年',
      '3|新造渡船，培训渡工，开通夜航|市交通运输局||||年底前',
    ],
    [
      'labels in the cells',
      lines(
        row('1', '修缮码头。', '牵头单位：市交通运输局', '配合单位：市财政局'),
        row('2', '疏浚航道。', '责任单位：市水利局', ''),
      ),
      '1|修缮码头。|市交通运输局|市财政局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'words of duty in the cells',
      lines(
        row('序号', '工作任务', '责任分工', '时间节点'),
        row('1', '修缮码头', '市交通运输局牵头，市财政局配合', '6月底前'),
        row('2', '疏浚航道', '市水利局、各县（区）政府', '全年'),
      ),
      '1|修缮码头|市交通运输局|市财政局|||6月底前',
      '2|疏浚航道|市水利局||各县（区）政府||全年',
    ],
    [
      'prose and an appendix with a table',
      lines(
        '东湾市2031年重点工作任务分解表',
        '各单位要抓好落实。',
        row('序号', '工作任务', '责任单位'),
        row('1', '修缮码头', '市交通运输局'),
        '注：以上任务均需各县（区）政府落实，不再一一列出。',
      ),
      '1|修缮码头|市交通运输局||各县（区）政府',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('what a task orders is no list of units, though its last word ends as a name does', () => {
    const { tasks, diagnostics } = parseDirective(
      lines(
        '序号',
        '工作任务',
        '牵头单位',
        '配合单位',
        '1',
        '共建船厂',
        '推动实验室落地，引进造船等8家研发机构',
        '市科技局',
        '市财政局',
        '2',
        '修缮码头',
        '市水利局',
        '市财政局',
      ),
    );
    expect(tasks.map(rowOf)).toEqual([
      '1|共建船厂推动实验室落地，引进造船等8家研发机构|市科技局|市财政局',
      '2|修缮码头|市水利局|市财政局',
    ]);
    expect(diagnostics.map(({ code }) => code)).toContain('unsure-cells');
  });

  test('a row whose last words fit no column ends a table that only spaces part', () => {
    const { tasks, diagnostics } = parseDirective(
      lines('序号 工作任务 责任单位', '1 修缮码头 市水利局', '2 疏浚航道 尽快', '3 新造渡船 市水利局'),
    );
    expect(tasks[0]).toMatchObject({ text: '修缮码头', lead: ['市水利局'] });
    expect(diagnostics.map(({ code, line }) => [code, line])).toContainEqual(['unread-table', 3]);
  });

  test('the annexes that a notice lists are no items of it', () => {
    const { tasks } = parseDirective(
      lines(
        '附件：1.东湾市2031年目标分解表',
        '2.东湾市2031年任务分解表',
        '东湾市人民政府办公室',
        '2031年2月1日',
        '附件1',
        '序号',
        '工作任务',
        '责任单位',
        '1',
        '修缮码头',
        '市水利局',
        '2',
        '疏浚航道',
        '市水利局',
      ),
    );
    expect(tasks.map(rowOf)).toEqual(['1|修缮码头|市水利局', '2|疏浚航道|市水利局']);
  });

  test('sections of a table are the headings of its rows', () => {
    const { tasks } = parseDirective(
      lines(
        row('序号', '类别', '工作任务', '责任单位'),
        row('一、渡口', '', '', ''),
        row('1', '岸线', '修缮码头', '市交通运输局'),
        row('2', '', '加固堤岸', '市水利局'),
      ),
    );
    expect(tasks.map(({ sectionPath }) => sectionPath)).toEqual([
      ['一、渡口', '岸线'],
      ['一、渡口', '岸线'],
    ]);
  });

  test('a cell that repeats what is above says where it is printed', () => {
    const text = lines(
      row('序号', '工作任务', '责任单位'),
      row('1', '修缮码头', '市交通运输局'),
      row('2', '新造渡船', ''),
    );
    const [first, second] = parseDirective(text).tasks;
    expect(second?.spans.lead).toEqual(first?.spans.lead);
  });
});

describe('what is named instead of guessed', () => {
  const codesIn = (text: string) => parseDirective(text).diagnostics.map(({ code }) => code);
  test.each<[string, string, string]>([
    ['a bracket of duty without names', '1.修缮码头。（由牵头单位负责）\n2.疏浚航道。（市水利局）', 'unread-units'],
    ['a table whose rows fit no header', '序号\n工作任务\n责任单位\n修缮\n码头\n三\n疏浚', 'unread-table'],
    [
      'a list from elsewhere',
      '注：以下任务均需各区市政府落实，不再一一列出。\n1.修缮码头。（市交通运输局）',
      'units-from-note',
    ],
    [
      'two documents',
      '东政〔2031〕7号\n1.修缮码头。（市交通运输局）\n东政办〔2031〕9号\n1.疏浚航道。（市水利局）',
      'second-document',
    ],
    ['hidden characters', '1.修缮码头。（市交通\u200b运输局）', 'hidden-characters'],
    [
      'a list that several points share',
      '1.修缮码头。\n（1）加固东岸。\n（2）加固西岸。\n责任单位：市交通运输局',
      'shared-units',
    ],
    ['a list from a heading', '一、渡口行动（牵头单位：市交通运输局）\n1.修缮码头。\n2.新造渡船。', 'shared-units'],
    ['cells taken from above', '序号\t工作任务\t责任单位\n1\t修缮码头\t市交通运输局\n2\t新造渡船\t', 'merged-cell'],
  ])('%s', (_, text, code) => {
    expect(codesIn(text)).toContain(code);
  });

  test('hidden characters in a name are left out of it, and only there', () => {
    const text = '1.修缮\u200b码头。（市交通\u202e运输局、市财\u200f政局）';
    const { tasks, coverage } = parseDirective(text);
    expect(tasks[0]).toMatchObject({ lead: ['市交通运输局'], coordinating: ['市财政局'] });
    expect(printedAt(text, tasks[0]?.spans.lead ?? [])).toBe('市交通运输局');
    expect(coverage.accounted).toBe(text.length);
  });

  test('a label that hides a character is still one', () => {
    const [task] = parseDirective('1.修缮码头。\n责任\u200b单位：市交通运输局').tasks;
    expect(task).toMatchObject({ text: '修缮码头。', lead: ['市交通运输局'] });
  });
});

describe('duties behind the name', () => {
  test.each<Case>([
    [
      'in brackets',
      lines(
        '1.推行一网通办。',
        '责任单位：县公安局、县市场监管局（牵头）',
        '2.推广执照。',
        '责任单位：县税务局（牵头），县数据局（配合）',
      ),
      '1|推行一网通办。|县市场监管局|县公安局',
      '2|推广执照。|县税务局|县数据局',
    ],
    [
      'between two offices whose names are short',
      '1.推进改革。（区委改革办会同区委组织部、区纪委监委机关负责）\n2.防汛。（区应急局，各镇人民政府、街道办事处）',
      '1|推进改革。|区委改革办|区委组织部、区纪委监委机关',
      '2|防汛。|区应急局||各镇人民政府、街道办事处',
    ],
    [
      'beside who can be asked',
      '1.修缮码头。责任单位：市交通运输局 联系人：林某某 电话：12345\n2.疏浚航道。责任单位：市水利局；备注：续建项目',
      '1|修缮码头。|市交通运输局',
      '2|疏浚航道。|市水利局',
    ],
    [
      'an office of a ministry keeps its place',
      '1.防范风险。（省财政厅、东湾金融监管局、地方金融监管局）',
      '1|防范风险。|省财政厅|东湾金融监管局、省地方金融监管局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('lists that are written carelessly', () => {
  test.each<Case>([
    [
      'names parted by blanks',
      lines('1.修缮码头。', '责任单位：市交通运输局 市财政局　市水利局 各县（市、区）政府', '责任人：林某某 何某'),
      '1|修缮码头。|市交通运输局|市财政局、市水利局|各县（市、区）政府|||林某某 何某',
    ],
    [
      'a blank inside a name parts nothing',
      lines('1.修缮码头。', '责任单位：市交通 运输局、市财政局'),
      '1|修缮码头。|市交通 运输局|市财政局',
    ],
    [
      'short labels',
      lines(
        '1.修缮码头。',
        '牵头：市交通运输局；配合：市财政局、各镇政府',
        '2.新造渡船。（主办：市水利局；协办：市财政局）',
      ),
      '1|修缮码头。|市交通运输局|市财政局|各镇政府',
      '2|新造渡船。|市水利局|市财政局',
    ],
    [
      'a short label before other words is none',
      '1.落实责任：逐级签订责任书。（市水利局）',
      '1|落实责任：逐级签订责任书。|市水利局',
    ],
    [
      'the first and the other responsible units',
      lines('1.修缮码头。', '第一责任单位：市交通运输局', '其他责任单位：市财政局'),
      '1|修缮码头。|市交通运输局|市财政局',
    ],
    [
      '会同 at the head of a tier',
      '1.修缮码头。（市交通运输局牵头，会同市财政局等部门负责；各镇政府配合）',
      '1|修缮码头。|市交通运输局|市财政局|各镇政府|等',
    ],
    [
      'who guides',
      '1.修缮码头。（市交通运输局负责指导监督，市财政局、各地区等参加）\n2.新造渡船。（各市、县政府负责；省水利厅指导）',
      '1|修缮码头。|市交通运输局|市财政局|各地区|等',
      '2|新造渡船。||省水利厅|各市、县政府',
    ],
    [
      'a share of the work behind the deadline',
      '1.修缮码头。（市交通运输局牵头，市财政局配合，2031年底前完成，其中2030年完成30%）',
      '1|修缮码头。|市交通运输局|市财政局|||2031年底前完成',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

describe('orders without brackets', () => {
  test.each<Case>([
    [
      'a line of its own',
      lines('1.修缮码头。', '市交通运输局牵头，市财政局、各镇政府配合', '2.新造渡船。', '市水利局负责落实。'),
      '1|修缮码头。|市交通运输局|市财政局|各镇政府',
      '2|新造渡船。|市水利局',
    ],
    [
      'in brackets in a line of their own, with the levels of a group',
      lines('1.力争增长7%；', '（市水利局、财政局牵头，市直相关部门、各县（市、区）配合）'),
      '1|力争增长7%；|市水利局+市财政局||市直相关部门、各县（市、区）',
    ],
    [
      'several who share the last word',
      lines('1.接待来访。', '市信访局牵头负责；各县（市、区）政府，市直各单位具体落实'),
      '1|接待来访。|市信访局||各县（市、区）政府、市直各单位',
    ],
    [
      'with the leader behind it',
      '1.修缮码头。由市交通运输局、市财政局负责，市水利局配合，分管领导：林某某。',
      '1|修缮码头。|市交通运输局|市财政局、市水利局||||林某某',
    ],
    [
      'a person among the units',
      '1.修缮码头。（何某副县长牵头，县交通运输局、县财政局负责）',
      '1|修缮码头。|县交通运输局|县财政局||||何某副县长',
    ],
    [
      'a sentence that orders something else stays in the words',
      lines('1.修缮码头。', '各单位要认真落实，确保质量。', '责任单位：市交通运输局'),
      '1|修缮码头。各单位要认真落实，确保质量。|市交通运输局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('a rule in a bracket at the end of the preamble names nobody', () => {
    const text = '现将任务印发给你们，请认真落实。（注：列首位的为牵头单位）\n1.修缮码头。（市交通运输局、市财政局）';
    expect(rowsOf(text)).toEqual(['1|修缮码头。|市交通运输局|市财政局']);
    expect(parseDirective(text).tasks[0]?.leadBasis).toBe('declared');
  });
});

describe('records and rows that are broken', () => {
  test.each<Case>([
    [
      'records that begin with the name of a thing',
      lines(
        '一、工程类（2项）',
        '项目名称：东岸码头',
        '责任单位：市交通运输局',
        '配合单位：市财政局',
        '项目名称：西岸码头',
        '责任单位：市水利局',
      ),
      '-|项目名称：东岸码头|市交通运输局|市财政局',
      '-|项目名称：西岸码头|市水利局',
    ],
    [
      'a cell with line breaks',
      '序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t修缮码头\t市交通运输局\t市财政局\n市水利局\n各镇政府\t9月底\n2\t新造渡船\t市水利局\t市财政局\t12月底',
      '1|修缮码头|市交通运输局|市财政局、市水利局|各镇政府||9月底',
      '2|新造渡船|市水利局|市财政局|||12月底',
    ],
    [
      'a heading row with its number in a cell of its own',
      '序号\t工作任务\t责任单位\n一\t水路\t\n1\t修缮码头\t市交通运输局\n（二）\t渡船\t\n2\t新造渡船\t市水利局',
      '1|修缮码头|市交通运输局',
      '2|新造渡船|市水利局',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});

test('an annex begins an outline of its own', () => {
  const text = lines('一、水路', '1.修缮码头。（市交通运输局）', '附件2', '1.新造渡船。（市水利局）');
  expect(parseDirective(text).tasks.map(({ sectionPath }) => sectionPath)).toEqual([['一、水路'], []]);
});

describe('what stands between the names, or in their place', () => {
  test.each<Case>([
    [
      '和 in front of a customs house',
      '1.修缮码头。（市交通运输局和东湾海关按职责分工负责）',
      '1|修缮码头。|市交通运输局|东湾海关',
    ],
    [
      'an office of a ministry for aviation',
      '1.扩建机场。（市交通运输局、民航东湾监管局）',
      '1|扩建机场。|市交通运输局|民航东湾监管局',
    ],
    [
      '分别由 in front of the leads',
      '1.修缮码头。（分别由市水利局、市渔业局牵头，市财政局配合）',
      '1|修缮码头。|市水利局+市渔业局|市财政局',
    ],
    [
      'a duty in a bracket at the end of each tier',
      '1.修缮码头。责任单位：市水利局、市渔业局（牵头）；市财政局、市司法局（配合）',
      '1|修缮码头。|市水利局+市渔业局|市财政局、市司法局',
    ],
    [
      'a duty in a bracket behind one name alone',
      '1.修缮码头。责任单位：市水利局、市渔业局（牵头）、市财政局',
      '1|修缮码头。|市渔业局|市水利局、市财政局',
    ],
    [
      'a list behind each half of a sentence',
      '1.修缮码头3座（市水利局，9月底前）；新造渡船（东湾海关）。',
      '1|修缮码头3座|市水利局||||9月底前',
      '1|新造渡船|东湾海关',
    ],
    [
      'bodies in the words that are no list',
      '1.建立三方机制（渔协、工会、商会）；修缮码头。（市水利局）',
      '1|建立三方机制（渔协、工会、商会）；修缮码头。|市水利局',
    ],
    [
      'a bracket with the time behind that of the units',
      '1.修缮码头。（责任单位：市水利局）（完成时限：6月底前）',
      '1|修缮码头。|市水利局||||6月底前',
    ],
    [
      'a note behind all tasks that everybody helps',
      lines('1.修缮码头。（市水利局）', '以上各项任务，各市、州、直管市人民政府均为配合单位，不再逐项列出。'),
      '1|修缮码头。|市水利局||各市、州、直管市人民政府',
    ],
    [
      'a bracket with a kind of place alone',
      lines('1.修缮码头。', '各镇（街道）', '责任单位：市水利局'),
      '1|修缮码头。各镇（街道）|市水利局',
    ],
    [
      'cells, one a line, that go on in the next',
      lines(
        '序号|重点工作|目标任务|分管领导|牵头单位|配合单位|完成时限',
        '1|修缮码头|修缮3座，|验收3座|林某某|市水利局|市财政局、|各镇（街道）|9月底',
        '2|新造渡船|新造6艘|何某某|市渔业局|市财政局|市司法局|12月底',
      ).replaceAll('|', '\n'),
      '1|修缮码头修缮3座，验收3座|市水利局|市财政局|各镇（街道）||9月底|林某某',
      '2|新造渡船新造6艘|市渔业局|市财政局、市司法局|||12月底|何某某',
    ],
  ])('%s', (_, text, ...rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('the first of the leads is declared too', () => {
    const text = '1.修缮码头。（市水利局、市财政局；列首位的为第一牵头单位，下同）';
    expect(parseDirective(text).tasks[0]).toMatchObject({ lead: ['市水利局'], leadBasis: 'declared' });
  });
});

describe('headings and heads', () => {
  test('numbered works are headings, and their items begin anew', () => {
    const text = lines('工程一：水路', '1.修缮码头。（市水利局）', '工程二：渡船', '1.新造渡船。（市渔业局）');
    const { tasks, diagnostics } = parseDirective(text);
    expect(tasks.map(({ sectionPath }) => sectionPath)).toEqual([['工程一：水路'], ['工程二：渡船']]);
    expect(diagnostics.map(({ code }) => code)).not.toContain('stray-line');
  });

  test('an item may follow the heading of points', () => {
    const text = lines(
      '（一）修缮码头。（市水利局）',
      '（二）渡船',
      '1.新造渡船。（市渔业局）',
      '（三）点亮灯塔。（市水利局）',
    );
    expect(parseDirective(text).diagnostics.map(({ code }) => code)).not.toContain('broken-numbering');
    const broken = text.replace('（三）', '（五）');
    expect(parseDirective(broken).diagnostics.map(({ code }) => code)).toContain('broken-numbering');
  });

  test('full-width figures in the day of issue and of reports', () => {
    const text = lines(
      '东湾市２０３１年度渡口安全目标责任书',
      '各单位于每季度末月２５日前将进展报市政府督查室。',
      '1.修缮码头。（市水利局）',
      '２０３１年２月１８日',
    );
    const { document, reporting } = parseDirective(text);
    expect(document).toMatchObject({
      title: '东湾市２０３１年度渡口安全目标责任书',
      year: 2031,
      issuedOn: '2031-02-18',
    });
    expect(reporting.quarterly).toEqual(['03-25', '06-25', '09-25', '12-25']);
  });
});

test('a quarter alone is a time limit behind its label, in any bracket', () => {
  for (const label of ['完成时间：', '〔完成时间〕', '【完成时限】']) {
    const { tasks } = parseDirective(
      lines('东湾市2031年重点工作', '1.修缮码头。', '责任单位：市水利局', `${label}三季度`),
    );
    expect(tasks[0]?.timeLimits.map(({ date }) => date)).toEqual(['2031-09-30']);
  }
});

test('what is measured has no number of a point and no 各 at its end', () => {
  const { tasks } = parseDirective('1.①修缮码头3座，新造渡船、拖船各10艘。（市水利局）');
  expect(tasks[0]?.targets.map(({ metric }) => metric)).toEqual(['修缮码头', '新造渡船、拖船']);
});

test('what lead units are bidden to do is a sentence, not a list of units', () => {
  const { tasks, reporting } = parseDirective(
    lines(
      '东湾市2031年重点工作',
      '一、渡口',
      '（一）修缮码头。（市水利局）',
      '（二）点亮灯塔。（市水利局）',
      '二、要求',
      '各牵头单位要于3月20日前将方案报市政府督查室，每季度末月25日前报送进展。',
    ),
  );
  expect(tasks.map(({ number, lead }) => [number, lead])).toEqual([
    ['（一）', ['市水利局']],
    ['（二）', ['市水利局']],
  ]);
  expect(reporting.quarterly).toEqual(['03-25', '06-25', '09-25', '12-25']);
});

test('two groups joined by 和 are two, a phrase of two halves is one', () => {
  const groupsOf = (list: string) =>
    parseDirective(lines('东湾市2031年重点工作', `1.修缮码头。（市水利局牵头，${list}配合）`)).tasks[0]?.groups;
  expect(groupsOf('市直有关部门和各县区')).toEqual(['市直有关部门', '各县区']);
  expect(groupsOf('有关部门和单位')).toEqual(['有关部门和单位']);
});

test('an item behind a heading in one line goes on counting; what begins at 1 stays a point of its item', () => {
  const read = (...more: string[]) =>
    parseDirective(lines('东湾市2031年重点工作', ...more)).tasks.map(({ number, sectionPath }) => [
      number,
      sectionPath.at(-1),
    ]);
  expect(
    read(
      '（一）修缮。1.修缮码头12座，恢复渡口灯塔（市水利局牵头，市财政局配合）。2.加固堤坝9公里，疏浚航道（市水利局）。',
      '（二）点亮。3.点亮灯塔6座（市海事局牵头，市财政局配合）。',
    ),
  ).toEqual([
    ['1', '（一）修缮。'],
    ['2', '（一）修缮。'],
    ['3', '（二）点亮。'],
  ]);
  expect(read('（一）修缮。1.修缮码头。2.加固堤坝。（市水利局）').map(([number]) => number)).toEqual(['（一）']);
});

test('units that answer for a point each are all units of the item', () => {
  for (const list of ['①市水利局；②市海事局；③市财政局', '(1)市水利局；(2)市海事局；(3)市财政局']) {
    const [task, ...more] = parseDirective(
      lines('东湾市2031年重点工作', '1.办好实事：①修缮码头；②点亮灯塔；③补贴渡工。', `责任单位：${list}`),
    ).tasks;
    expect(more).toEqual([]);
    expect(task).toMatchObject({ lead: ['市水利局'], coordinating: ['市海事局', '市财政局'] });
    expect(task?.text).toBe('办好实事：①修缮码头；②点亮灯塔；③补贴渡工。');
  }
});

test.each([
  ['各县、区人民政府（管委会）负责落实', '1|修缮码头。|||各县、区人民政府（管委会）'],
  ['市水利局、住房和城乡建设局牵头督导，市财政局参与', '1|修缮码头。|市水利局+市住房和城乡建设局|市财政局'],
  ['综合科、人事科', '1|修缮码头。|综合科|人事科'],
])('%s', (units, row) => {
  expect(rowsOf(`1.修缮码头。（${units}）`)).toEqual([row]);
});

test('what a bracket says of its kind is no unit', () => {
  expect(parseDirective('1.招收渡校学生90名（本科、专科）。\n2.修缮码头。（市水利局）').tasks[0]).toMatchObject({
    lead: [],
  });
});

test('a rule with an exception, in a bracket behind a name, is no part of it', () => {
  const [task] = parseDirective(
    '1.修缮码头。\n责任单位：市水利局牵头，市财政局（除标注为“牵头”单位外，列第一位的为牵头或汇总单位，下同）',
  ).tasks;
  expect(task).toMatchObject({ lead: ['市水利局'], coordinating: ['市财政局'] });
});

test('the number of a notice may be glued to its title', () => {
  const { document } = parseDirective(
    '东政发〔2031〕7号东湾市人民政府关于印发2031年重点工作分工方案的通知\n1.修缮码头。（市水利局）',
  );
  expect(document).toMatchObject({
    title: '东湾市人民政府关于印发2031年重点工作分工方案的通知',
    issuer: '东湾市人民政府',
    documentNumber: '东政发〔2031〕7号',
  });
});

test('progress that is ordered is a time', () => {
  const text = lines(
    '1.修缮码头。',
    '责任单位：市水利局',
    '进度安排：6月底前完成基础；12月底前全部完成。',
    '2.疏浚航道。',
    '责任单位：市水利局',
  );
  expect(rowsOf(text)).toEqual(['1|修缮码头。|市水利局||||6月底前完成基础；12月底前全部完成', '2|疏浚航道。|市水利局']);
  expect(parseDirective(text).tasks[0]?.timeLimits.map(({ quote }) => quote)).toEqual(['6月底前', '12月底前']);
});

test('the first in the list is declared to lead the work', () => {
  const { tasks } = parseDirective('1.修缮码头。\n责任单位：市水利局、市财政局（列第一位者为工作牵头单位，下同）');
  expect(tasks).toMatchObject([{ lead: ['市水利局'], coordinating: ['市财政局'], leadBasis: 'declared' }]);
});

test('a number whose words begin with a time is one where it follows the one before', () => {
  const text = lines(
    '1.修缮码头。（市水利局）',
    '2.3月底前疏浚航道。（市水利局）',
    '3.2031年新造渡船。（市水利局）',
    '3.5月均流量',
  );
  expect(rowsOf(text).slice(0, 3)).toEqual([
    '1|修缮码头。|市水利局',
    '2|3月底前疏浚航道。|市水利局',
    '3|2031年新造渡船。|市水利局',
  ]);
});

test('a bracket behind a name may tell who helps it', () => {
  expect(
    rowsOf(
      '1.修缮码头。\n责任科室：建设科（水库科、农水科配合）\n2.疏浚航道。\n责任科室：建设科（水库科配合）、河长办',
    ),
  ).toEqual(['1|修缮码头。|建设科|水库科、农水科', '2|疏浚航道。|建设科|水库科、河长办']);
});

test('a row that sums up is no task; of the years of a plan the first is its own', () => {
  const text = lines(
    '东湾市三年行动方案（2031—2033年）',
    row('序号', '工作任务', '责任单位'),
    row('1', '2031年底前修缮码头', '市水利局'),
    row('合计', '1项', ''),
  );
  expect(rowsOf(text)).toEqual(['1|2031年底前修缮码头|市水利局']);
  const { document, tasks } = parseDirective(text);
  expect(document.year).toBe(2031);
  expect(tasks[0]?.timeLimits).toMatchObject([{ date: '2031-12-31' }]);
});

test('the plan behind the signature of a notice stands under no point of the notice', () => {
  const { tasks } = parseDirective(
    lines(
      '关于印发2031年重点工作分工方案的通知',
      '一、各单位要高度重视，按照分工抓紧制定方案，层层落实责任，抓好督促检查，确保各项工作落到实处、见到成效，按期完成。',
      '东湾市人民政府办公室',
      '2031年2月1日',
      '2031年重点工作分工方案',
      '1.修缮码头。（市水利局）',
      '2.疏浚航道。（市水利局）',
    ),
  );
  expect(tasks.map(({ sectionPath }) => sectionPath)).toEqual([[], []]);
});

test('a word that only ends in 文件 is no head of a page', () => {
  expect(parseDirective('规范性文件集中公开\n1.修缮码头。（市水利局）').document.issuer).toBeNull();
});
