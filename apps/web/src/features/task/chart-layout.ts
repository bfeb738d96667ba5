import type { Statechart } from '@duban/contracts';
import { grouped } from './grouped.js';

/** Where a state, group or region is drawn; in pixels. */
export interface Box {
  id: string;
  kind: 'region' | 'group' | 'state';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An arrow between two boxes, for all the events that lead from one to the other. */
export interface Arrow {
  from: string;
  to: string;
  events: string[];
  /** As an SVG path. */
  path: string;
  /** Where its number stands. */
  at: { x: number; y: number };
}

export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  arrows: Arrow[];
  /** Events that a state takes and stays. */
  staying: { at: string; events: string[] }[];
}

type Node = Statechart['nodes'][number];
type Edge = Statechart['edges'][number];

const STATE = { width: 96, height: 36 };
const GAP = { x: 72, y: 28 };
const PAD = { side: 16, top: 36, bottom: 16 };
const BOW = 26;

/**
 * Places a statechart: regions under each other, states from left to right by how many steps they are from the start,
 * groups around their states. Arrows that skip a column bow over the boxes between, those that lead back under them.
 */
export function layoutOf({ nodes, edges }: Pick<Statechart, 'nodes' | 'edges'>): Layout {
  const moving = edges.filter(({ from, to }) => from !== to);
  const regions = nodes.filter(({ kind }) => kind === 'region');
  const placed = regions.length > 0 ? stacked(regions, nodes, moving) : inside(null, nodes, moving);
  const boxes = new Map(placed.boxes.map((box) => [box.id, box]));
  return {
    ...placed,
    arrows: merged(moving).flatMap((edge) => arrowOf(edge, boxes)),
    staying: stayingOf(edges),
  };
}

interface Placed {
  width: number;
  height: number;
  boxes: Box[];
}

const moved = ({ boxes }: Placed, dx: number, dy: number): Box[] =>
  boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }));

function stacked(regions: readonly Node[], nodes: readonly Node[], edges: readonly Edge[]): Placed {
  const inner = regions.map((region) => ({ region, placed: framed(region, nodes, edges) }));
  const width = Math.max(...inner.map(({ placed }) => placed.width));
  let y = 0;
  const boxes = inner.flatMap(({ region, placed }) => {
    const own = moved(placed, 0, y).map((box) => (box.id === region.id ? { ...box, width } : box));
    y += placed.height + 12;
    return own;
  });
  return { width, height: y - 12, boxes };
}

/** A group or region with its frame around what is in it. */
function framed(node: Node, nodes: readonly Node[], edges: readonly Edge[]): Placed {
  const within = inside(node.id, nodes, edges);
  const [width, height] = [within.width + 2 * PAD.side, within.height + PAD.top + PAD.bottom];
  const frame: Box = { id: node.id, kind: node.kind, x: 0, y: 0, width, height };
  return { width, height, boxes: [frame, ...moved(within, PAD.side, PAD.top)] };
}

/** The children of a node in columns by their distance from the start. */
function inside(parent: string | null, nodes: readonly Node[], edges: readonly Edge[]): Placed {
  const children = nodes.filter((node) => node.parent === parent);
  const ranks = ranksOf(children, edges);
  const margin = BOW * (Math.max(0, ...ranks.values()) > 1 ? 2 : 1);
  const columns = grouped(children, ({ id }) => ranks.get(id) ?? 0);
  const placed = [...columns.keys()].toSorted((a, b) => a - b).map((rank) => column(columns.get(rank) ?? []));
  const tallest = Math.max(...placed.map(({ height }) => height));
  let x = 0;
  const boxes = placed.flatMap((each) => {
    const own = moved(each, x, margin + (tallest - each.height) / 2);
    x += each.width + GAP.x;
    return own;
  });
  return { width: x - GAP.x, height: tallest + 2 * margin, boxes };

  function column(members: readonly Node[]): Placed {
    const inner = members.map((node) =>
      node.kind === 'state'
        ? { ...STATE, boxes: [{ id: node.id, kind: node.kind, x: 0, y: 0, ...STATE }] }
        : framed(node, nodes, edges),
    );
    const width = Math.max(...inner.map((each) => each.width));
    let y = 0;
    const own = inner.flatMap((each) => {
      const here = moved(each, (width - each.width) / 2, y);
      y += each.height + GAP.y;
      return here;
    });
    return { width, height: y - GAP.y, boxes: own };
  }
}

/**
 * How many steps each child is from where its parent begins, by the longest way that does not lead back; what no arrow
 * reaches stands at the start.
 */
