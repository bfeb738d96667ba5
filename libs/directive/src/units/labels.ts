import { skipSpace, type Stretch } from '../text/stretch.js';
import type { Duty } from './names.js';
import { bodyEnding, dutyWords, groupWord } from './vocabulary.js';
import { timePhrase } from './clauses.js';

/**
 * What a label announces: units with their duty, a deadline, leaders; who oversees or can be asked, which is noted nowhere;
 * a remark, which is one only beside a list; or words of the task itself (工作目标).
 */
export type Field = Duty | 'deadline' | 'leaders' | 'note' | 'remark' | 'other';

/** A label and where its value begins. */
export interface Label {
  field: Field;
  end: number;
}

/**
 * The label of a field at an offset (牵头单位: and its kind), with its colon or in brackets of its own (【牵头单位】).
 * `head`: the offset opens a line, a bracket or a cell, where a label may lack its colon if its value shows what it is.
 */
export function labelAt(text: string, offset: number, end: number, head = false): Label | undefined {
  const bracketed = '【［〔['.includes(text[offset] ?? ' ');
  const from = bracketed ? offset + 1 : offset;
  if (!initials.includes(text[from] ?? ' ')) return undefined;
  for (const label of labels) {
    const { field, form } = label;
    form.lastIndex = from;
    const found = form.exec(text);
    if (!found || form.lastIndex > end) continue;
    const value = valueOf(text, { start: form.lastIndex, end }, label, bracketed, head);
    if (value !== undefined) return { field: fieldOf(field, found), end: value };
  }
  return undefined;
}

/** Where the value of a label begins; nowhere where it is none. */
function valueOf(text: string, behind: Stretch, { field, short }: LabelForm, bracketed: boolean, head: boolean) {
  const value = valueBehind(text, behind, bracketed);
  if (value === undefined) return head && !bracketed && !short ? bareValue(text, behind, field) : undefined;
  return !short || namesBody(firstEntry(text, value, behind.end)) ? value : undefined;
}

/**
 * Finds labels at the offsets of a stretch, asked in their order: where no colon is near and no bracket opens, there is
 * none but at a head, and the forms need not be tried.
 */
export function labelsIn(text: string, end: number): (offset: number, head: boolean) => Label | undefined {
  let colon = -1;
  return (offset, head) => {
    if (colon < offset) colon = nextColon(text, offset, end);
    const near = colon - offset <= longestLabel;
    return near || head || '【［〔['.includes(text[offset] ?? ' ') ? labelAt(text, offset, end, head) : undefined;
  };
}

const longestLabel = 24;

function nextColon(text: string, from: number, end: number): number {
  let offset = from;
  while (offset < end && text[offset] !== ':' && text[offset] !== '：') offset += 1;
  return offset < end ? offset : Infinity;
}

/** Whether a label announces units. */
export function isDuty(field: Field): field is Duty {
  return field === 'lead' || field === 'named' || field === 'helping';
}

const offices =
  '(?:单位|部门|处室|科室|股室|科|处|机构|主体|县区|县市区|县（市、区）|县\\(市、区\\)|区县|乡镇|镇街|地区|政府|企业|方)';
const lead = '牵头|主责|主办|主要责任|第一责任|首要责任|总牵头';
const named = '(?:其他|其它|其余)责任|责任|负责|承办|主管|落实|实施|承担|具体负责|责任落实|任务|分工|执行|建设|推进';
const helping = '配合|协办|协同|协助|参与|参加|协作|支持|会办|联办|协同配合|配合责任|参与配合';
const duties = `${lead}|${named}|${helping}`;

interface LabelForm {
  field: Field;
  form: RegExp;
  short?: true;
}

