import type { Target } from '../parsed-directive.js';
import type { Figure } from './figure.js';

/**
 * How the words around a figure bound it. What stands behind (以上, 左右) is stronger than what stands before (达到, 控制在);
 * a figure without such words is meant as it is printed.
 */
export function operatorOf({ value, bound, over, before, after }: Figure): Target['operator'] {
  if (typeof value !== 'number') return 'range';
  if (bound.endsWith('以上')) return '>=';
  if (/左右|上下/.test(bound)) return '~';
  const inside = /(?:控制|限制|压缩|限定)[在到]$/.test(before) && after.startsWith('内');
  if (bound !== '' || inside) return '<=';
  const leading = leadingBounds.find(([form]) => form.test(before));
  return leading ? leading[1] : over ? '>' : '=';
}

/** Words right before a figure that bound it, or before what it is a part of; the negated ones first, since they hold the others. */
const leadingBounds: [RegExp, Target['operator']][] = [
  [
    /(?:不(?:得|能|应)?(?:低|少|小|弱)于|不下于?|至少|最少|最低)(?:达到?|完成|有|建成|新增|实施|打造|引进|[^,、\d]{0,14}的)?$/,
    '>=',
  ],
  [
    /(?:不(?:得|能|应)?(?:超过|超出|突破|高于|大于|多于)|至多|最多|(?:控制|限制|限定)(?:在|到))(?:[^,、\d]{0,14}的)?$/,
    '<=',
  ],
  [/(?:超过|超出|超|突破|高于|大于|多于|优于)$/, '>'],
  [/(?:低于|小于|少于)$/, '<'],
  [/(?:约|大约|近|将近|接近)$/, '~'],
];

/** The words that lead to a figure and are no part of what is measured (达到, 控制在, 不低于). */
export const leadingToFigure =
  /(?:要|须|应|均|全部|总体|力争|分别|总计|共|再|至少|最少|最低|至多|最多|约|大约|近|接近|将近|不(?:得|能|应)?(?:低于|少于|小于|超过|超出|高于|大于|多于|突破)|达到?|稳定在|保持在?|维持在|控制在|限制在|突破|超过|超出|超|高于|大于|多于|优于|低于|小于|少于|(?:提高|提升|增加|扩大|压缩|缩短|压减|精简|降低|下降|上升|降|升|增)(?:到|至|为)|每[人户村][均]?|每[年月日]|为|到|至){1,6}$/;

/** Words before a figure by which it is what there is at the end. */
export const reachesStock =
  /(?:达到?|稳定在|保持在?|维持在|控制在|限制在|突破|超过|总量|总数|累计|(?:提高|提升|增加|扩大|降低|下降|降|压缩|缩短|压减)(?:到|至|为))约?$/;
