import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { machines } from './definitions.js';
import { allowedPlainEvents, evolvePlain } from './evolve-plain.js';
import { hardStopAgainst } from './inspection-law.js';
import type { InspectionContext, InspectionEvent, InspectionState } from './inspection-state.js';
import { replayPlain } from './replay.js';

const unit = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const post = (n: number): string => `00000000-0000-4000-8000-00000000010${n}`;
const thing = (n: number): string => `00000000-0000-4000-8000-00000000020${n}`;
const text = 'a'.repeat(64);
const stamp = { at: '2023-03-01T01:00:00.000Z', by: { post: post(1) }, definition: 1 };

type Bare = InspectionEvent extends infer Each
  ? Each extends unknown
    ? Omit<Each, keyof typeof stamp>
    : never
  : never;
const stamped = (event: Bare): InspectionEvent => ({ ...stamp, ...event }) as InspectionEvent;

const propose = (path: 'decision' | 'proposal'): Bare => ({
  type: 'inspection.proposed',
  on: '2023-03-01',
  kind: 'special',
  basis: { path, content: text },
  authority: { type: 'government', level: 'county' },
  topics: ['projects'],
  tasks: [],
  ...(path === 'proposal' ? { intended } : {}),
});
const intended = { objects: [unit(1)], from: '2023-05-01', until: '2023-05-31' };

const days = fc.constantFrom('2023-02-27', '2023-03-02', '2023-03-10', '2023-05-30');
const units = fc.constantFrom(unit(1), unit(2), unit(3));
const posts = fc.constantFrom(post(1), post(2), post(3));
const things = fc.constantFrom(thing(1), thing(2));
const base = { content: fc.constant(text), on: days };

/** Any event that anybody could try, lawful or not. */
const anything = fc.oneof(
  fc.record({
    type: fc.constantFrom('inspection.approved', 'inspection.planApproved', 'inspection.issued', 'inspection.closed'),
  }),
  fc.record({
    type: fc.constantFrom('inspection.notified', 'inspection.keptCovert', 'inspection.begun', 'inspection.released'),
    on: days,
  }),
  fc.record({
    type: fc.constant('inspection.planned'),
    on: days,
    plan: fc.record({
      version: fc.constant(1),
      objects: fc.constantFrom([unit(1)], [unit(1), unit(2)]),
      topics: fc.constantFrom(['projects'], ['other']),
      content: fc.constant(text),
      from: fc.constant('2023-03-01'),
      until: fc.constant('2023-03-15'),
      methods: fc.constant(['visit']),
      basis: fc.constant(null),
      exception: fc.constant(null),
    }),
  }),
  fc.record({
    type: fc.constant('inspection.teamFormed'),
    team: fc.record({
      leader: fc.constantFrom(post(1), null),
      members: fc.constant([{ post: post(2), until: '2023-12-31' }]),
      invited: fc.constant([]),
    }),
  }),
  fc.record({ type: fc.constant('inspection.recused'), post: posts, reason: fc.constant(text) }),
  fc.record({ type: fc.constant('inspection.concluded'), ...base }),
  fc.record({
    type: fc.constant('inspection.evidenceLogged'),
    on: days,
    evidence: fc.record({
      id: things,
      object: units,
      method: fc.constantFrom('visit', 'talk'),
      ...base,
      files: fc.constant([]),
      covert: fc.boolean(),
      by: posts,
    }),
  }),
  fc.record({ type: fc.constant('inspection.fedBack'), object: units, ...base }),
  fc.record({
    type: fc.constant('inspection.received'),
    object: units,
    on: days,
    reviewUntil: fc.constant('2023-04-01'),
  }),
  fc.record({
    type: fc.constant('inspection.reviewRequested'),
    review: things,
    object: units,
    ...base,
    decideUntil: fc.constant('2023-04-30'),
  }),
  fc.record({
    type: fc.constant('inspection.reviewDecided'),
    review: things,
    outcome: fc.constant('upheld'),
    reviewers: fc.tuple(posts),
    ...base,
  }),
  fc.record({
    type: fc.constant('inspection.resultProposed'),
    result: fc.record({ id: things, kind: fc.constant('criticism'), object: units, content: fc.constant(text) }),
  }),
  fc.record({ type: fc.constant('inspection.resultApproved'), result: things }),
  fc.record({ type: fc.constant('inspection.resultCarriedOut'), result: things, content: fc.constant(text) }),
  fc.record({ type: fc.constant('inspection.terminated'), reason: fc.constant(text) }),
) as unknown as fc.Arbitrary<Bare>;

