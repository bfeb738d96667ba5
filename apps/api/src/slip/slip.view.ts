import type { SlipView } from '@duban/contracts';
import type { MemberOf, ObligationMember } from '@duban/lifecycle';
import { noticeText } from '@duban/notify';
import type { Found } from '../desk/found.js';

/** Who writes a slip, and on what day. */
interface SlipFacts {
  government: string;
  day: string;
}

/** A slip as it is shown, with the text that its issue will send. */
export function slipView(found: Found, facts: SlipFacts, allowed: string[]): SlipView {
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
    text: noticeText({
      ...facts,
      kind: level,
      unit: unitName,
      post: '',
      items: [{ ...item, dueOn: schedule.dueOn }],
    }),
    allowed,
  };
}
