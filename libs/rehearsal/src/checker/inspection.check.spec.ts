import { evolvePlain, type InspectionEvent, type InspectionState, type Refused, type Step } from '@duban/lifecycle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { checkInspection, checkInspectionOutcome } from './inspection.check.js';
import type { InspectionStory } from './inspection-story.js';
import { createFindings } from './violation.js';

const LEADER = 'leader';
const MEMBER = 'member';
const OTHER = 'other';
const by = { post: LEADER };
const at = '2023-03-01T01:00:00.000Z';
const text = 'a'.repeat(64);
type Happening = { type: string } & Record<string, unknown>;
const said = (event: Happening): Said => ({ at, by, definition: 1, ...event });

const proposed = (path = 'decision', authority: object = { type: 'government', level: 'county' }) => ({
  type: 'inspection.proposed',
  on: '2023-03-01',
  kind: 'special',
  basis: { path, content: text },
  authority,
  topics: ['projects'],
  tasks: [],
});
const plan = (objects: string[] = ['A', 'B'], until = '2023-03-15') => ({
  type: 'inspection.planned',
  on: '2023-03-01',
  plan: {
    version: 1,
    objects,
    topics: ['projects'],
    content: text,
    from: '2023-03-01',
    until,
    methods: ['visit'],
    basis: null,
    exception: null,
  },
});
const team = (leader: string | null = LEADER) => ({
  type: 'inspection.teamFormed',
  team: { leader, members: [{ post: MEMBER, until: '2023-12-31' }], invited: [] },
});
const on = (type: string, rest: object = {}, day = '2023-03-02') => ({ type: `inspection.${type}`, on: day, ...rest });
const evidence = (object = 'A', day = '2023-03-02', author = LEADER) =>
  on('evidenceLogged', {
    evidence: {
      id: `e-${object}`,
      object,
      method: 'visit',
      on: day,
      content: text,
      files: [],
      covert: false,
      by: author,
    },
  });
const told = (object: string) => on('fedBack', { object, content: text }, '2023-03-06');
const received = (object: string, reviewUntil = '2023-04-06') => on('received', { object, reviewUntil }, '2023-03-07');
const asked = (object = 'A', day = '2023-04-06', decideUntil = '2023-05-06') =>
  on('reviewRequested', { review: 'r', object, content: text, decideUntil }, day);
const decided = (...reviewers: string[]) =>
  on('reviewDecided', { review: 'r', outcome: 'upheld', reviewers, content: text }, '2023-04-10');
const ordered = (object = 'A') => ({
  type: 'inspection.rectificationOrdered',
  rectification: { id: 'x', object, findings: [], content: text, dueOn: '2023-05-01', task: null },
});
const reported = on('rectificationReported', { rectification: 'x', content: text, files: [] });
const verified = (done: boolean) =>
  on('rectificationVerified', { rectification: 'x', done, content: text, dueOn: done ? null : '2023-06-01' });
const result = (name: string, rest: object = { result: 'p' }) => ({ type: `inspection.result${name}`, ...rest });
const praise = result('Proposed', { result: { id: 'p', kind: 'praise', object: 'A', content: text } });
const issuedNow = { type: 'inspection.issued' };
const closed = { type: 'inspection.closed' };

const planned = [proposed(), plan(), team()];
const begun = [...planned, on('notified'), on('begun')];
const concluded = [...begun, evidence(), on('concluded', { content: text }, '2023-03-04')];
const fedBack = [...concluded, issuedNow, told('A'), received('A'), told('B'), received('B')];

function codesOf(events: readonly Happening[]): string[] {
  const findings = createFindings();
  let story: InspectionStory | null = null;
  events.forEach((event, index) => {
    story = checkInspection(story, said(event), { aggregate: 'one', seq: index + 1 }, findings);
  });
  return findings.found.map(({ code }) => code);
}

test('a whole life by the letter of the law is in order', () => {
  const life = [
    ...fedBack,
    asked(),
    decided(OTHER),
    ordered(),
    reported,
    verified(false),
    reported,
    verified(true),
    praise,
    result('Approved'),
    result('CarriedOut', { result: 'p', content: text }),
    closed,
  ];
  expect(codesOf(life)).toEqual([]);
});

