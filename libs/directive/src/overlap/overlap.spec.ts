import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDirective } from '../parse-directive.js';
import { commonWords } from './common-words.js';
import { repeatedTasks } from './repeated-tasks.js';
import { sameTargetsIn } from './same-targets.js';

const tasksOf = (...items: string[]) =>
  parseDirective(
    `关于2031年重点工作的通知\n一、渡口\n${items.map((item, n) => `${n + 1}.${item}。(市造船局)`).join('\n')}`,
  ).tasks;

describe('the same target in two items', () => {
  test('words and figures that both promise are shown', () => {
    const tasks = tasksOf(
      '城镇新增渡工3.7万人',
      '疏浚航道9公里',
      '办好渡校,确保城镇新增渡工3.7万人以上',
      '疏浚航道9公里',
    );
    expect(sameTargetsIn(tasks)).toEqual([
      { first: { task: 0, target: 0 }, second: { task: 2, target: 0 }, words: '城镇新增渡工', agrees: false },
      { first: { task: 1, target: 0 }, second: { task: 3, target: 0 }, words: '疏浚航道', agrees: true },
    ]);
  });

  test.each([
    ['another unit', '渡船准点率达到90%', '渡船准点率提高2个百分点'],
    ['added against reached', '新增远洋渡船50艘', '远洋渡船达到300艘'],
    ['per county against all', '每个县新建示范灯塔1座', '新建示范灯塔9座'],
    ['words of every day', '推进重点项目9个', '推进重点项目8个'],
    ['other things', '新建示范灯塔9座', '新建内河码头9座'],
    ['built against renewed', '新建农村公路90公里', '改造提升农村公路90公里'],
    ['one item', '新建示范灯塔9座,新建示范灯塔8座', '开会'],
  ])('%s is not the same', (_, one, other) => {
    expect(sameTargetsIn(tasksOf(one, other))).toEqual([]);
  });
});

describe('an item that is repeated from an earlier directive', () => {
  const earlier = tasksOf(
    '加快渡口智慧化改造,新建示范灯塔9座,完善航标巡检制度',
    '办好渡校,城镇新增渡工3万人,稳定渡工队伍',
    '疏浚航道9公里,清理沉船',
  );

  test('is found with its words and figures, whatever the year and the figures', () => {
    const later = tasksOf('清理江面水草', '持续完善航标巡检制度,新建示范灯塔12座,推广电子海图');
    expect(repeatedTasks(earlier, later)).toEqual([
      {
        earlier: 0,
        later: 1,
        likeness: expect.closeTo(0.5, 0),
        words: ['新建示范灯塔12座'],
        figures: [{ earlier: '新建示范灯塔9座', later: '新建示范灯塔12座', isSame: false }],
      },
    ]);
  });

  test('a directive repeats itself wholly; other matters and slivers are no repetition', () => {
    expect(repeatedTasks(earlier, earlier).map(({ earlier: old, later, likeness }) => [old, later, likeness])).toEqual([
      [0, 0, expect.closeTo(1)],
      [1, 1, expect.closeTo(1)],
      [2, 2, expect.closeTo(1)],
    ]);
    expect(repeatedTasks(earlier, tasksOf('举办江上龙舟赛,发放观赛船票', '开会'))).toEqual([]);
  });
});

test('the words in common stand in both', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
      const words = commonWords(one, other);
      expect(one.includes(words) && other.includes(words)).toBe(true);
      expect(commonWords(one, `${other}${one}`)).toBe(one);
    }),
  );
});
