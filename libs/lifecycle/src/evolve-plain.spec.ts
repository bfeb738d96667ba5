import { expect, test } from 'vitest';
import type { DirectiveEvent, DirectiveState } from './directive-state.js';
import { allowedPlainEvents, evolvePlain } from './evolve-plain.js';
import { arrowsOf } from './mermaid.js';
import type { Refused, Step } from './refusal.js';
import { migratePlain, replayPlain } from './replay.js';

type Told = DirectiveEvent extends infer E
  ? E extends DirectiveEvent
    ? Omit<E, 'at' | 'by' | 'definition'>
    : never
  : never;
const event = (told: Told) => ({ ...told, at: '2023-01-01T00:00:00.000Z', by: null, definition: 1 }) as DirectiveEvent;
const imported = event({ type: 'directive.imported', content: 'v1' });
const issued = event({ type: 'directive.issued', effectiveOn: '2023-02-01', tasks: ['a', 'b'] });

test('a directive is imported, issued, amended by versions and closed with a disposition for each task', () => {
  const amended = event({ type: 'directive.amended', content: 'v3', version: 3 });
  const closed = event({
    type: 'directive.closed',
    dispositions: [
      { task: 'a', outcome: 'completed' },
      { task: 'b', outcome: 'carriedOver', to: 'c' },
    ],
  });
  const ruled = event({ type: 'directive.regimeApplied', regime: 'r' });
  const events = [imported, event({ type: 'directive.imported', content: 'v2' }), issued, amended, ruled, closed];
  const arrows: string[] = [];
  let state: DirectiveState | null = null;
  for (const each of events) {
    const step: Step<DirectiveState> | Refused = evolvePlain('directive', state, each);
    if (!step.ok) throw new Error(step.message);
    ({ state } = step);
    arrows.push(...step.arrows);
  }
  expect(state).toEqual({
    definition: 1,
    value: 'closed',
    context: { content: 'v3', version: 3, effectiveOn: '2023-02-01', tasks: ['a', 'b'] },
  });
  expect(arrows.toSorted()).toEqual(arrowsOf('directive'));
  expect(replayPlain('directive', events)).toEqual(state);
});

test('what does not fit is refused with a reason', () => {
  const draft = replayPlain('directive', [imported]);
  const open = replayPlain('directive', [imported, issued]);
  expect(evolvePlain('directive', null, issued)).toMatchObject({ ok: false, allowed: ['directive.imported'] });
  expect(evolvePlain('directive', draft, event({ type: 'directive.closed', dispositions: [] }))).toMatchObject({
    code: 'not-in-state',
    message:
      'The directive is draft and does not take directive.closed; allowed is directive.imported, directive.issued.',
  });
  expect(evolvePlain('directive', open, event({ type: 'directive.amended', content: 'x', version: 5 }))).toMatchObject({
    code: 'not-the-next-version',
  });
  expect(
    evolvePlain(
      'directive',
      open,
      event({ type: 'directive.closed', dispositions: [{ task: 'a', outcome: 'completed' }] }),
    ),
  ).toMatchObject({ code: 'task-without-disposition' });
  const nowhere = [{ task: 'a', outcome: 'withdrawn' } as const, { task: 'b', outcome: 'carriedOver' } as const];
  expect(evolvePlain('directive', open, event({ type: 'directive.closed', dispositions: nowhere }))).toMatchObject({
    code: 'carried-over-to-no-task',
  });
  expect(allowedPlainEvents('directive', open)).toEqual([
    'directive.amended',
    'directive.regimeApplied',
    'directive.closed',
  ]);
});

test('versions: newer is refused, an unknown state never reaches the machine', () => {
  const open = replayPlain('directive', [imported, issued]);
  expect(evolvePlain('directive', { ...open, definition: 2 }, issued)).toMatchObject({ code: 'newer-version' });
  expect(migratePlain('directive', { ...open, definition: 2 })).toMatchObject({ code: 'newer-version' });
  const strange = { ...open, value: 'dreaming' } as unknown as DirectiveState;
  expect(evolvePlain('directive', strange, issued)).toMatchObject({ code: 'unknown-state' });
  const migrated = event({ type: 'machine.migrated', snapshot: open });
  expect(replayPlain('directive', [imported, migrated])).toEqual(open);
});