const designation = { matter: text, topics: ['projects'], from: '2023-03-01', until: '2023-03-02' };
const broken: Record<string, [code: string, events: Happening[]]> = {
  'a proposal that nobody approved is planned': ['inspection-out-of-order', [proposed('proposal'), plan()]],
  'it is begun without a plan': ['inspection-out-of-order', [proposed(), team(), on('begun')]],
  'it is begun and nobody was told, nor was it kept covert': ['inspection-out-of-order', [...planned, on('begun')]],
  'it is issued before it is concluded': ['inspection-out-of-order', [...begun, issuedNow]],
  'it is fed back before it is issued': ['inspection-out-of-order', [...concluded, told('A')]],
  'it is closed before everybody was told': ['inspection-out-of-order', [...concluded, issuedNow, told('A'), closed]],
  'something follows its end': ['inspection-out-of-order', [...fedBack, closed, asked()]],
  'it is born twice': ['inspection-out-of-order', [proposed(), proposed()]],
  'a result is proposed before the conclusion': ['inspection-out-of-order', [...begun, praise]],
  'nobody leads the team': ['inspection-without-leader', [proposed(), plan(), team(null), on('notified')]],
  'the leader keeps out of it': [
    'inspection-without-leader',
    [...planned, on('notified'), on('recused', { post: LEADER, reason: text }), on('begun')],
  ],
  'evidence is about another unit': ['inspection-outside-plan', [...begun, evidence('C')]],
  'a finding is about another unit': [
    'inspection-outside-plan',
    [...begun, on('found', { finding: { id: 'f', object: 'C', topic: null, content: text, evidence: [] } })],
  ],
  'evidence is of a day after the plan': ['inspection-outside-plan', [...begun, evidence('A', '2023-03-16')]],
  'it is begun after the days of the plan': [
    'inspection-outside-plan',
    [...planned, on('notified'), on('begun', {}, '2023-03-16')],
  ],
  'a department goes on after its designation': [
    'inspection-not-designated',
    [
      proposed('decision', { type: 'department', unit: 'D', designation }),
      ...begun.slice(1),
      { ...evidence('A', '2023-03-02'), on: '2023-03-03' },
    ],
  ],
  'a department was never designated': [
    'inspection-not-designated',
    [proposed('decision', { type: 'department', unit: 'D', designation: null }), ...begun.slice(1)],
  ],
  'a unit receives what it was not told': ['received-untold', [...concluded, issuedNow, received('A')]],
  'the days to ask for a review are too few': [
    'review-days-short',
    [...concluded, issuedNow, told('A'), received('A', '2023-04-05')],
  ],
  'a review is asked for without a receipt': [
    'review-without-receipt',
    [...concluded, issuedNow, told('A'), told('B'), asked()],
  ],
  'a review is asked for too late': ['review-too-late', [...fedBack, asked('A', '2023-04-07', '2023-05-07')]],
  'the days to decide on a review are too few': [
    'review-days-short',
    [...fedBack, asked('A', '2023-04-06', '2023-05-05')],
  ],
  'the leader reviews': ['reviewer-took-part', [...fedBack, asked(), decided(OTHER, LEADER)]],
  'a member reviews': ['reviewer-took-part', [...fedBack, asked(), decided(MEMBER)]],
  'a review is decided that nobody asked for': ['inspection-aside-out-of-order', [...fedBack, decided(OTHER)]],
  'a unit rectifies what it was not told': ['ordered-untold', [...concluded, issuedNow, told('A'), ordered('B')]],
  'a rectification is verified that was not reported': [
    'inspection-aside-out-of-order',
    [...fedBack, ordered(), verified(true)],
  ],
  'a result is carried out that nobody approved': [
    'inspection-aside-out-of-order',
    [...fedBack, praise, result('CarriedOut', { result: 'p', content: text })],
  ],
  'it is closed with a review open': ['closed-unsettled', [...fedBack, asked(), closed]],
  'it is closed with a rectification to be repeated': [
    'closed-unsettled',
    [...fedBack, ordered(), reported, verified(false), closed],
  ],
  'it is closed with a result open': ['closed-unsettled', [...fedBack, praise, closed]],
};

