import { expect, test } from 'vitest';
import { explainDirective } from './explain-directive.js';

test('each line says which rule took it, and what is doubtful there', () => {
  const text = [
    '东湾市2031年重点工作',
    '一、渡口',
    '1.修缮码头。（市交通运输局、市财政局）2.新造渡船。由市交通运输局牵头，市财政局配合。',
    '责任领导：林某某',
    '序号\t工作任务\t责任单位',
    '3\t疏浚航道\t市水利局',
    '东湾市人民政府',
  ].join('\n');
  expect(explainDirective(text).map(({ line, kind, rule }) => [line, kind, rule])).toEqual([
    [1, 'preamble', 'before-tasks'],
    [2, 'heading', 'heading'],
    [3, 'task', 'number'],
    [3, 'units', 'bracket'],
    [3, 'task', 'glued-number'],
    [3, 'units', 'sentence'],
    [4, 'units', 'label'],
    [5, 'heading', 'table-head'],
    [6, 'task', 'table-row'],
    [6, 'task', 'table-row'],
    [6, 'units', 'cell'],
    [7, 'closing', 'signature'],
  ]);
  const [, , , list, glued] = explainDirective(text);
  expect(list).toMatchObject({ text: '（市交通运输局、市财政局）', doubts: ['inferred-lead'] });
  expect(glued?.doubts).toEqual(['glued-item']);
  expect(glued?.why).toMatch(/right behind the unit list/);
});

test('an empty text has nothing to explain', () => {
  expect(explainDirective('')).toEqual([]);
});
