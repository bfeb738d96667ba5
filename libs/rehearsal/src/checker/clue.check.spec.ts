import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { checkClue, type ClueStory } from './clue.check.js';
import { createFindings } from './violation.js';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [HANDLER, NEXT, CHIEF, MAYOR] = [1, 2, 3, 4].map(uuid) as [string, string, string, string];
const text = 'a'.repeat(64);

type Happening = { type: string } & Record<string, unknown>;
const clue = (type: string, rest: object = {}, post = HANDLER): Happening => ({
  type: `clue.${type}`,
  at: '2023-03-01T01:00:00.000Z',
  by: { post },
  definition: 1,
  ...rest,
});
const received = (seal: string | null = text) =>
  clue('received', { source: '12345', content: text, seal, handler: HANDLER });
const opened = (post: string, person = post) => clue('identityOpened', { reason: text, person }, post);
const asked = clue('handOverAsked', { to: NEXT, reason: text });
const half = (name: string, person: string) => clue('handOverApproved', { half: name, person }, person);

function codesOf(events: readonly Happening[]): string[] {
  const findings = createFindings();
  let story: ClueStory | null = null;
  events.forEach((event, index) => {
    story = checkClue(story, event as unknown as Said, { aggregate: 'one', seq: index + 1 }, findings);
  });
  return findings.found.map(({ code }) => code);
}

test('a clue that is opened, handed over by two people and erased is in order', () => {
  const life = [received(), opened(HANDLER), asked, half('chief', CHIEF), opened(HANDLER), half('second', MAYOR)];
  const link = { kind: 'task', year: 2023, id: uuid(9) };
  expect(codesOf([...life, opened(NEXT), clue('linked', { link }), clue('identityErased', { reason: text })])).toEqual(
    [],
  );
});

test.each<[name: string, code: string, events: Happening[]]>([
  ['the name of who reported it', 'clue-says-words', [received(), clue('closed', { reporter: '王某某' })]],
  ['a telephone number', 'clue-says-words', [received(), clue('closed', { reporter: { phone: '13800000000' } })]],
  ['a street', 'clue-says-words', [{ ...received(), content: 'Harbour Road 1' }]],
  ['an opening by somebody else', 'opened-by-another', [received(), opened(CHIEF)]],
  ['an opening before the second half', 'opened-by-another', [received(), asked, half('chief', CHIEF), opened(NEXT)]],
  [
    'an opening by who has handed it over',
    'opened-by-another',
    [received(), asked, half('chief', CHIEF), half('second', MAYOR), opened(HANDLER)],
  ],
  ['an opening without a reason', 'opened-without-reason', [received(), clue('identityOpened', { person: HANDLER })]],
  ['an opening of nothing', 'identity-not-there', [received(null), opened(HANDLER)]],
  [
    'an opening of what was erased',
    'identity-not-there',
    [received(), clue('identityErased', { reason: text }), opened(HANDLER)],
  ],
  ['a hand-over by one person', 'hand-over-by-one', [received(), asked, half('chief', CHIEF), half('second', CHIEF)]],
  ['one half given twice', 'hand-over-by-one', [received(), asked, half('chief', CHIEF), half('chief', MAYOR)]],
  ['half a key for nobody', 'hand-over-unasked', [received(), half('chief', CHIEF)]],
])('%s is named', (_, code, events) => {
  expect(codesOf(events)).toEqual([code]);
});
