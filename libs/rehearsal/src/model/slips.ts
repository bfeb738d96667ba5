import type { TaskReference } from '@duban/contracts';
import { workingDaysFromNow } from './moments.js';
import { act, type Stage } from './world.js';

/** A slip that waits to be issued. */
export interface SeenSlip {
  id: string;
  task: string;
  year: number;
  /** Unit that is late. */
  unit: string;
  /** What it has missed. */
  obligation: string;
  by: string | null;
  /** Working days in which the unit may reply before it is issued; null: it is issued unannounced. */
  reply: number | null;
}

/**
 * Slips that wait for approval are issued, or dropped, on the next working day. Those about which the unit is to be heard
 * are announced on that day; some units reply on the day after, and what is to be done is done when their last day is over.
 */
export function planSlips(stage: Stage, slips: readonly SeenSlip[]): void {
  for (const { id, task, year, unit, obligation, by, reply } of slips) {
    const target: TaskReference = { kind: 'task', year, id: task };
    const post = by === 'chiefSupervisor' ? stage.posts.chiefSupervisor : stage.posts.supervisor;
    const key = `slip/${task}/${id}`;
    const after = (days: number) =>
      stage.calendar.startOf(stage.calendar.addWorkingDays(stage.calendar.dateOf(stage.now()), days), 11);
    if (stage.chance.draw('slip', id, 'exempt') < 0.06) {
      exempt(stage, target, obligation, key);
      continue;
    }
    if (reply !== null) {
      stage.intend(after(1), `${key}/announce`, [act('slip.announce', target, post, { member: id })]);
      if (stage.chance.draw('slip', id, 'reply') < 0.5)
        stage.intend(after(2), `${key}/reply`, [
          act('slip.reply', target, stage.posts.liaison(unit), {
            member: id,
            text: '因前期手续办理滞后，现已加紧推进，三日内补报。',
          }),
        ]);
    }
    const isDropped = stage.chance.draw('slip', id) < 0.1;
    stage.intend(after(reply === null ? 1 : reply + 2), key, [
      isDropped
        ? act('slip.discard', target, post, { member: id, reason: '情况已核实，暂不下发。' })
        : act('slip.issue', target, post, { member: id }),
    ]);
  }
}

/** What could not be helped is exempted, so that the slip falls away; some of it turns out otherwise. */
function exempt(stage: Stage, target: TaskReference, member: string, key: string): void {
  const { chiefSupervisor } = stage.posts;
  stage.intend(workingDaysFromNow(stage, 1, 11), `${key}/exempt`, [
    act('obligation.exempt', target, chiefSupervisor, {
      member,
      ground: 'forceMajeure',
      basis: '持续强降雨停工，经现场核实。',
    }),
  ]);
  if (stage.chance.draw(key, 'revoke') < 0.5)
    stage.intend(workingDaysFromNow(stage, 12, 11), `${key}/revoke`, [
      act('obligation.revokeExemption', target, chiefSupervisor, { member, reason: '复核与登记情况不符。' }),
    ]);
}
