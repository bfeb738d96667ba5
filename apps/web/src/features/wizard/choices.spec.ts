import { diagnosticMessages } from '@duban/directive';
import { draftReasons } from '@duban/engine';
import { expect, test } from 'vitest';
import en from '../../texts/en/wizard.json' with { type: 'json' };
import zh from '../../texts/zh/wizard.json' with { type: 'json' };

test.each([
  ['zh', zh],
  ['en', en],
])('%s has a word and a sentence for every doubt that reading and checking can raise', (_, texts) => {
  expect(Object.keys(texts.diagnostic).toSorted()).toEqual(Object.keys(diagnosticMessages).toSorted());
  const told = draftReasons.filter((code) => code !== 'diagnostic');
  expect(Object.keys(texts.doubt).toSorted()).toEqual([...told].toSorted());
});
