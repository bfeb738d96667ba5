import type { DeskRow } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { commandOf, deedOf } from './batch.js';
import { latenessOf, returnDaysOf } from './lateness.js';
import { placeOf, restOf } from './place.js';

const task = { kind: 'task' as const, year: 2023, id: 't' };
const row = (some: Partial<DeskRow>): DeskRow => ({
  what: 'report',
  id: null,
  task,
  directive: null,
  number: '7',
  title: '任务',
  member: null,
  obligation: 'o',
  unit: null,
  state: 'open',
  obligationState: 'open',
  period: '2023-06',
  dueOn: '2023-06-25',
  dueAt: null,
  since: null,
  reason: null,
  status: 'reporting',
  level: 0,
  suggests: null,
  commands: [],
  obligationCommands: [],
  ...some,
});

describe('a row of the desk', () => {
  it('leads to the one place where it is settled', () => {
    expect(placeOf('owed', row({ member: 'm' }))).toBe('/tasks/2023/t/work/m');
    expect(placeOf('owed', row({}))).toBe('/tasks/2023/t/work/o');
    expect(placeOf('reports', row({ member: 'm' }))).toBe('/review?task=2023/t&member=m');
    expect(placeOf('slips', row({ member: 's' }))).toBe('/slips?task=2023/t&member=s');
    expect(placeOf('overdue', row({ member: 'm' }))).toBe('/tasks/2023/t');
    expect(placeOf('coordinationAsked', row({ member: 'm' }))).toBe('/leader?task=2023/t');
    expect(placeOf('drafts', row({ what: 'draft', id: 'd', task: null }))).toBe('/drafts/d');
    const directive = { year: 2023, id: 'x', number: '1号', title: '文件' };
    expect(placeOf('directives', row({ what: 'directive', id: 'x', task: null, directive }))).toBe(
      '/directives/2023/x',
    );
    expect(restOf('contributions', 'u')).toBe('/tasks?unit=u&relation=jointLead,coordinating,member');
  });

  it('is done on the spot where a yes is enough, on the part or the obligation that takes it', () => {
    const acknowledged = deedOf('owed', row({ commands: ['acknowledgement.give', 'extension.request'] }));
    expect(acknowledged && commandOf(acknowledged)).toEqual({
      type: 'acknowledgement.give',
      member: 'o',
      target: task,
    });
    const urged = row({ member: 'm', commands: ['report.draft'], obligationCommands: ['obligation.urge'] });
    expect(deedOf('owedToMe', urged)).toMatchObject({ type: 'obligation.urge', member: 'o' });
    expect(deedOf('owed', row({ member: 'm', commands: ['report.draft'] }))).toBeUndefined();
    expect(deedOf('toDecide', row({ member: 'm', commands: ['subReport.approve'] }))).toBeUndefined();
  });

  it('is late after its day, near in its last days; what is held is neither', () => {
    expect(latenessOf(row({}), '2023-06-26')).toEqual({ kind: 'late', days: 1 });
    expect(latenessOf(row({}), '2023-06-25')).toEqual({ kind: 'near', days: 0 });
    expect(latenessOf(row({}), '2023-06-21')).toEqual({ kind: 'far', days: 4 });
    expect(latenessOf(row({ obligationState: 'held' }), '2023-06-30')).toEqual({ kind: 'far', days: 0 });
    expect(latenessOf(row({ dueOn: null }), '2023-06-30')).toBeNull();
  });

  it('stands with others of its day on one sheet', () => {
    expect(returnDaysOf([row({}), row({})], '2023-06-20')).toEqual(['2023-06-25']);
    expect(returnDaysOf([row({})], '2023-06-20')).toEqual([]);
    expect(returnDaysOf([row({}), row({})], '2023-06-26')).toEqual([]);
  });
});
