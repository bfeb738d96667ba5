import type { NoticeKind, ObligationContext } from '@duban/lifecycle';
import type { NoticeItem } from './inbox.js';

/** What a message says, as an official would write it. */
export interface NoticeText {
  subject: string;
  body: string;
}

export interface NoticeFacts {
  kind: string;
  /** Whose message it is: the government's name. */
  government: string;
  /** Who is addressed: unit and post. */
  unit: string | null;
  post: string;
  items: readonly NoticeItem[];
  /** The day on which it is written, in the government's time zone. */
  day: string;
}

/** Writes one message for everything that it lists. */
export function noticeText({ kind, government, unit, post, items, day }: NoticeFacts): NoticeText {
  const { title, opening } = isNoticeKind(kind)
    ? WORDS[kind]
    : { title: '督办通知', opening: '现将下列事项通知如下。' };
  const [first] = items;
  const matter = first === undefined ? '' : `${first.title}${items.length > 1 ? `等${items.length}项` : ''}`;
  const lines = [
    `${unit ?? ''}${post}：`,
    '',
    `    ${opening}`,
    '',
    ...items.map((item, index) => `    ${index + 1}. ${itemLine(item, kind)}`),
    '',
    `${government}督查室`,
    dayText(day),
    '',
    '（本邮件由督办系统自动发送，请登录系统办理，勿直接回复。）',
  ];
  return { subject: `【${title}】${matter}`, body: lines.join('\n') };
}

function itemLine({ number, title, obligationKind, period, dueOn, replyOn }: NoticeItem, notice: string): string {
  const task = `${number === null ? '' : `任务${number} `}${title}`;
  if (obligationKind === null) return `${task}。`;
  const what = isObligationKind(obligationKind) ? OBLIGATIONS[obligationKind] : '应办事项';
  const due = dueOn === null ? '' : `，${dayText(dueOn)}24时前`;
  const reply = notice === 'slipAnnounced' && replyOn !== null ? `；陈述申辩截至${dayText(replyOn)}24时` : '';
  return `${task}：${what}${period === null ? '' : `（${periodText(period)}）`}${due}${reply}。`;
}

/** `2023-03-25` is 2023年3月25日. */
function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2023-03`, `2023-Q1` and `2023` in words. */
function periodText(period: string): string {
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年度`;
  return part.startsWith('Q') ? `${year}年第${'一二三四'[Number(part[1]) - 1]}季度` : `${year}年${Number(part)}月`;
}

const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(WORDS, kind);
const isObligationKind = (kind: string): kind is ObligationContext['kind'] => Object.hasOwn(OBLIGATIONS, kind);

const OBLIGATIONS: Readonly<Record<ObligationContext['kind'], string>> = {
  acknowledgement: '签收',
  plan: '落实方案',
  planPart: '分方案',
  report: '进展报告',
  subReport: '分报告',
  supplement: '补报',
  milestone: '时间节点',
  reply: '批示办理情况',
};

