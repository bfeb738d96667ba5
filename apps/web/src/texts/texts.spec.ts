import { arrowsOf, machineNames } from '@duban/lifecycle';
import { describe, expect, it } from 'vitest';
import en from './en/index.js';
import zh from './zh/index.js';

/** Every text by its key; the forms of a plural are one. */
function textsOf(bundle: object, at = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of Object.entries(bundle) as [string, string | object][]) {
    const key = `${at}${name.replace(/_(one|other)$/, '')}`;
    const below = typeof value === 'string' ? new Map([[key, [value]]]) : textsOf(value, `${key}.`);
    for (const [each, texts] of below) found.set(each, [...(found.get(each) ?? []), ...texts]);
  }
  return found;
}

const valuesIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name));

const chinese = textsOf(zh);
const english = textsOf(en);

describe('the texts', () => {
  it('are the same in both languages, key by key', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('say something', () => {
    const isEmpty = ([, texts]: [string, string[]]): boolean => texts.some((text) => text.trim() === '');
    expect([...chinese].filter(isEmpty).map(([key]) => key)).toEqual([]);
  });

  it('name every event that a statechart draws', () => {
    const drawn = machineNames.flatMap(arrowsOf).map((arrow) => / --(.+)--> /.exec(arrow)?.[1] ?? arrow);
    const words: Readonly<Record<string, string>> = zh.terms.event;
    expect([...new Set(drawn)].filter((event) => !(event in words))).toEqual([]);
  });

  it('show no value in English that is not there for the Chinese one, which the compiler checks', () => {
    const unknown = [...english].flatMap(([key, texts]) => {
      const given = new Set(valuesIn(chinese.get(key) ?? []));
      return valuesIn(texts).flatMap((value) => (given.has(value) ? [] : [`${key} {{${value}}}`]));
    });
    expect(unknown).toEqual([]);
  });
});
