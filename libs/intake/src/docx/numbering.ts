import type { Package } from '../package/open-package.js';
import { type Attributes, readXml } from '../package/read-xml.js';
import { numeralOf } from '../lines/numerals.js';

/** A level of a list as Word defines it. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** The number as printed, `%1` standing for the number of the first level. */
  readonly text: string;
  /** Numbers of other levels are printed in digits. */
  readonly legal: boolean;
  /** The level, counted from 1, after which it begins anew; 0: never. Left out: after any higher one. */
  readonly restart?: number;
  /** The style of paragraphs that are numbered so without saying it. */
  readonly style?: string;
}

interface Changes {
  start?: number;
  format?: string;
  text?: string;
  legal?: boolean;
  restart?: number;
  style?: string;
}

/** The lists of a document. */
export interface Numbering {
  /** The number to print in front of the next paragraph of a list, or ''. It counts: ask once for each paragraph. */
  next(list: string, level: number): string;
  /** The list that a style of lists stands for. */
  levelOfStyle(list: string, style: string): number | undefined;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Changes>;
}

interface Definitions {
  readonly lists: Map<string, List>;
  readonly abstracts: Map<string, Map<number, Changes>>;
  /** Abstract lists that only name a style, and those that a style stands for. */
  readonly links: Map<string, string>;
  readonly linked: Map<string, string>;
}

/** Word's lists of a document; without a part every number is ''. Throws `DocumentRefused`. */
export async function readNumbering(pack: Package, part: string | undefined): Promise<Numbering> {
  const found: Definitions = { lists: new Map(), abstracts: new Map(), links: new Map(), linked: new Map() };
  if (part !== undefined && pack.has(part)) await readXml(pack.read(part), definitionsInto(found));
  return countersOf(found);
}

function definitionsInto(found: Definitions) {
  let abstract = '';
  let list = '';
  let levels: Map<number, Changes> | undefined;
  let level: Changes = {};
  const number = (attribute: Attributes): number => Number.parseInt(attribute('val') ?? '', 10) || 0;
  const levelAt = (attribute: Attributes): Changes => {
    const at = Number.parseInt(attribute('ilvl') ?? '0', 10) || 0;
    const known = levels?.get(at) ?? {};
    levels?.set(at, known);
    return known;
  };
  const opens: Readonly<Record<string, (attribute: Attributes) => void>> = {
    'w:abstractNum': (attribute) => {
      abstract = attribute('abstractNumId') ?? '';
      found.abstracts.set(abstract, (levels = new Map()));
    },
    'w:numStyleLink': (attribute) => found.links.set(abstract, attribute('val') ?? ''),
    'w:styleLink': (attribute) => found.linked.set(attribute('val') ?? '', abstract),
    'w:num': (attribute) => {
      list = attribute('numId') ?? '';
      levels = new Map();
    },
    'w:abstractNumId': (attribute) => {
      if (levels) found.lists.set(list, { abstract: attribute('val') ?? '', levels });
    },
    'w:lvl': (attribute) => (level = levelAt(attribute)),
    'w:lvlOverride': (attribute) => (level = levelAt(attribute)),
    'w:startOverride': (attribute) => (level.start = number(attribute)),
    'w:start': (attribute) => (level.start = number(attribute)),
    'w:numFmt': (attribute) => (level.format = attribute('val') ?? 'decimal'),
    'w:lvlText': (attribute) => (level.text = attribute('val') ?? ''),
    'w:lvlRestart': (attribute) => (level.restart = number(attribute)),
    'w:isLgl': (attribute) => (level.legal = !/^(?:0|false|off)$/.test(attribute('val') ?? '')),
    'w:pStyle': (attribute) => (level.style = attribute('val') ?? ''),
  };
  return {
    open(name: string, attribute: Attributes) {
      opens[name]?.(attribute);
    },
    close() {},
  };
}

/** The deepest level that Word knows. */
const DEEPEST = 8;

function countersOf(found: Definitions): Numbering {
  /** Lists of one abstract list go on counting together; a list with a start of its own begins there once. */
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  const abstractOf = (list: List): string => {
    const link = found.links.get(list.abstract);
    return (link === undefined ? undefined : found.linked.get(link)) ?? list.abstract;
  };
  const levelOf = (list: List, at: number): Level => ({
    start: 1,
    format: 'decimal',
    text: '',
    legal: false,
    ...found.abstracts.get(abstractOf(list))?.get(at),
    ...list.levels.get(at),
  });
  return {
    next(id, level) {
      const list = found.lists.get(id);
      const at = Math.min(Math.max(level, 0), DEEPEST);
      if (!list) return '';
      const abstract = abstractOf(list);
      const counts = counters.get(abstract) ?? [];
      counters.set(abstract, counts);
      const own = list.levels.get(at)?.start;
      if (own !== undefined && !begun.has(`${id}/${at}`)) counts[at] = own;
      else counts[at] = (counts[at] ?? levelOf(list, at).start - 1) + 1;
      begun.add(`${id}/${at}`);
      for (let below = at + 1; below <= DEEPEST; below += 1)
        if (beginsAnew(levelOf(list, below), at)) counts[below] = undefined;
      return printed(
        levelOf(list, at),
        (of) => counts[of] ?? levelOf(list, of).start,
        (of) => levelOf(list, of).format,
      );
    },
    levelOfStyle(id, style) {
      const list = found.lists.get(id);
      if (!list) return undefined;
      for (let at = 0; at <= DEEPEST; at += 1) if (levelOf(list, at).style === style) return at;
      return undefined;
    },
  };
}

const beginsAnew = ({ restart }: Level, after: number): boolean => restart === undefined || after + 1 <= restart;

function printed(level: Level, countAt: (level: number) => number, formatAt: (level: number) => string): string {
  // The sign in front of a point says nothing, and often belongs to a font of signs.
  if (level.format === 'bullet') return '';
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return numeralOf(countAt(at), level.legal ? 'decimal' : formatAt(at));
  });
}
