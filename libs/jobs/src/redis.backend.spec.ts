import { expect, test } from 'vitest';
import { redisAddress } from './redis.backend.js';

test('a single server is named by its address alone', () => {
  const url = 'rediss://duban:secret@cache.example:6380/2';
  expect(redisAddress(url)).toEqual({ kind: 'single', url });
});

test('Sentinel: the master’s name, every sentinel, the login of the master', () => {
  expect(redisAddress('redis://duban:s%40fe@a:26379/1?sentinel=main&node=b:26380&node=c')).toEqual({
    kind: 'sentinel',
    name: 'main',
    sentinels: [
      { host: 'a', port: 26379 },
      { host: 'b', port: 26380 },
      { host: 'c', port: 26379 },
    ],
    options: { username: 'duban', password: 's@fe', db: 1 },
  });
});

test('Cluster: every node that is named', () => {
  expect(redisAddress('rediss://a:7000?cluster=true&node=b:7001')).toEqual({
    kind: 'cluster',
    nodes: [
      { host: 'a', port: 7000 },
      { host: 'b', port: 7001 },
    ],
    options: { tls: {} },
  });
});
