import type { Stretch } from '../text/stretch.js';
import { plainWords } from './plain.js';

/** How far a project or a matter has come, in the order in which it goes. */
export type Stage = 'prepared' | 'approved' | 'started' | 'structure' | 'completed' | 'inUse' | 'recognised';

/** A verb of a stage where it is printed. */
export interface PrintedStage extends Stretch {
  stage: Stage;
}

/** The stages that a stretch of the text names (前期工作, 开工建设, 主体完工, 建成投用 …), in order. Never throws. */
export function stagesIn(text: string, stretch: Stretch): PrintedStage[] {
  const found: PrintedStage[] = [];
  for (const match of plainWords(text, stretch).matchAll(stageForm)) {
    const stage = stages[match.slice(1).findIndex((group) => group !== undefined)];
    const start = stretch.start + match.index;
    if (stage) found.push({ stage, start, end: start + match[0].length });
  }
  return found;
}

const stages: Stage[] = ['inUse', 'structure', 'recognised', 'approved', 'prepared', 'started', 'completed'];

/** One group for each stage of `stages`, the words that hold another stage's word first (建成投用 holds 建成). */
const stageForm = new RegExp(
  [
    '((?:建成|竣工|完工)?(?:并|、)?(?:投入(?:使用|运营|运行|生产)|投用|投产|投运|交付使用|通车|通航|并网(?:发电)?|启用|试?运营|试?运行|开园|开业|上线))',
    '(主体(?:工程|结构)?(?:基本)?(?:完工|竣工|封顶|完成|建成)|封顶)',
    '(挂牌|揭牌|授牌|通过(?:国家|省级?|市级?)?(?:验收|认定|评定)|获得?认定)',
    '(获批|批复|核准|取得批复|获得批复)',
    '((?:前期|前期准备)工作|前期手续|立项|可研|初步设计|土地组卷|施工图设计|招标)',
    '(开工(?:建设)?|动工|启动建设|破土)',
    '(建成|竣工|完工|全线贯通|全面完成|完成(?=[\\u4e00-\\u9fff]{0,20}(?:工程|建设|改造|任务)))',
  ].join('|'),
  'g',
);
