import type { TaskView } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { matterOf } from './matter.js';

const task = {
  members: [
    { id: 'report', kind: 'report', obligation: null },
    { id: 'later', kind: 'extension', obligation: 'month' },
  ],
  obligations: [
    { id: 'month', kind: 'report', subject: 'report', state: 'met', dueAt: '2023-05-25T16:00:00.000Z' },
    { id: 'again', kind: 'supplement', subject: 'report', state: 'open', dueAt: '2023-05-30T16:00:00.000Z' },
    { id: 'receipt', kind: 'acknowledgement', subject: null, state: 'open', dueAt: '2023-02-22T16:00:00.000Z' },
  ],
} as unknown as TaskView;

describe('matterOf', () => {
  it('finds a part with the obligation that is under way', () => {
    expect(matterOf(task, 'report')).toMatchObject({
      kind: 'report',
      member: { id: 'report' },
      obligation: { id: 'again' },
    });
  });

  it('finds the part behind an obligation', () => {
    expect(matterOf(task, 'month')).toMatchObject({
      kind: 'report',
      member: { id: 'report' },
      obligation: { id: 'month' },
    });
  });

  it('finds an extension with the obligation whose day is to move', () => {
    expect(matterOf(task, 'later')).toMatchObject({ kind: 'extension', obligation: { id: 'month' } });
  });

  it('finds an obligation alone, the claim to come, and nothing else', () => {
    expect(matterOf(task, 'receipt')).toMatchObject({ kind: 'acknowledgement', member: null });
    expect(matterOf(task, 'claim')).toMatchObject({ kind: 'claim', member: null, obligation: null });
    expect(matterOf(task, 'other')).toBeNull();
  });
});