/** What the Decree never lets be: told by the context alone, beside the rules by which it was reached. */
function wrongs({ value, context }: InspectionState): string[] {
  return Object.entries(forbidden).flatMap(([name, holds]) => (holds(context, value.procedure) ? [name] : []));
}

const isPlanned = (procedure: string): boolean =>
  ['planned', 'notified', 'covert', 'inField', 'concluded', 'issued', 'fedBack', 'closed'].includes(procedure);

const forbidden: Record<string, (context: InspectionContext, procedure: string) => boolean> = {
  'unapproved matter': ({ approved, basis }, procedure) =>
    isPlanned(procedure) && !approved && basis.path !== 'decision',
  'no plan': ({ plan }, procedure) => isPlanned(procedure) && !plan,
  'evidence outside the days': ({ evidence }) => evidence.some(({ on }) => on < '2023-03-01' || on > '2023-03-15'),
  'evidence by another method': ({ evidence }) => evidence.some(({ method }) => method !== 'visit'),
  'no conclusion': ({ conclusion }, procedure) =>
    ['concluded', 'issued', 'fedBack', 'closed'].includes(procedure) && !conclusion,
  'not fed back': ({ plan, feedback }, procedure) =>
    ['fedBack', 'closed'].includes(procedure) &&
    plan?.objects.some((object) => !feedback.some((each) => each.object === object)) === true,
  'reviewed by who took part': ({ reviews, participants }) =>
    reviews.some(({ decision }) => decision?.reviewers.some((each) => participants.includes(each))),
  'closed with a review open': ({ reviews }, procedure) =>
    procedure === 'closed' && reviews.some(({ decision }) => !decision),
  'closed with a result open': ({ results }, procedure) =>
    procedure === 'closed' && results.some(({ state }) => state === 'proposed'),
};

test('whatever is tried, in whatever order, nothing that the Decree forbids is reached, and the record replays', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom('decision', 'proposal'), fc.array(anything, { maxLength: 60 }), (path, tried) => {
      const birth = stamped(propose(path));
      const taken = [birth];
      let state = born(birth);
      for (const event of [...lawfulCourse(), ...tried].map(stamped)) {
        expectAsXState(state, event);
        const step = evolvePlain('inspection', state, event);
        if (!step.ok) continue;
        taken.push(event);
        ({ state } = step);
        reached.add(state.value.procedure);
        expect(wrongs(state)).toEqual([]);
      }
      expect(replayPlain('inspection', taken)).toEqual(state);
    }),
    { numRuns: 300, seed: 733 },
  );
  expect([...reached]).toEqual(expect.arrayContaining(['inField', 'issued', 'fedBack', 'terminated']));
});

/** The reused scope of the machine gives what XState's own `transition()` gives. */
function expectAsXState({ value, context }: InspectionState, event: InspectionEvent): void {
  const { machine } = machines.inspection;
  const [after, actions] = transition(machine, machine.resolveState({ value, context }), event);
  const taken = machines.inspection.take(value, context, event);
  expect(taken?.value ?? value).toEqual(after.value);
  expect(taken?.context ?? context).toEqual(after.context);
  expect((taken?.actions ?? []).map(({ type, params }) => ({ type, params }))).toEqual(
    actions.map(({ type, params }) => ({ type, params })),
  );
}

function born(event: InspectionEvent): InspectionState {
  const step = evolvePlain('inspection', null, event);
  if (!step.ok) throw new Error(step.message);
  return step.state;
}

/** As far as the field: what is drawn at random goes on from there, so that late states are seen too. */
const lawfulCourse = (): Bare[] => [
  { type: 'inspection.approved' },
  {
    type: 'inspection.planned',
    on: '2023-03-01',
    plan: {
      version: 1,
      objects: [unit(1)],
      topics: ['projects'],
      content: text,
      from: '2023-03-01',
      until: '2023-03-15',
      methods: ['visit'],
      basis: null,
      exception: null,
    },
  },
  { type: 'inspection.teamFormed', team: { leader: post(1), members: [], invited: [] } },
  { type: 'inspection.notified', on: '2023-03-02' },
  { type: 'inspection.begun', on: '2023-03-02' },
  { type: 'inspection.concluded', content: text, on: '2023-03-03' },
  { type: 'inspection.issued' },
];

