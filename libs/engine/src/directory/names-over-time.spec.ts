import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf } from './directory.js';
import { namesOverTime } from './names-over-time.js';
import { isThereOn, nameClashIn, nameSpansOf, successorLoopIn, type UnitHistory } from './unit-history.js';

const unit = (id: string, more: Partial<UnitHistory> = {}): UnitHistory => ({
  id,
  name: id,
  shortName: null,
  kind: 'department',
  aliases: [],
  validFrom: null,
  validTo: null,
  formerNames: [],
  successors: [],
  endBasis: null,
  ...more,
});

const former = (name: string, validTo: string | null, validFrom: string | null = null) => ({
  name,
  validFrom,
  validTo,
  basis: '某编〔2023〕3号',
});

/** The name is printed in a notice of the first day, and wanted for the second. */
const meaning = (histories: UnitHistory[], name: string, printedOn: string, on = printedOn) =>
  namesOverTime(histories, { printedOn, on })(name);

describe('a unit that is renamed', () => {
  const bureau = unit('d', {
    name: '市数据局',
    shortName: '数据局',
    formerNames: [former('市大数据局', '2023-06-30')],
  });
  test('is found by its former name, and it is said what it is called today', () => {
    expect(meaning([bureau], '市大数据局', '2023-02-01', '2023-08-01')).toEqual({
      unit: 'd',
      past: { code: 'renamed', units: ['d'], since: '2023-07-01', basis: '某编〔2023〕3号' },
    });
    expect(meaning([bureau], '市大数据局', '2023-02-01')).toEqual({ unit: 'd', past: null });
    expect(meaning([bureau], '市数据局', '2023-08-01')).toEqual({ unit: 'd', past: null });
  });
  test('leaves its name to another: the day of the notice says which is meant', () => {
    const other = unit('e', { name: '市大数据局', validFrom: '2023-09-01' });
    expect(meaning([bureau, other], '市大数据局', '2023-02-01', '2023-10-01').unit).toBe('d');
    expect(meaning([bureau, other], '市大数据局', '2023-10-01').unit).toBe('e');
    expect(nameClashIn([bureau, other])).toBeNull();
    expect(nameClashIn([bureau, unit('e', { name: '市大数据局', validFrom: '2023-06-30' })])).toEqual({
      name: '市大数据局',
      units: ['d', 'e'],
    });
  });
  test('when nobody knows until when, it is found where no other bears the name', () => {
    const vague = unit('v', { name: '市商务局', formerNames: [former('市外经局', null)] });
    expect(meaning([vague], '市外经局', '2023-02-01').past).toMatchObject({ code: 'renamed', since: null });
    expect(meaning([vague, unit('w', { name: '市外经局' })], '市外经局', '2023-02-01')).toEqual({
      unit: 'w',
      past: null,
    });
  });
});

describe('a unit that has ended', () => {
  const merged = unit('m', { validTo: '2023-06-30', successors: ['s'], endBasis: '某编〔2023〕4号' });
  test('was merged: its successor is meant from that day on, also down a chain', () => {
    const s = unit('s', { validTo: '2023-12-31', successors: ['t'], endBasis: '某编〔2024〕1号' });
    const all = [merged, s, unit('t')];
    expect(meaning(all, 'm', '2023-02-01', '2023-06-30')).toEqual({ unit: 'm', past: null });
    expect(meaning(all, 'm', '2023-02-01', '2023-07-01')).toEqual({
      unit: 's',
      past: { code: 'merged', units: ['s'], since: '2023-07-01', basis: '某编〔2023〕4号' },
    });
    expect(meaning(all, 'm', '2023-02-01', '2024-02-01')).toMatchObject({
      unit: 't',
      past: { code: 'merged', since: '2024-01-01', basis: '某编〔2024〕1号' },
    });
  });
  test('was split, or nobody took over: somebody must decide', () => {
    const split = unit('m', { validTo: '2023-06-30', successors: ['s', 't'] });
    expect(meaning([split, unit('s'), unit('t')], 'm', '2023-08-01')).toMatchObject({
      unit: null,
      past: { code: 'split', units: ['s', 't'] },
    });
    expect(meaning([unit('m', { validTo: '2023-06-30' })], 'm', '2023-08-01')).toMatchObject({
      unit: null,
      past: { code: 'ended', units: [], since: '2023-07-01' },
    });
    // Both parts came together again.
    const joined = unit('s', { validTo: '2023-09-30', successors: ['t'] });
    expect(meaning([split, joined, unit('t')], 'm', '2023-10-01')).toMatchObject({
      unit: 't',
      past: { code: 'merged' },
    });
  });
});

