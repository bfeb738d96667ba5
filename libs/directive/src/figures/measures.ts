/**
 * The measure words of directives, as regular expressions for what stands right behind a figure. A measure that is also
 * the head of another word is told from it by what follows (家 of 3家企业, not of 3家庭).
 */

/** What a figure counts: single things, or an amount of something (money, area, weight, share). */
export type MeasureKind = 'count' | 'amount' | 'share' | 'duration';

const money = '美元|欧元|日元|港元|元(?![旦素件])';
const energy = '千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|千伏安|兆伏安|吨标准煤|吨标煤|标准立方米|大卡';
const space = '平方公里|平方千米|平方米|立方米|立方|延米|公里|千米|米|公顷|亩次|亩(?!均)|英里|海里';
const weight = '公斤|千克|微克|毫克|吨|斤|克|升|标准箱|标箱|箱|TEU|标立方';
const counts = [
  '人\\(次\\)|家\\(次\\)|人次|户次|剂次|车次|班次|架次|件次|场次|家次|台次|批次|台套|台\\(套\\)|套\\(台\\)|对\\(组\\)',
  '个(?![月人性体别])|个(?=人才)|家(?![庭长属政])|条(?![件例块])|项(?!目(?!标))|所(?![有在需得属占]|以(?![上下内]))|座(?![谈位])|处(?![理置罚级于])',
  '套(?!餐)|件|户(?![籍外型均])|名(?![录单称列牌优])|人(?![均民社])|位(?![于居列])|台(?![账阶风])|辆|架|艘|只(?![要有能])|头(?![部雁])|匹',
  '羽|株|棵|袋|张|间(?![隔接作])|栋|幢|孔|口(?![袋岸碑径])|眼(?!科)|支(?![持撑付部出行农教柱点])|场(?![馆地所景])|次(?![月日年])',
  '批(?![准复发])|类(?![别型])|种(?![植业子养苗粮类])|部(?![门分署委级长落])|本(?![科市地级年次领])|门(?![户诊槛])|篇|册|宗|起(?![来步草])',
  '笔|分(?![之类析布散期批级会行店厂校公管担别钟])|根|枚|颗|盏|对(?![接标外口])|组(?![织建团合长])|片(?!区)|块|面(?![向对])|列(?![入车为])|道(?![路德口办])|把|倍|级|票',
].join('|');
const perWhat = '(?:年|月|日|天|小时|人|亩|公里|平方米|立方米|吨|户|台|万人|亿元|万元|百户|千人|床|生|[万亿]元)';

const multiplier = '(?:万亿|百万|千万|[百千十]?[万亿])';

/** The whole unit behind a figure: 个百分点, %, 万人次, 亿元, 微克/立方米; a bare 万 or 亿 where nothing more is printed. */
export const unitForm = new RegExp(
  [
    '个?百分点|[%‰]',
    `${multiplier}?(?:个工作日|工作日|小时|分钟|天(?![然津]))`,
    `${multiplier}?(?:${money}|${energy}|${space}|${weight}|${counts})(?:/${perWhat})?`,
    '(?:万亿|[万亿])(?![0-9a-zA-Z\u4e00-\u9fff])|(?:万亿|[万亿])(?=以上|以内|左右|人[才口])',
  ].join('|'),
  'y',
);

/** Which kind of measure a unit is. */
export function kindOfUnit(unit: string): MeasureKind {
  if (/百分点|[%‰]/.test(unit)) return 'share';
  if (/工作日|小时|分钟|天$/.test(unit)) return 'duration';
  return amount.test(unit) ? 'amount' : 'count';
}

const amount = new RegExp(`^${multiplier}?(?:${money}|${energy}|${space}|${weight})|^(?:万亿|[万亿])$|/|倍$`);
