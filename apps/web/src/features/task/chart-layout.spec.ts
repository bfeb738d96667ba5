import type { Statechart } from '@duban/contracts';
import { describe, expect, it } from 'vitest';
import { type Box, layoutOf } from './chart-layout.js';

const node = (id: string, own: Partial<Statechart['nodes'][number]> = {}) => ({
  id,
  parent: id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : null,
  kind: 'state' as const,
  initial: false,
  ...own,
});
const edge = (from: string, to: string, event: string) => ({ from, to, event, guard: null });

const nodes = [
  node('life', { kind: 'region' }),
  node('life.given', { initial: true }),
  node('life.work', { kind: 'group' }),
  node('life.work.doing', { initial: true }),
  node('life.work.proving'),
  node('life.done'),
  node('late', { kind: 'region' }),
  node('late.no', { initial: true }),
  node('late.yes'),
];
const edges = [
  edge('life.given', 'life.work', 'began'),
  edge('life.work.doing', 'life.work.proving', 'claimed'),
  edge('life.work.proving', 'life.work.doing', 'failed'),
  edge('life.work.proving', 'life.done', 'confirmed'),
  edge('life.done', 'life.work', 'reopened'),
  edge('life.work', 'life.work', 'instructed'),
  edge('late.no', 'late.yes', 'missed'),
  edge('late.no', 'late.yes', 'recounted'),
];
const layout = layoutOf({ nodes, edges });
const boxOf = (id: string): Box => {
  const found = layout.boxes.find((box) => box.id === id);
  if (!found) throw new Error(id);
  return found;
};
const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

describe('layoutOf', () => {
  it('goes from left to right by the steps from the start', () => {
    expect(boxOf('life.given').x).toBeLessThan(boxOf('life.work').x);
    expect(boxOf('life.work').x).toBeLessThan(boxOf('life.done').x);
  });

  it('has what belongs to a group or region within it, and all within the picture', () => {
    expect(isWithin(boxOf('life.work.doing'), boxOf('life.work'))).toBe(true);
    expect(isWithin(boxOf('life.work'), boxOf('life'))).toBe(true);
    const picture = { id: '', kind: 'region', x: 0, y: 0, width: layout.width, height: layout.height } as const;
    expect(layout.boxes.filter((box) => !isWithin(box, picture))).toEqual([]);
  });

  it('lays no two states over each other', () => {
    const states = layout.boxes.filter(({ kind }) => kind === 'state');
    const apart = (a: Box, b: Box): boolean =>
      a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    const over = states.flatMap((a) => states.filter((b) => a !== b && !apart(a, b)));
    expect(over).toEqual([]);
  });

  it('has one arrow for all that leads from one to another, and none for what stays', () => {
    expect(layout.arrows.find(({ from }) => from === 'late.no')?.events).toEqual(['missed', 'recounted']);
    expect(layout.arrows).toHaveLength(6);
    expect(layout.staying).toEqual([{ at: 'life.work', events: ['instructed'] }]);
  });
});