/** The forms of labels, the more telling first; the first group tells the duty. A short one needs a body behind its colon. */
const labels: LabelForm[] = [
  {
    field: 'named',
    form: new RegExp(
      `(?:共同|联合|各|[省市县区][级直])?(?:(${duties})(?:(?:[和及与、/]|以及)(?:${duties})){0,2})` +
        `(?:责任|负责|考核|配合|落实|承办|实施)?${offices}(?:[(（/]${offices}[)）]?)?(?:[和及与、/](?:责任|负责)(?:人|领导))?`,
      'y',
    ),
  },
  { field: 'named', form: /(责任|任务|工作|职责)分工/y },
  { field: 'named', form: /(牵头|主办|主责|责任|承办|负责|配合|协办|协同|协助|参与|参加)/y, short: true },
  {
    field: 'deadline',
    form: /(?:计划|预计|拟|要求)?(?:完成|办结|推进|实施|整改|落实|办理|起止|工作|目标|达标)?(?:(?:时间节点|时限|时间|期限|日期|节点)(?:要求|安排|节点|进度)?|[时序]序进度(?:安排|要求)?|进度(?:安排|计划|要求))/y,
  },
  {
    field: 'leaders',
    form: /(?:(?:责任|分管|牵头|主管|负责|包联|包保|包抓|挂钩|挂联|联系|分包|督办|督导|推进|市级|县级|区级|省级|政府|第一|直接|主要|具体|落实)(?:责任|分管|牵头)?){0,3}(?:[省市县区]级?)?(?:领导同志|领导|责任人|负责人|负责同志|责任领导|同志)/y,
  },
  {
    field: 'note',
    form: /(?:联系人|联络员|联系电话|联系方式|电话|(?:考核|督办|督导|监督|督查|验收|评估|审核|报送|指导)(?:单位|部门|机构)|(?:考核|指标|任务)?(?:分值|得分|权重|赋分)|经办人|填报人|资金来源|进展情况|完成情况)/y,
  },
  { field: 'remark', form: /(?:备注|说明)/y },
  {
    field: 'other',
    form: /(?:(?:工作|预期|年度|任务|总体|量化|绩效)?(?:目标|指标|成效|成果)|(?:工作|主要|具体|推进|任务)?(?:措施|举措|内容)|(?:总|计划|年度)?投资)/y,
  },
];

/** First characters of the labels: the cheap test before the forms are tried. */
const initials =
  '其共联各省市县区牵序主第首总责负承落实执建推具任分配协参支会工职计预拟要完办整起目达时期日节管包挂督政直领同备说年量绩考监验评审报指得权赋措举内投进资经填电';

function fieldOf(field: Field, found: RegExpExecArray): Field {
  if (field !== 'named') return field;
  const duty = found[1] ?? '';
  if (new RegExp(`^(?:${lead})$`).test(duty)) return /^牵头[和及与、/]/.test(found[0]) ? 'named' : 'lead';
  return new RegExp(`^(?:${helping})$`).test(duty) ? 'helping' : 'named';
}

/** Where the value begins behind a colon or the bracket that closes the label. */
function valueBehind(text: string, { start, end }: Stretch, bracketed: boolean): number | undefined {
  behindLabel.lastIndex = start;
  behindBracket.lastIndex = start;
  const form = bracketed ? behindBracket : behindLabel;
  return form.test(text) && form.lastIndex <= end ? skipSpace(text, form.lastIndex, end) : undefined;
}

const behindLabel = /[ \u3000]{0,2}[:：]/y;
const behindBracket = /[ \u3000]{0,2}[】\]］〕][:：]?/y;

/** A label without colon is one if a value of its kind follows: the name of a body, or a time. */
function bareValue(text: string, { start, end }: Stretch, field: Field): number | undefined {
  const from = Math.min(skipBlanks(text, start), end);
  const offset = from < end && '为是'.includes(text.charAt(from)) ? from + 1 : from;
  const first = firstEntry(text, offset, end);
  const parted = offset > start;
  const holds =
    field === 'deadline' ? parted && timePhrase.test(first) : isDuty(field) && !bidding.test(first) && namesBody(first);
  return holds ? offset : undefined;
}

/** Words that bid somebody do something: what follows is a sentence (各牵头单位要于…报督查室), not a name. */
const bidding =
  /^(?:要|应|须|需|将|必须|务必|应当|每(?:月|季|周|年|半)|于|按(?:照|时|期)|根据|对|把|请|不得|可(?:以|由)|负责(?!同志)|认真|切实|结合|定期|及时|主要负责)/;

const firstEntry = (text: string, start: number, end: number): string =>
  text.slice(start, Math.min(end, start + 60)).split(/[、，,；;。)）】\s]/, 1)[0] ?? '';

function skipBlanks(text: string, start: number): number {
  blanks.lastIndex = start;
  return blanks.test(text) ? blanks.lastIndex : start;
}

const blanks = /[ \u3000\t]{0,40}/y;

function namesBody(words: string): boolean {
  const entry = words.replace(dutyWords, '').replace(/等$/, '');
  return entry.length > 2 && (bodyEnding.test(entry) || groupWord.test(entry));
}
