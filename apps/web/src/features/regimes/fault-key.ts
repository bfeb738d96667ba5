import type texts from '../../texts/zh/index.js';

type FaultKey = keyof typeof texts.regimes.fault;

const keys: readonly [RegExp, FaultKey][] = [
  [/^\/code$/, 'code'],
  [/^\/title$/, 'title'],
  [/^\/source/, 'source'],
  [/^\/reports\/monthly/, 'dayOfMonth'],
  [/^\/reports\/quarterly/, 'quarterly'],
  [/^\/reports\/annual/, 'monthDay'],
  [/^\/ladder\/\d+\/to$/, 'recipients'],
  [/^\/ladder\/\d+\/afterWorkingDays$/, 'rungDays'],
  [/(workingDays|reply$)/i, 'number'],
  [/(At|hour)$/, 'number'],
];

/** Which sentence says what is wrong at a place of the rules. */
export const faultKeyOf = (pointer: string): FaultKey => keys.find(([place]) => place.test(pointer))?.[1] ?? 'other';
