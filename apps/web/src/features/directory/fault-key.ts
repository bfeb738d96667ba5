import type texts from '../../texts/zh/index.js';

type FaultKey = keyof typeof texts.directory.fault;

const keys: readonly [RegExp, FaultKey][] = [
  [/^\/(name|title|code|basis)$/, 'needed'],
  [/^\/(aliases|formerNames)/, 'aliases'],
  [/^\/(validTo|to|from|validFrom)$/, 'days'],
  [/^\/(members|parent|kinds)/, 'members'],
  [/^\/phone$/, 'phone'],
  [/^\/email$/, 'email'],
  [/^\/(person|unit)$|^\/successors/, 'choose'],
];

/** Which sentence says what is wrong at a place of an entry. */
export const faultKeyOf = (pointer: string): FaultKey => keys.find(([place]) => place.test(pointer))?.[1] ?? 'other';
