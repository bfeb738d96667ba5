import { diagnosticMessages } from '@duban/directive';
import { describe, expect, test } from 'vitest';
import en from '../../texts/en/wizard.json' with { type: 'json' };
import zh from '../../texts/zh/wizard.json' with { type: 'json' };

describe.each([
  ['Chinese', zh],
  ['English', en],
])('in %s', (_, texts) => {
  test('every doubt that reading can raise has a word and says what to do, and nothing else has', () => {
    expect(Object.keys(texts.diagnostic).toSorted()).toEqual(Object.keys(diagnosticMessages).toSorted());
    for (const { word, why } of Object.values(texts.diagnostic)) {
      expect(word.trim()).not.toBe('');
      // A sentence or two, not the word again.
      expect(why).toMatch(/[。.]$/);
      expect(why.length).toBeGreaterThan(word.length);
    }
  });
});

test('in Chinese no doubt is told in English', () => {
  for (const { word, why } of Object.values(zh.diagnostic)) expect(`${word}${why}`).not.toMatch(/[a-z]{3}/i);
});
