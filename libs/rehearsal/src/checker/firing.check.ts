import type { Said } from './chain.check.js';
import type { DayKind } from './check-options.js';
import type { StoredEvent } from './record.js';
import type { Owed, Story } from './story.js';
import type { Findings } from './violation.js';

/**
 * Invariant 6: each reminder and rung once per obligation and due date, at its own moment, on a working day, and never
 * for what is settled. To be asked before `tell`. `dayKind` tells days apart; null: days are not looked at.
 */
export function checkFiring(
  story: Story,
  said: Said,
  event: StoredEvent,
  dayKind: ((day: string, weekday: number) => DayKind) | null,
  findings: Findings,
): void {
  const owed = story.owed.get(String(said['member']));
  const name = NAMES.get(said.type);
  if (!owed || !name) return;
  const wrong = (code: string, fact: string): void =>
    findings.add({
      invariant: 6,
      code,
      aggregate: story.aggregate,
      member: owed.id,
      message: `Obligation ${owed.id} of task ${story.aggregate}, due at ${owed.schedule.dueAt}: event ${event.seq} (${said.type}) ${fact}.`,
    });
  checkStanding(owed, name, wrong);
  if (name !== 'reminder' && name !== 'rung') return;
  checkMoment(owed, name, said, wrong);
  if (said['skipped'] !== true && dayKind) checkDay(name, dayKind(event.day, event.weekday), event.day, wrong);
}

const NAMES: ReadonlyMap<string, 'opening' | 'reminder' | 'miss' | 'rung'> = new Map([
  ['obligation.opened', 'opening'],
  ['obligation.reminded', 'reminder'],
  ['obligation.fellDue', 'miss'],
  ['obligation.escalated', 'rung'],
]);

type Wrong = (code: string, fact: string) => void;

function checkStanding({ state, exempted, schedule }: Owed, name: string, wrong: Wrong): void {
  if (state !== 'unsettled' && state !== 'missed') wrong('fired-after-settled', `comes although it is ${state}`);
  if (exempted && name === 'rung') wrong('rung-while-exempted', 'comes although its miss is exempted');
  if (schedule.provisional && name !== 'opening') wrong('fired-on-provisional-day', 'is decided on a provisional day');
}

function checkMoment(owed: Owed, name: 'reminder' | 'rung', said: Said, wrong: Wrong): void {
  const number = Number(said[name === 'rung' ? 'rung' : 'index']);
  const key = `${owed.schedule.dueAt}/${name} ${number}`;
  if (owed.fired.has(key)) wrong(`${name}-twice`, `fires ${name} ${number} a second time`);
  owed.fired.add(key);
  const { reminders, rungs } = owed.schedule;
  const planned = name === 'rung' ? rungs.find(({ rung }) => rung === number)?.at : reminders[number];
  if (planned !== said['at'])
    wrong(
      'fired-at-wrong-moment',
      `fires ${name} ${number} at ${String(said['at'])}; it was set for ${planned ?? 'no moment'}`,
    );
}

function checkDay(name: string, kind: DayKind, day: string, wrong: Wrong): void {
  if (kind === 'off') wrong(`${name}-on-day-off`, `fires a ${name} on ${day}, a day off`);
  if (kind === 'unknown')
    wrong(`${name}-on-unknown-day`, `fires a ${name} on ${day}, in a year without a holiday table`);
}
