import type { Instant } from '@duban/calendar';
import { onWorkingDay, workingDaysFromNow } from './moments.js';
import { act, type SeenObligation, type SeenTask, type Stage } from './world.js';

type Verdict = 'granted' | 'refused' | 'withdrawn';

/**
 * Asks for a later day: mostly two days before the due one, sometimes before the window has even opened. The inspectorate
 * answers soon, or only when the day has passed; or the unit thinks better of it.
 */
export function askForTime(stage: Stage, task: SeenTask, owed: SeenObligation, key: string): void {
  const early = stage.chance.draw(key, 'early') < 0.4;
  const at = onWorkingDay(stage, owed.dueOn, early ? -26 : -2, 10);
  if (at <= stage.now()) return;
  const wait = stage.chance.choose({ soon: 70, tardy: 30 }, key, 'wait');
  askAt(stage, task, owed, key, at, () => workingDaysFromNow(stage, wait === 'soon' ? 1 : 5, 16));
}

/** Asks at a moment; the answer comes at a moment that is worked out when the request is in. */
export function askAt(
  stage: Stage,
  task: SeenTask,
  owed: SeenObligation,
  key: string,
  at: Instant,
  answeredAt: () => Instant,
): void {
  const { target } = task;
  const liaison = stage.posts.liaison(owed.unit);
  const later = stage.calendar.addWorkingDays(stage.calendar.rollLater(owed.dueOn), 5);
  const yearEnd = `${target.year}-12-31`;
  // nothing is extended beyond the task's last day
  const newDueOn = owed.dueOn < yearEnd && later > yearEnd ? yearEnd : later;
  const body = {
    member: owed.id,
    newDueOn,
    reason: '前期手续办理需要时间，申请适当延期。',
    progress: '前期工作已完成七成。',
  };
  const ask = act('extension.request', target, liaison, body, async (answer) => {
    if (!answer.ok) return;
    const [member] = (await stage.live(task, 'extension')).slice(-1);
    if (!member) return;
    const verdict = stage.chance.choose({ granted: 50, refused: 35, withdrawn: 15 }, key, 'verdict');
    stage.intend(answeredAt(), `${key}/verdict`, [verdictAct(stage, task, verdict, member, liaison)]);
  });
  stage.intend(at, key, [ask]);
}

function verdictAct(stage: Stage, { target }: SeenTask, verdict: Verdict, member: string, liaison: string) {
  if (verdict === 'granted') return act('extension.grant', target, stage.posts.supervisor, { member });
  if (verdict === 'withdrawn') return act('extension.withdraw', target, liaison, { member });
  return act('extension.refuse', target, stage.posts.supervisor, { member, reason: '理由不充分，请按原时限完成。' });
}
