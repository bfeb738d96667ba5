import type { SlipView } from '@duban/contracts';
import type { MemberOf, ObligationMember } from '@duban/lifecycle';
import { noticeText } from '@duban/notify';
import type { Found } from '../desk/found.js';
import { type Texts, textView } from '../report/contents.js';
import { slipReplyView } from '../task/slip-reply.js';

/** Who writes a slip, and on what day. */
interface SlipFacts {
  government: string;
  day: string;
  texts: Texts;
}

/** A slip as it is shown, with the text that its issue will send. */
export function slipView(found: Found, { texts, ...facts }: SlipFacts, allowed: string[]): SlipView {
  const { year, taskId, directive, number, title } = found;
  const member = found.member as MemberOf<'slip'>;
  const obligation = found.obligation as ObligationMember;
  const { level, rung, by, to } = member.context;
  const { kind, period, owedAs, schedule, missedAt, unit } = obligation.context;
  const unitName = found.unit?.name ?? '';
  const task = { kind: 'task' as const, year, id: taskId };
  const item = { ...task, number, title, obligation: obligation.id, obligationKind: kind, period };
  return {
    id: member.id,
    state: member.value as SlipView['state'],
    level,
    rung,
    by,
    to: [...to],
    draftedAt: schedule.rungs.find((each) => each.rung === rung)?.at ?? null,
    task,
    directive,
    number,
    title,
    unit: { id: unit, name: unitName },
    obligation: { id: obligation.id, kind, period, owedAs, dueOn: schedule.dueOn, missedAt },
    reply: slipReplyView(member.context),
    replied: textView(member.context.content, texts),
    text: noticeText({
      ...facts,
      kind: level,
      unit: unitName,
      post: '',
      items: [{ ...item, dueOn: schedule.dueOn, replyOn: null }],
    }),
    allowed,
  };
}