const after = (...events: Bare[]): InspectionState => {
  let state = born(stamped(propose('decision')));
  for (const event of events) {
    const step = evolvePlain('inspection', state, stamped(event));
    if (!step.ok) throw new Error(step.message);
    ({ state } = step);
  }
  return state;
};

test('after its end nothing is taken, in any region', () => {
  const fed = after(
    ...lawfulCourse().slice(1),
    { type: 'inspection.fedBack', object: unit(1), content: text, on: '2023-03-04' },
    { type: 'inspection.received', object: unit(1), on: '2023-03-05', reviewUntil: '2023-04-04' },
    { type: 'inspection.closed' },
  );
  expect(fed.value).toEqual({ procedure: 'closed', review: 'none', rectification: 'none', results: 'none' });
  fc.assert(fc.property(anything, (event) => !evolvePlain('inspection', fed, stamped(event)).ok));
});

test('a review, a rectification and a result are settled before it is closed, each as often as needed', () => {
  const rectification = { id: thing(1), object: unit(1), findings: [], content: text, dueOn: '2023-04-01', task: null };
  const verified = (done: boolean): Bare => ({
    type: 'inspection.rectificationVerified',
    rectification: thing(1),
    done,
    content: text,
    on: '2023-03-20',
    dueOn: done ? null : '2023-05-01',
  });
  const reported: Bare = {
    type: 'inspection.rectificationReported',
    rectification: thing(1),
    content: text,
    files: [],
    on: '2023-03-19',
  };
  const ordered = after(
    ...lawfulCourse().slice(1),
    { type: 'inspection.fedBack', object: unit(1), content: text, on: '2023-03-04' },
    { type: 'inspection.rectificationOrdered', rectification },
  );
  const refused = evolvePlain('inspection', ordered, stamped({ type: 'inspection.closed' }));
  expect(refused).toMatchObject({ ok: false, code: 'rectification-open' });
  let state = ordered;
  for (const event of [reported, verified(false), reported, verified(true)].map(stamped)) {
    const step = evolvePlain('inspection', state, event);
    if (!step.ok) throw new Error(step.message);
    ({ state } = step);
  }
  expect(state.context.rectifications[0]).toMatchObject({ state: 'verified', round: 2, dueOn: '2023-05-01' });
  expect(state.value.rectification).toBe('settled');
  expect(allowedPlainEvents('inspection', state)).toContain('inspection.closed');
});

test('the region of the results is open from the first proposal until the last is carried out or handed over', () => {
  const proposed: Bare = {
    type: 'inspection.resultProposed',
    result: { id: thing(1), kind: 'accountability', object: unit(1), content: text },
  };
  const carried: Bare = { type: 'inspection.resultCarriedOut', result: thing(1), content: text };
  const open = after(...lawfulCourse().slice(1), proposed);
  expect(open.value.results).toBe('open');
  expect(hardStopAgainst(open.context, carried)).toBe('result-not-approved');
  const done = after(
    ...lawfulCourse().slice(1),
    proposed,
    { type: 'inspection.resultApproved', result: thing(1) },
    carried,
  );
  expect(done.value.results).toBe('settled');
  expect(done.context.results[0]?.state).toBe('handedOver');
});

test('a department acts within its designation alone', () => {
  const designation = { matter: text, topics: ['projects'], from: '2023-03-01', until: '2023-03-08' };
  const context = {
    ...after().context,
    authority: { type: 'department', unit: unit(3), designation },
  } as InspectionContext;
  const plan = { ...planOf(), until: '2023-03-08' };
  const planned = (until: string): Bare => ({ type: 'inspection.planned', on: '2023-03-01', plan: { ...plan, until } });
  expect(hardStopAgainst(context, planned('2023-03-08'))).toBeNull();
  expect(hardStopAgainst(context, planned('2023-03-09'))).toBe('not-designated');
});

function planOf() {
  const [, planned] = lawfulCourse();
  if (planned?.type !== 'inspection.planned') throw new Error('no plan');
  return planned.plan;
}

test('what is intended stays in the context as it was proposed, and is left out where nothing was said', () => {
  const context = (path: 'decision' | 'proposal'): InspectionContext => {
    const step = evolvePlain('inspection', null, stamped(propose(path)));
    if (!step.ok) throw new Error(step.message);
    return step.state.context;
  };
  expect(context('proposal').intended).toEqual(intended);
  expect(context('decision')).not.toHaveProperty('intended');
});