test('an alias of two units is decided by nobody but a person', () => {
  const all = [unit('a', { aliases: ['人社局'] }), unit('b', { shortName: '人社局' })];
  expect(meaning(all, '人社局', '2023-02-01')).toEqual({
    unit: null,
    past: { code: 'ambiguous', units: ['a', 'b'], since: null, basis: null },
  });
  expect(meaning([...all, unit('人社局')], '人社局', '2023-02-01').unit).toBe('人社局');
});

test('a directory without a past finds the first unit of a name', () => {
  const names = namesOf({ units: [unit('a', { aliases: ['x'] }), unit('b', { aliases: ['x'] })], groups: [] });
  expect([names.unit('x'), names.unit('y')]).toEqual(['a', null]);
});

describe('successors', () => {
  test('that lead back are found', () => {
    expect(successorLoopIn([unit('a', { successors: ['a'] })])).toEqual(['a', 'a']);
    const ring = [unit('a', { successors: ['b'] }), unit('b', { successors: ['c', 'd'] }), unit('c'), unit('d')];
    expect(successorLoopIn(ring)).toBeNull();
    expect(successorLoopIn([...ring.slice(0, 3), unit('d', { successors: ['a'] })])).toEqual(['a', 'b', 'd', 'a']);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2023-01-${String(at).padStart(2, '0')}`);
const ids = ['a', 'b', 'c', 'd', 'e'];
const someUnit = (id: string) =>
  fc
    .record({
      name: fc.constantFrom('甲局', '乙局', '丙局', '丁局', id),
      aliases: fc.subarray(['甲局', '乙', '丙']),
      validFrom: fc.option(day, { nil: null }),
      validTo: fc.option(day, { nil: null }),
      successors: fc.subarray(ids),
      formerNames: fc.array(
        fc.record({
          name: fc.constantFrom('甲局', '乙局', '丙局'),
          validFrom: fc.option(day, { nil: null }),
          validTo: fc.option(day, { nil: null }),
          basis: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
    })
    .map((more) => unit(id, more));
const someUnits = fc.tuple(...ids.map(someUnit));

test('on any day a name leads to one unit that is there, or to nobody, and every chain ends', () => {
  fc.assert(
    fc.property(someUnits, fc.constantFrom('甲局', '乙局', '丙', 'a'), day, day, (all, name, printedOn, on) => {
      const { unit: meant, past } = namesOverTime(all, { printedOn, on })(name);
      const there = all.filter((each) => isThereOn(each, on)).map(({ id }) => id);
      if (meant !== null) expect(there).toContain(meant);
      for (const each of past?.units ?? []) expect(there).toContain(each);
      expect(past?.code === 'split' || past?.code === 'ambiguous' || past?.code === 'ended' ? meant : null).toBeNull();
    }),
  );
});

test('where no two names clash, the unit that bears a name on the day is never in doubt', () => {
  fc.assert(
    fc.property(someUnits, day, (all, on) => {
      fc.pre(nameClashIn(all) === null);
      for (const span of all
        .flatMap(nameSpansOf)
        .filter((each) => isThereOn(each, on) && each.former?.validTo !== null)) {
        const bearer = all.find(({ id }) => id === span.unit);
        const { unit: meant, past } = namesOverTime(all, { printedOn: on, on })(span.name);
        expect(past?.code).not.toBe('ambiguous');
        if (bearer && isThereOn(bearer, on)) expect(meant).toBe(bearer.id);
      }
    }),
  );
});
