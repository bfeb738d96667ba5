import { quantitiesIn } from '../figures/quantities.js';
import { quoted, type Source } from '../prose/source.js';
import type { Stretch } from '../text/stretch.js';
import type { Comparison } from './outcome.js';

/**
 * Reads a clause that sets the figure before it in relation (居全省第3位, 高于全省4.3个百分点, 达年度目标的111%), as one
 * comparison for each percentage of a target, else one. Undefined for a clause that tells a result of its own.
 */
export function comparisonsIn(source: Source, clause: Stretch): Comparison[] | undefined {
  const words = source.plain.slice(clause.start, Math.min(clause.end, clause.start + 80));
  if (!comparing.test(words)) return undefined;
  const quote = quoted(source, clause);
  const shares = aimed.test(words) ? quantitiesIn(source.plain, clause).filter(({ unit }) => unit === '%') : [];
  if (shares.length === 0) return [{ ...quote, ofTarget: null }];
  return shares.map(({ value }) => ({ ...quote, ofTarget: typeof value === 'number' ? value : null }));
}

const comparing = new RegExp(
  `^(?:${[
    '(?:均|都|分别|同时|继续|稳)?(?:位居|居(?![民住家])|位列|位次|排名|排在|名列|列(?:全|第))',
    '(?:增速|增幅|涨幅|降幅|总量|规模|数量|比重|占比)?(?:分别)?(?:位居|居(?![民住家])|排名|排在|列(?:全|第)|高于|高出|低于|快于|好于|优于|超过?全[省国市])',
    '(?:分别)?占(?!补)',
    '(?:分别)?(?:完成|达到?|为|超额?|实现)了?[^,\\d]{0,8}(?:目标|任务|计划)(?:任务)?[数值量]?的',
    '创(?:历史|近|了)|连续|首次|仅次于',
  ].join('|')})`,
);

const aimed = /(?:目标|任务|计划)(?:任务)?[数值量]?的/;
