import type * as lifecycle from '@duban/lifecycle';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { ClueEvent, DirectiveEvent, Effect, TaskEvent } from './event.contract.js';
import { MeetingEvent } from './meeting-event.contract.js';

const id = '8c7e6a5b-0000-8000-8000-000000000001';
const stamp = { at: '2023-03-25T16:00:00.000Z', by: null, definition: 1 };

test('the schemas say what the machines say: neither has a type, a field or a word that the other lacks', () => {
  expectTypeOf<lifecycle.TaskEvent>().toExtend<z.infer<typeof TaskEvent>>();
  expectTypeOf<z.infer<typeof TaskEvent>>().toExtend<lifecycle.TaskEvent>();
  expectTypeOf<lifecycle.DirectiveEvent>().toExtend<z.infer<typeof DirectiveEvent>>();
  expectTypeOf<z.infer<typeof DirectiveEvent>>().toExtend<lifecycle.DirectiveEvent>();
  expectTypeOf<lifecycle.ClueEvent>().toExtend<z.infer<typeof ClueEvent>>();
  expectTypeOf<z.infer<typeof ClueEvent>>().toExtend<lifecycle.ClueEvent>();
  expectTypeOf<lifecycle.MeetingEvent>().toExtend<z.infer<typeof MeetingEvent>>();
  expectTypeOf<z.infer<typeof MeetingEvent>>().toExtend<lifecycle.MeetingEvent>();
  expectTypeOf<lifecycle.Effect>().toExtend<z.infer<typeof Effect>>();
  expectTypeOf<z.infer<typeof Effect>>().toExtend<lifecycle.Effect>();
  expectTypeOf<lifecycle.Role>().toEqualTypeOf<z.infer<typeof Effect>['roles'][number]>();
});

test('an event holds ids, codes, days and instants: a text, a strange field or a local time is refused', () => {
  const drafted = { ...stamp, type: 'report.drafted', member: id, content: 'a'.repeat(64) };
  expect(TaskEvent.safeParse(drafted).success).toBe(true);
  expect(TaskEvent.safeParse({ ...drafted, content: '已完成。' }).success).toBe(false);
  expect(TaskEvent.safeParse({ ...drafted, phone: '1' }).success).toBe(false);
  expect(TaskEvent.safeParse({ ...drafted, at: '2023-03-25T16:00:00+08:00' }).success).toBe(false);
});

test('a field that is not there is left out, never undefined', () => {
  const accepted = { ...stamp, type: 'report.accepted', member: id };
  expect(TaskEvent.safeParse(accepted).success).toBe(true);
  expect(TaskEvent.safeParse({ ...accepted, mark: undefined }).success).toBe(false);
});