const WORDS: Readonly<Record<NoticeKind, { title: string; opening: string }>> = {
  assigned: {
    title: '任务交办',
    opening: '下列重点工作任务已交由你单位承办，请及时签收，按要求报送落实方案并抓好落实。',
  },
  reminder: { title: '催办提醒', opening: '下列事项即将到期，请抓紧办理，按时报送。' },
  blue: { title: '督办单（蓝）', opening: '下列事项已逾期未报，请立即办理并补报。' },
  yellow: { title: '督办单（黄）', opening: '下列事项逾期后经督办仍未办结，请查明原因，限期办结。' },
  red: { title: '督办单（红）', opening: '下列事项严重逾期，请单位主要负责同志亲自过问，限期整改到位。' },
  slipDraft: { title: '督办单待签发', opening: '下列事项的督办单已经拟好，请审核签发。' },
  slipAnnounced: {
    title: '拟通报告知',
    opening:
      '下列事项逾期未办结，拟对你单位下发督办单予以通报。如有异议，请在规定期限内陈述申辩；逾期未提出的，视为无异议。',
  },
  slipReplied: { title: '陈述申辩', opening: '拟通报单位已就下列事项提出陈述申辩，请审阅后决定是否签发。' },
  slipDropped: { title: '拟通报撤销', opening: '下列事项经研究不再下发督办单，原拟通报告知作废。' },
  leadAlert: { title: '配合单位逾期提示', opening: '下列任务的配合单位有事项逾期，请牵头督促。' },
  returned: { title: '退回补报', opening: '下列材料需要补充完善，请按期补报。' },
  sentBack: { title: '退请补充', opening: '下列材料经牵头单位审阅需要补充，请完善后重新报送。' },
  emptied: { title: '空报退回', opening: '下列材料没有实质内容，按未报送处理，请重新报送。' },
  accepted: { title: '材料采纳', opening: '下列材料已经采纳。' },
  extension: { title: '延期申请', opening: '收到下列延期申请，请审批。' },
  extensionGranted: { title: '同意延期', opening: '下列延期申请已获同意，请按新的期限办理。' },
  extensionRefused: { title: '不同意延期', opening: '下列延期申请未获同意，请按原期限办理。' },
  objection: { title: '任务异议', opening: '下列单位对任务分工提出异议，请研究答复。' },
  objectionEnded: { title: '异议答复', opening: '贵单位对任务分工的异议已有答复，请查看。' },
  closeOut: { title: '销号申请', opening: '下列任务申请销号，请核查。' },
  closeOutEnded: { title: '销号结果', opening: '下列任务的销号申请已有结果，请查看。' },
  suspended: { title: '暂停督办', opening: '下列任务已暂停督办，期间不计逾期。' },
  resumed: { title: '恢复督办', opening: '下列任务已恢复督办，请继续推进。' },
  withdrawn: { title: '任务撤销', opening: '下列任务已经撤销，不再督办。' },
  reopened: { title: '重新督办', opening: '下列任务经核查重新纳入督办，请继续推进。' },
  waived: { title: '免予报送', opening: '下列事项已免予报送。' },
  exempted: { title: '容错免责登记', opening: '下列逾期事项已经登记容错免责，逾期记录保留，不再升级督办。' },
  exemptionRevoked: { title: '容错免责撤销', opening: '下列逾期事项的容错免责已经撤销，请查看。' },
  urge: { title: '催办通知', opening: '下列事项请抓紧办理，尽快报送办理情况。' },
  instruction: { title: '领导批示', opening: '下列事项有领导批示，请认真落实，并按期报告办理情况。' },
  instructionWithdrawn: { title: '批示撤回', opening: '下列事项的领导批示已经撤回，尚未到期的不再要求报告办理情况。' },
  replyGiven: { title: '批示办理情况', opening: '下列批示事项的承办单位已报告办理情况，请审阅。' },
  adjustment: { title: '调整申请', opening: '下列任务有单位、范围或目标的调整申请，请审核。' },
  adjusted: { title: '调整批准', opening: '下列任务的调整已经批准，即日起按调整后的内容办理。' },
  adjustmentRefused: { title: '调整未批准', opening: '下列任务的调整申请未获批准，仍按原定内容办理。' },
  unitsChanged: { title: '责任单位变更', opening: '下列任务的责任单位已经变更，请核对本单位承办的事项。' },
  disagreement: { title: '意见分歧', opening: '下列任务的牵头单位与承办单位意见不一致，已提请督查室明确。' },
  disagreementSettled: {
    title: '分歧答复',
    opening: '督查室已就下列任务的意见分歧作出答复，请登录系统查看并遵照办理。',
  },
  inspection: { title: '督查通知', opening: '现就下列事项开展督查，请配合督查组工作。' },
  inspectionApproval: { title: '督查事项待批准', opening: '下列督查有事项需要批准，请审批。' },
  inspectionAnswer: { title: '督查对象来件', opening: '督查对象就下列督查作出答复，请办理。' },
  inspectionFedBack: {
    title: '督查结论反馈',
    opening: '下列督查的结论已经反馈，请签收；对结论有异议的，可以自收到之日起30日内申请复核。',
  },
  reviewDecided: { title: '复核决定', opening: '下列督查的复核申请已经作出决定，请登录系统查看。' },
  rectification: { title: '督查整改', opening: '下列督查有整改要求或者核查结果，请登录系统查看，并按期整改。' },
  meeting: { title: '会议通知', opening: '下列会议的议题涉及你单位承办的任务，请登录系统查看，做好准备。' },
  meetingMoved: { title: '会议改期', opening: '下列会议的时间或地点已经调整，请登录系统查看。' },
  meetingCancelled: { title: '会议取消', opening: '下列会议已经取消，请登录系统查看。' },
  replanned: { title: '报送制度调整', opening: '下列任务的报送时间和要求已经调整，请登录系统查看并按新的要求报送。' },
};
