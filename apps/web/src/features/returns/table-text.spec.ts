import { describe, expect, it } from 'vitest';
import { cellsOf } from './table-text.js';

describe('cellsOf', () => {
  it('parts rows by line breaks and cells by tabs, whatever break the system writes', () => {
    expect(cellsOf('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cellsOf('a\nb\n')).toEqual([['a'], ['b']]);
  });

  it('keeps line breaks, tabs and doubled quotes of a quoted cell', () => {
    expect(cellsOf('"第一行\r\n第二行"\t"说""好"""\n"a\tb"\tc')).toEqual([
      ['第一行\n第二行', '说"好"'],
      ['a\tb', 'c'],
    ]);
  });

  it('takes a quote that closes nothing as a character', () => {
    expect(cellsOf('"一季度"情况\t1\n"没有结束')).toEqual([['"一季度"情况', '1'], ['"没有结束']]);
  });

  it('keeps empty cells, and drops only the break that ends the last row', () => {
    expect(cellsOf('\t1\n\n2\t\n')).toEqual([['', '1'], [''], ['2', '']]);
    expect(cellsOf('')).toEqual([['']]);
  });
});
