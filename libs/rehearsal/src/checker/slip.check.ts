import { Temporal } from 'temporal-polyfill';
import type { Said } from './chain.check.js';
import type { DayKind } from './check-options.js';
import { bornIn, type SlipStory } from './story.js';
import type { Findings } from './violation.js';

type Fault = readonly [code: string, fact: string];
type DayKindOf = (day: string, weekday: number) => DayKind;

/**
 * Asks of one event what the design says of slips that name a unit: told first, with a last day to reply that is a
 * working day to come; issued only when it has replied or that day has passed. Carries the story on.
 */
export function checkSlips(
  story: SlipStory,
  said: Said,
  { aggregate, seq, day }: { aggregate: string; seq: number; day: string },
  dayKind: DayKindOf | null,
  findings: Findings,
): void {
  const member = String(said['member']);
  const fault = faultOf(story, said, member) ?? dayFault(said, day, dayKind);
  if (fault) {
    const message = `Event ${seq} of task ${aggregate} (${said.type}) about slip ${member} ${fault[1]}.`;
    findings.add({ invariant: 'slips', code: fault[0], aggregate, member, message });
  }
  carryOn(story, said, member);
}

function carryOn(story: SlipStory, said: Said, member: string): void {
  // what waited when a snapshot was migrated is not told: nothing is asked of it
  if (said.type === 'machine.migrated') story.clear();
  for (const { id, kind, context } of bornIn(said))
    if (kind === 'slip' && context['reply']) story.set(id, { replyBefore: null, replied: false });
  const slip = story.get(member);
  if (slip && said.type === 'slip.announced') slip.replyBefore = String(said['replyBefore']);
  if (slip && said.type === 'slip.replied') slip.replied = true;
  if (said.type === 'slip.issued' || said.type === 'slip.discarded') story.delete(member);
}

function faultOf(story: SlipStory, { type, at }: Said, member: string): Fault | null {
  const slip = story.get(member);
  if (!slip) return null;
  const { replyBefore, replied } = slip;
  if (type === 'slip.announced') return replyBefore === null ? null : ['slip-announced-twice', 'announces it again'];
  if (type === 'slip.replied')
    return replyBefore === null || replied
      ? ['slip-reply-unasked', 'replies to what is not announced, or again']
      : null;
  if (type !== 'slip.issued' || replied) return null;
  if (replyBefore === null) return ['slip-not-announced', 'issues what its unit was not told of'];
  return String(at) < replyBefore ? ['slip-issued-early', `comes before ${replyBefore}, and nobody replied`] : null;
}

function dayFault(said: Said, day: string, dayKind: DayKindOf | null): Fault | null {
  if (said.type !== 'slip.announced') return null;
  const replyOn = String(said['replyOn']);
  if (replyOn <= day) return ['slip-reply-day-past', `gives until ${replyOn}, which is not to come`];
  return dayKind?.(replyOn, Temporal.PlainDate.from(replyOn).dayOfWeek) === 'off'
    ? ['slip-reply-on-day-off', `gives until ${replyOn}, a day off`]
    : null;
}