function ranksOf(children: readonly Node[], edges: readonly Edge[]): Map<string, number> {
  const childOf = (id: string): string | undefined =>
    children.find((child) => id === child.id || id.startsWith(`${child.id}.`))?.id;
  const after = new Map<string, Set<string>>(children.map(({ id }) => [id, new Set()]));
  for (const { from, to } of edges) {
    const [start, end] = [childOf(from), childOf(to)];
    if (start !== undefined && end !== undefined && start !== end) after.get(start)?.add(end);
  }
  const ranks = new Map<string, number>();
  const visit = (id: string, rank: number, way: readonly string[]): void => {
    if (way.includes(id) || rank <= (ranks.get(id) ?? -1)) return;
    ranks.set(id, rank);
    for (const next of after.get(id) ?? []) visit(next, rank + 1, [...way, id]);
  };
  for (const { id, initial } of children) if (initial) visit(id, 0, []);
  for (const { id } of children) if (!ranks.has(id)) ranks.set(id, 0);
  return ranks;
}

function merged(edges: readonly Edge[]): { from: string; to: string; events: string[] }[] {
  const pairs = grouped(edges, ({ from, to }) => `${from} ${to}`);
  return [...pairs.values()].flatMap(([first, ...rest]) =>
    first ? [{ from: first.from, to: first.to, events: eventsOf([first, ...rest]) }] : [],
  );
}

const eventsOf = (edges: readonly Edge[]): string[] => [...new Set(edges.map(({ event }) => event))];

const stayingOf = (edges: readonly Edge[]): Layout['staying'] =>
  [
    ...grouped(
      edges.filter(({ from, to }) => from === to),
      ({ from }) => from,
    ),
  ].map(([at, own]) => ({ at, events: eventsOf(own) }));

function arrowOf(edge: { from: string; to: string; events: string[] }, boxes: ReadonlyMap<string, Box>): Arrow[] {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (!from || !to) return [];
  const curve = curveOf(from, to, [...boxes.values()]);
  const [start, first, second, end] = curve;
  const path = `M${pointText(start)} C${pointText(first)} ${pointText(second)} ${pointText(end)}`;
  return [{ ...edge, path, at: middleOf(curve) }];
}

interface Point {
  x: number;
  y: number;
}
type Curve = readonly [Point, Point, Point, Point];

const round = (value: number): number => Math.round(value * 10) / 10;
const pointText = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** The middle of a cubic Bézier curve. */
const middleOf = ([a, b, c, d]: Curve): Point => ({
  x: round((a.x + 3 * b.x + 3 * c.x + d.x) / 8),
  y: round((a.y + 3 * b.y + 3 * c.y + d.y) / 8),
});

function curveOf(from: Box, to: Box, boxes: readonly Box[]): Curve {
  const [a, b] = [centreOf(from), centreOf(to)];
  const gap = to.x - (from.x + from.width);
  if (gap >= 0 && gap <= 2 * GAP.x) return sideways(from, to);
  if (from.x + from.width > to.x && to.x + to.width > from.x) return upright(from, to);
  return bowed(from, to, b.x > a.x ? 'over' : 'under', between(from, to, boxes));
}

const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** To the next column: out of the right side, into the left one. */
function sideways(from: Box, to: Box): Curve {
  const start = { x: from.x + from.width, y: centreOf(from).y - 6 };
  const end = { x: to.x, y: centreOf(to).y - 6 };
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}

/** Within a column: down on the right of the middle, up on the left of it. */
function upright(from: Box, to: Box): Curve {
  const down = to.y > from.y;
  const shift = down ? 12 : -12;
  const start = { x: centreOf(from).x + shift, y: down ? from.y + from.height : from.y };
  const end = { x: centreOf(to).x + shift, y: down ? to.y : to.y + to.height };
  const bend = down ? 10 : -10;
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}

/** The two, and what lies between them in the group or region in which both are. */
function between(from: Box, to: Box, boxes: readonly Box[]): Box[] {
  const [left, right] = [centreOf(from).x, centreOf(to).x].toSorted((a, b) => a - b);
  const around = `${parentOf(from.id)}.`;
  const common = to.id.startsWith(around) ? around : `${parentOf(to.id)}.`;
  return boxes.filter(
    ({ id, x, width }) => (common === '.' || id.startsWith(common)) && x + width > (left ?? 0) && x < (right ?? 0),
  );
}

const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

/** Over the boxes between, or back under them. */
function bowed(from: Box, to: Box, way: 'over' | 'under', boxes: readonly Box[]): Curve {
  const [a, b] = [centreOf(from), centreOf(to)];
  const edgeOf = (box: Box): number => (way === 'over' ? box.y : box.y + box.height);
  const [start, end] = [
    { x: a.x + 8, y: edgeOf(from) },
    { x: b.x - 8, y: edgeOf(to) },
  ];
  const edges = boxes.map(edgeOf);
  const top = way === 'over' ? Math.min(...edges) - BOW : Math.max(...edges) + BOW;
  const quarter = (end.x - start.x) / 4;
  return [start, { x: start.x + quarter, y: top }, { x: end.x - quarter, y: top }, end];
}
