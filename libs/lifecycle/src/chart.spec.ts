import { describe, expect, it } from 'vitest';
import { chartOf } from './chart.js';
import { machineNames, machines, TASK_DEFINITION } from './definitions.js';
import { transitionsOf } from './machine-definition.js';

describe('chartOf', () => {
  it('has the regions of a task with their states, and where each begins', () => {
    const chart = chartOf('task', TASK_DEFINITION);
    const of = (id: string) => chart?.nodes.find((node) => node.id === id);
    expect(of('lifecycle')).toEqual({ id: 'lifecycle', parent: null, kind: 'region', initial: false });
    expect(of('lifecycle.reporting')).toMatchObject({ parent: 'lifecycle', kind: 'group', initial: false });
    expect(of('lifecycle.reporting.working')).toMatchObject({ kind: 'state', initial: true });
    expect(chart?.edges).toContainEqual({
      from: 'lifecycle.assigned',
      to: 'lifecycle.planned',
      event: 'plan.cameIntoForce',
      guard: null,
    });
  });

  it('stays where an event moves nothing', () => {
    expect(chartOf('task', TASK_DEFINITION)?.edges).toContainEqual({
      from: 'timeliness.overdue',
      to: 'timeliness.overdue',
      event: 'lead.missed',
      guard: null,
    });
  });

  it.each(machineNames)('has every event and every leaf of %s', (name) => {
    const chart = chartOf(name, 1);
    const transitions = transitionsOf(machines[name].machine);
    expect(new Set(chart?.edges.map(({ event }) => event))).toEqual(new Set(transitions.map(({ event }) => event)));
    const ids = new Set(chart?.nodes.map(({ id }) => id));
    for (const { from, to } of chart?.edges ?? []) expect([from, to].filter((id) => !ids.has(id))).toEqual([]);
    for (const { source } of transitions) expect(ids).toContain(source);
  });

  it('knows no version that was never released', () => {
    expect(chartOf('task', 99)).toBeUndefined();
    expect(chartOf('slip', 99)).toBeUndefined();
    expect(chartOf('directive', 0)).toBeUndefined();
  });
});
