import { describe, expect, it } from 'vitest';
import { textDifference } from './text-difference.js';

const written = (before: string, after: string): string =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('textDifference', () => {
  it('finds what was changed within a sentence, the removed before the added', () => {
    expect(written('已开工三个项目,进展顺利。', '已开工五个项目,进展顺利。')).toBe('已开工[-三][+五]个项目,进展顺利。');
  });

  it('compares a number whole', () => {
    expect(written('完成12.5%', '完成18.5%')).toBe('完成[-12.5%][+18.5%]');
  });

  it('compares a day and a month whole', () => {
    expect(written('40 %(2023-04-28 实际)', '40 %(2023-05-25 实际)')).toBe('40 %([-2023-04-28][+2023-05-25] 实际)');
    expect(written('2023-04期', '2023-05期')).toBe('[-2023-04][+2023-05]期');
  });

  it('leaves a text that is the same in one piece', () => {
    expect(textDifference('按计划推进。', '按计划推进。')).toEqual([{ kind: 'same', text: '按计划推进。' }]);
  });

  it('takes an empty side', () => {
    expect(written('', '新')).toBe('[+新]');
    expect(written('旧', '')).toBe('[-旧]');
    expect(textDifference('', '')).toEqual([]);
  });

  it('gives back both texts, whatever they are', () => {
    const texts = ['甲乙丙丁', '乙丁甲', '1.1 和 2;\n其余不变', '其余 2;\n1.1 😀 不变', 'a'.repeat(300)];
    for (const before of texts)
      for (const after of texts) {
        const pieces = textDifference(before, after);
        const without = (kind: string) => pieces.flatMap((each) => (each.kind === kind ? [] : [each.text])).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }
  });

  it('compares very long texts by the sentence', () => {
    const long = (start: number) => Array.from({ length: 900 }, (_, index) => `第${start + index}句话已办。`).join('');
    const pieces = textDifference(long(0), long(3));
    expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'same', 'added']);
  });
});
