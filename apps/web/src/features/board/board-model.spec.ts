import type { BoardCell, BoardTask } from '@duban/contracts';
import { expect, test } from 'vitest';
import { daysAfter } from '../../time/days.js';
import { cellAt, columnsOf, countsOf, isSilent, standingOf, toDecideOf } from './board-model.js';

const LEAD = 'lead';
const OTHER = 'other';

interface Sketch {
  unit?: string;
  kind?: string;
  period?: string | null;
  state?: string;
  dueOn?: string;
  part?: { state: string; kind?: string; submissions?: number; id?: string } | null;
}

const plain = {
  unit: OTHER,
  kind: 'subReport',
  period: '2023-05' as string | null,
  state: 'open',
  dueOn: '2023-05-25',
  part: null as Sketch['part'],
};

function cell(sketch: Sketch): BoardCell {
  const { unit, kind, period, state, dueOn, part } = { ...plain, ...sketch };
  return {
    unit,
    kind,
    period,
    urgedAt: null,
    obligation: {
      id: `${unit} ${kind} ${period} ${dueOn}`,
      state,
      opensAt: '2023-05-01T00:00:00.000Z',
      dueOn,
      dueAt: `${dueOn}T16:00:00.000Z`,
      deliveredAt: null,
      allowed: ['open', 'missed'].includes(state) ? ['obligation.urge'] : [],
    },
    part: part ? { ...unwritten, kind, ...part } : null,
  };
}

const unwritten = { id: 'part', version: 1, submissions: 0, submittedAt: null, reason: null, allowed: [] };

const taskOf = (...cells: BoardCell[]): BoardTask => ({
  task: { kind: 'task', year: 2023, id: 'task' },
  directive: null,
  number: '1',
  title: '任务',
  status: 'reporting',
  level: 0,
  units: [
    { id: LEAD, name: '甲局', relation: 'lead' },
    { id: OTHER, name: '乙局', relation: 'coordinating' },
  ],
  cells,
});

test.each<[string, Sketch, string]>([
  ['handed in waits for the lead', { state: 'met', part: { state: 'submitted', submissions: 1 } }, 'toDecide'],
  ['handed in late waits for the lead all the same', { state: 'metLate', part: { state: 'submitted' } }, 'toDecide'],
  ['sent back is with its author', { state: 'met', part: { state: 'open', submissions: 1 } }, 'cameBack'],
  ['approved', { state: 'met', part: { state: 'approved', submissions: 1 } }, 'done'],
  ['approved, but late for ever', { state: 'metLate', part: { state: 'approved', submissions: 1 } }, 'late'],
  ['cured by a later one without a word of its own', { state: 'metLate', part: { state: 'open' } }, 'late'],
  ['missed', { state: 'missed', part: { state: 'open' } }, 'missed'],
  ['not yet open', { state: 'pending', part: { state: 'scheduled' } }, 'pending'],
  [
    'a report of the lead is decided by the inspectorate',
    { kind: 'report', state: 'met', part: { state: 'submitted' } },
    'done',
  ],
])('%s', (_, sketch, standing) => {
  expect(standingOf(cell(sketch))).toBe(standing);
});

test('silent is who is late, or has three days left; never the lead itself, nor what is not open', () => {
  const silent = (sketch: Sketch, today: string) => isSilent(cell(sketch), LEAD, today, daysAfter);
  expect(silent({ state: 'missed' }, '2023-06-19')).toBe(true);
  expect(silent({}, '2023-05-22')).toBe(true);
  expect(silent({}, '2023-05-21')).toBe(false);
  expect(silent({ state: 'pending' }, '2023-05-25')).toBe(false);
  expect(silent({ unit: LEAD, state: 'missed' }, '2023-06-19')).toBe(false);
});

test('columns: what is owed once, then the periods by their days; plan and part, report and sub-report side by side', () => {
  const task = taskOf(
    cell({ period: '2023-Q2', dueOn: '2023-06-20' }),
    cell({ unit: LEAD, kind: 'report', period: '2023-Q2', dueOn: '2023-06-25' }),
    cell({ period: '2023-05', dueOn: '2023-05-20' }),
    cell({ kind: 'reply', period: null, dueOn: '2023-05-01' }),
    cell({ kind: 'planPart', period: null, dueOn: '2023-03-10' }),
    cell({ unit: LEAD, kind: 'plan', period: null, dueOn: '2023-03-15' }),
    cell({ kind: 'acknowledgement', period: null, dueOn: '2023-03-03' }),
  );
  expect(columnsOf(task).map(({ key }) => key)).toEqual([
    'acknowledgement',
    'plan',
    'report 2023-05',
    'report 2023-Q2',
    'reply 2023-05-01',
  ]);
  expect(cellAt(task, LEAD, 'plan')?.kind).toBe('plan');
  expect(cellAt(task, OTHER, 'plan')?.kind).toBe('planPart');
  expect(cellAt(task, LEAD, 'acknowledgement')).toBeUndefined();
});

test('of a report and its supplement the one that waits is shown', () => {
  const first = cell({ state: 'missed', part: { state: 'open' } });
  const supplement = cell({ kind: 'supplement', state: 'met', dueOn: '2023-05-30', part: { state: 'approved' } });
  expect(cellAt(taskOf(first, supplement), OTHER, 'report 2023-05')).toBe(first);
  expect(
    cellAt(
      taskOf({ ...first, obligation: { ...first.obligation, state: 'met' } }, supplement),
      OTHER,
      'report 2023-05',
    ),
  ).toBe(supplement);
});

test('a part that is owed twice is counted once, and the parts of the lead not at all', () => {
  const part = { state: 'submitted', submissions: 2, id: 'p' };
  const task = taskOf(
    cell({ state: 'met', part }),
    cell({ kind: 'supplement', state: 'met', dueOn: '2023-05-30', part: { ...part, kind: 'subReport' } }),
    cell({ unit: LEAD, state: 'met', part: { state: 'submitted', id: 'q' } }),
  );
  expect(countsOf(task, [])).toEqual({ silent: 0, toDecide: 1, cameBack: 0 });
  expect(toDecideOf(task).every(({ unit }) => unit === OTHER)).toBe(true);
});
