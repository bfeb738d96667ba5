import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClueEvent, ClueState } from './clue-state.js';
import { allowedPlainEvents, evolvePlain } from './evolve-plain.js';
import { arrowsOf } from './mermaid.js';
import { replayPlain } from './replay.js';

type Told = ClueEvent extends infer E ? (E extends ClueEvent ? Omit<E, 'at' | 'by' | 'definition'> : never) : never;
const event = (told: Told) => ({ ...told, at: '2023-01-01T00:00:00.000Z', by: null, definition: 1 }) as ClueEvent;

const link = { kind: 'task' as const, year: 2023, id: 't' };
const told: readonly Told[] = [
  { type: 'clue.linked', link },
  { type: 'clue.unlinked', link },
  { type: 'clue.assigned', handler: 'one' },
  { type: 'clue.checkingBegun' },
  { type: 'clue.concluded', outcome: 'founded', content: 'c', to: null },
  { type: 'clue.concluded', outcome: 'unfounded', content: 'c', to: null },
  { type: 'clue.concluded', outcome: 'transferred', content: 'c', to: 'there' },
  { type: 'clue.closed' },
  { type: 'clue.reopened', reason: 'r' },
  { type: 'clue.identityOpened', reason: 'r', person: 'p' },
  { type: 'clue.handOverAsked', to: 'another', reason: 'r' },
  { type: 'clue.handOverApproved', half: 'chief', person: 'a' },
  { type: 'clue.handOverApproved', half: 'second', person: 'b' },
  { type: 'clue.handOverApproved', half: 'second', person: 'a' },
  { type: 'clue.handOverRefused', reason: 'r' },
  { type: 'clue.identityErased', reason: 'r' },
];
const births: readonly Told[] = [
  { type: 'clue.received', source: '12345', content: 'c', seal: 's', handler: null },
  { type: 'clue.received', source: 'letter', content: 'c', seal: null, handler: 'one' },
];

test('any sequence keeps to what always holds, and replays to the same', () => {
  const arrows = new Set<string>();
  const picks = fc.array(fc.nat(told.length - 1), { minLength: 30, maxLength: 120, size: 'max' });
  fc.assert(
    fc.property(fc.nat(1), picks, (birth, sequence) => {
      const events = [event(births[birth] as Told)];
      let state: ClueState = replayPlain('clue', events);
      for (const pick of sequence) {
        const next = event(told[pick] as Told);
        const step = evolvePlain('clue', state, next);
        if (!step.ok) continue;
        expectHandOverOfTwo(state, step.state, next);
        events.push(next);
        step.arrows.forEach((arrow) => arrows.add(arrow));
        ({ state } = step);
        expectSound(state);
      }
      expect(replayPlain('clue', events)).toEqual(state);
    }),
    { numRuns: 400, seed: 5 },
  );
  expect([...arrows].toSorted()).toEqual(arrowsOf('clue').toSorted());
});

/** A hand-over is there while it is under way and only then; what was erased is never opened again. */
function expectSound({ value, context }: ClueState): void {
  expect(value.identity === 'handOver').toBe(context.handOver !== null);
  expect(value.identity === 'none').toBe(context.seal === null);
  if (['founded', 'unfounded', 'transferred'].includes(value.procedure))
    expect(context.finding?.outcome).toBe(value.procedure);
  const taken = allowedPlainEvents('clue', { definition: 1, value, context });
  if (value.identity === 'erased') expect(taken.filter((type) => /identity|handOver/.test(type))).toEqual([]);
}

/** The key changes hands by two halves of two people. */
function expectHandOverOfTwo(before: ClueState, after: ClueState, { type, ...said }: ClueEvent): void {
  if (type === 'clue.assigned' || after.context.handler === before.context.handler) return;
  expect(type).toBe('clue.handOverApproved');
  const { half, person } = said as { half: 'chief' | 'second'; person: string };
  const other = before.context.handOver?.[half === 'chief' ? 'second' : 'chief'];
  expect(other).toBeTruthy();
  expect(other).not.toBe(person);
}

test('one person gives no two halves, and no half is given twice', () => {
  const asked = [births[0], told[10], told[11]].map((each) => event(each as Told));
  const state = replayPlain('clue', asked);
  expect(evolvePlain('clue', state, event(told[13] as Told))).toMatchObject({ ok: false, code: 'same-person' });
  expect(evolvePlain('clue', state, event(told[11] as Told))).toMatchObject({ ok: false, code: 'half-already-given' });
});
