import { expect, test } from 'vitest';
import { Coalescer } from './coalescer.js';

interface Running {
  tenant: string;
  works: readonly string[];
  answer: () => void;
  fail: (error: Error) => void;
}

/** A database that answers when it is told to. */
function slowDatabase(limits: { maxWeight: number; inFlight: number }) {
  const batches: Running[] = [];
  const coalescer = new Coalescer<string, string>(
    (tenant, works) =>
      new Promise((resolve, reject) => {
        batches.push({
          tenant,
          works,
          answer: () => resolve(works.map((work) => `done ${work}`)),
          fail: reject,
        });
      }),
    limits,
  );
  return { coalescer, batches };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what arrives in one turn shares a batch, and what arrives while it is under way shares the next', async () => {
  const { coalescer, batches } = slowDatabase({ maxWeight: 10, inFlight: 1 });
  const early = [coalescer.submit('t', 'a', 1), coalescer.submit('t', 'b', 1)];
  await turn();
  const late = ['c', 'd', 'e'].map((work) => coalescer.submit('t', work, 1));
  await turn();
  expect(batches.map(({ works }) => works)).toEqual([['a', 'b']]);
  batches[0]?.answer();
  expect(await Promise.all(early)).toEqual(['done a', 'done b']);
  await turn();
  expect(batches.map(({ works }) => works)).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
  batches[1]?.answer();
  expect(await Promise.all(late)).toEqual(['done c', 'done d', 'done e']);
});

test('a batch holds up to its weight; a work heavier than that goes alone, and nothing overtakes it', async () => {
  const { coalescer, batches } = slowDatabase({ maxWeight: 3, inFlight: 9 });
  const weights: [string, number][] = [
    ['a', 2],
    ['b', 2],
    ['heavy', 50],
    ['c', 1],
    ['d', 2],
    ['e', 1],
  ];
  const all = weights.map(([work, weight]) => coalescer.submit('t', work, weight));
  await turn();
  expect(batches.map(({ works }) => works)).toEqual([['a'], ['b'], ['heavy'], ['c', 'd'], ['e']]);
  for (const { answer } of batches) answer();
  await Promise.all(all);
});

test('each tenant has its own line, with so many batches under way at once', async () => {
  const { coalescer, batches } = slowDatabase({ maxWeight: 1, inFlight: 2 });
  const all = ['a', 'b', 'c'].map((work) => coalescer.submit('one', work, 1));
  all.push(coalescer.submit('other', 'x', 1));
  await turn();
  expect(batches.map(({ tenant, works }) => [tenant, ...works])).toEqual([
    ['one', 'a'],
    ['one', 'b'],
    ['other', 'x'],
  ]);
  for (const { answer } of batches) answer();
  await turn();
  batches[3]?.answer();
  expect(await Promise.all(all)).toHaveLength(4);
});

test('a batch that fails fails its own works, and the line goes on', async () => {
  const { coalescer, batches } = slowDatabase({ maxWeight: 1, inFlight: 1 });
  const failing = coalescer.submit('t', 'a', 1);
  const following = coalescer.submit('t', 'b', 1);
  await turn();
  batches[0]?.fail(new Error('gone'));
  await expect(failing).rejects.toThrow('gone');
  await turn();
  batches[1]?.answer();
  expect(await following).toBe('done b');
});
