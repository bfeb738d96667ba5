import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { dayKinds } from './check-options.js';
import { checkSlips } from './slip.check.js';
import type { SlipStory } from './story.js';
import { createFindings } from './violation.js';

const DAY = '2023-03-02';
const dayKind = dayKinds([{ year: 2023, daysOff: ['2023-03-08'], workdays: ['2023-03-11'] }]);
const happens = (type: string, rest: object = {}): Said =>
  ({ type, at: `${DAY}T02:00:00.000Z`, member: 's', definition: 1, ...rest }) as Said;
const drafted = (reply?: number) =>
  happens('obligation.escalated', {
    member: 'o',
    slip: { id: 's', kind: 'slip', context: reply === undefined ? {} : { reply } },
  });
const announced = (replyOn = '2023-03-06', replyBefore = '2023-03-06T16:00:00.000Z') =>
  happens('slip.announced', { replyOn, replyBefore });
const replied = happens('slip.replied');
const issued = (at = '2023-03-03T02:00:00.000Z') => happens('slip.issued', { at });

function codesOf(...events: Said[]): string[] {
  const findings = createFindings();
  const story: SlipStory = new Map();
  events.forEach((event, index) =>
    checkSlips(story, event, { aggregate: 'one', seq: index + 1, day: DAY }, dayKind, findings),
  );
  return findings.found.map(({ code }) => code);
}

test.each<[name: string, events: Said[]]>([
  ['issued at once where no reply is asked', [drafted(), issued()]],
  ['issued when its unit has replied', [drafted(2), announced(), replied, issued()]],
  ['issued when the day has passed', [drafted(2), announced(), issued('2023-03-06T16:00:00.000Z')]],
  ['dropped unannounced', [drafted(2), happens('slip.discarded')]],
  ['a Saturday that is worked', [drafted(2), announced('2023-03-11')]],
])('in order: %s', (_, events) => {
  expect(codesOf(...events)).toEqual([]);
});

test.each<[code: string, events: Said[]]>([
  ['slip-not-announced', [drafted(2), issued()]],
  ['slip-issued-early', [drafted(2), announced(), issued()]],
  ['slip-announced-twice', [drafted(2), announced(), announced()]],
  ['slip-reply-unasked', [drafted(2), replied]],
  ['slip-reply-unasked', [drafted(2), announced(), replied, replied]],
  ['slip-reply-day-past', [drafted(2), announced(DAY)]],
  ['slip-reply-on-day-off', [drafted(2), announced('2023-03-04')]],
  ['slip-reply-on-day-off', [drafted(2), announced('2023-03-08')]],
])('%s is named', (code, events) => {
  expect(codesOf(...events)).toEqual([code]);
});