test.each(Object.entries(broken))('%s: named', (_, [code, events]) => {
  expect(codesOf(events)).toEqual([code]);
});

test('what the events led to is held against the row', () => {
  const outcomeOf = (value: object): string[] => {
    const findings = createFindings();
    let story: InspectionStory | null = null;
    for (const event of [...fedBack, asked()])
      story = checkInspection(story, said(event), { aggregate: 'one', seq: 1 }, findings);
    if (story) checkInspectionOutcome(story, { id: 'one', value }, findings);
    return findings.found.map(({ code }) => code);
  };
  const value = { procedure: 'fedBack', review: 'open', rectification: 'none', results: 'none' };
  expect(outcomeOf(value)).toEqual([]);
  expect(outcomeOf({ ...value, procedure: 'closed' })).toEqual(['snapshot-differs-from-record']);
  expect(outcomeOf({ ...value, review: 'settled' })).toEqual(['snapshot-differs-from-record']);
});

const days = fc.constantFrom('2023-02-27', '2023-03-02', '2023-03-10', '2023-05-30');
const objects = fc.constantFrom('A', 'B', 'C');
const posts = fc.constantFrom(LEADER, MEMBER, OTHER);

/** Any event that anybody could try, lawful or not. */
const anything: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    closed,
    issuedNow,
    { type: 'inspection.approved' },
    { type: 'inspection.planApproved' },
    { type: 'inspection.terminated', reason: text },
    { ...reported },
    verified(false),
    verified(true),
    praise,
    result('Approved'),
    result('Dropped', { result: 'p', reason: text }),
    result('CarriedOut', { result: 'p', content: text }),
    plan(['A']),
    plan(),
    ordered(),
  ),
  fc.constantFrom(LEADER, null).map(team),
  posts.map((post) => on('recused', { post, reason: text })),
  fc
    .tuple(fc.constantFrom('notified', 'keptCovert', 'begun', 'released', 'trained', 'concluded'), days)
    .map(([type, day]) => on(type, { content: text }, day)),
  fc.tuple(objects, days, posts).map(([object, day, post]) => ({ ...evidence(object, day, post), on: day })),
  fc
    .tuple(objects, days)
    .map(([object, day]) =>
      on('found', { finding: { id: 'f', object, topic: null, content: text, evidence: [] } }, day),
    ),
  objects.map(told),
  objects.map((object) => received(object)),
  fc.tuple(objects, days).map(([object, day]) => asked(object, day, '2023-07-01')),
  posts.map((post) => decided(post)),
);

const paths = fc.constantFrom('decision', 'proposal');

test('nothing is found wrong with whatever the machine takes', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(paths, fc.nat(20), fc.array(anything, { maxLength: 60 }), (path, far, tried) => {
      const course = [proposed(path), { type: 'inspection.approved' }, ...fedBack.slice(1)].slice(0, far + 1);
      const taken: Happening[] = [];
      let state: InspectionState | null = null;
      const ids = new Set<string>();
      for (const event of [...course, ...tried]) {
        const isOrder = event.type === 'inspection.rectificationOrdered';
        // that an object has been told, and that ids are new, is looked at before the machine is asked
        if (isOrder && state?.context.feedback.every(({ object }) => object !== 'A')) continue;
        const born = isOrder ? 'x' : event === praise ? 'p' : event.type === 'inspection.reviewRequested' ? 'r' : null;
        if (born !== null && ids.has(born)) continue;
        const step: Step<InspectionState> | Refused = evolvePlain(
          'inspection',
          state,
          said(event) as unknown as InspectionEvent,
        );
        if (!step.ok) continue;
        ({ state } = step);
        taken.push(event);
        if (born !== null) ids.add(born);
        reached.add(event.type);
      }
      expect(codesOf(taken)).toEqual([]);
    }),
    { numRuns: 300, seed: 733 },
  );
  expect(reached.size).toBeGreaterThan(20);
});
