import { expect, test } from 'vitest';
import { readSettings } from './settings.js';

test('an empty environment means the embedded database, its queue, and no e-mail', () => {
  expect(readSettings({ DATABASE_URL: '' })).toEqual({
    DUBAN_DATA: '.duban',
    DUBAN_MODE: 'real',
    DUBAN_DEMO: 'filled',
    HOST: '127.0.0.1',
    PORT: 8080,
    DUBAN_JOBS: 'on',
    LOG_LEVEL: 'info',
    DATABASE_POOL_SIZE: 10,
    WORKER_CONCURRENCY: 8,
    RELAY_INTERVAL_MS: 500,
    SWEEP_INTERVAL_MS: 30_000,
  });
});

test('every fault is named in one error, and no password', () => {
  const read = () =>
    readSettings({
      DATABASE_URL: 'mysql://root:hunter2@db/duban',
      QUEUE_URL: 'amqp://user:hunter2@queue',
      DUBAN_MODE: 'test',
      DATABASE_POOL_SIZE: 'many',
    });
  expect(read).toThrow(
    /DATABASE_URL is not a postgres.*QUEUE_URL is neither.*DUBAN_MODE is neither.*DATABASE_POOL_SIZE/,
  );
  expect(read).not.toThrow(/hunter2/);
});

test('what belongs together is asked for together', () => {
  const url = 'postgres://duban_app:secret@db/duban';
  expect(() => readSettings({ DATABASE_URL: url })).toThrow('QUEUE_URL is needed beside DATABASE_URL');
  expect(() => readSettings({ DATABASE_OWNER_URL: url })).toThrow('DATABASE_URL is needed');
  expect(() => readSettings({ SMTP_URL: 'smtp://mail' })).toThrow('MAIL_FROM is needed');
  expect(readSettings({ DATABASE_URL: url, QUEUE_URL: 'redis://queue:6379' }).QUEUE_URL).toBe('redis://queue:6379');
});

test('who starts the program has defaults, which the environment overrides and an empty variable does not', () => {
  expect(readSettings({}, { DUBAN_MODE: 'demo' }).DUBAN_MODE).toBe('demo');
  expect(readSettings({ DUBAN_MODE: '' }, { DUBAN_MODE: 'demo' }).DUBAN_MODE).toBe('demo');
  expect(readSettings({ DUBAN_MODE: 'real' }, { DUBAN_MODE: 'demo' }).DUBAN_MODE).toBe('real');
});

test.each(['2021-03-01', '2021-02-30T09:00', '2021-03-01T09:00Z', 'soon'])(
  '%s is no start of a demonstration',
  (start) => {
    expect(() => readSettings({ DUBAN_DEMO_START: start })).toThrow('DUBAN_DEMO_START is no time like');
  },
);
