import type { Package } from '../package/open-package.js';
import { type Attributes, readXml } from '../package/read-xml.js';

/** What a style of paragraphs says of lists. */
export interface StyleNumbering {
  readonly list?: string;
  readonly level?: number;
}

interface Style {
  base?: string;
  list?: string;
  level?: number;
  name: string;
}

/** The styles of a document. */
export interface Styles {
  /** The list and the level of paragraphs of a style, what it is based on included. */
  numberingOf(style: string): StyleNumbering;
  /** Whether it is the style of a line of a table of contents. */
  isContents(style: string): boolean;
  /** The style of paragraphs that name none. */
  readonly standard: string | undefined;
}

/** The longest chain of styles that is followed. */
const LONGEST = 20;

/** Throws `DocumentRefused`. */
export async function readStyles(pack: Package, part: string | undefined): Promise<Styles> {
  const styles = new Map<string, Style>();
  let standard: string | undefined;
  if (part !== undefined && pack.has(part)) {
    const into = stylesInto(styles, (id) => (standard = id));
    await readXml(pack.read(part), into);
  }
  return {
    standard,
    numberingOf(id) {
      const found: { list?: string; level?: number } = {};
      let style = styles.get(id);
      for (let step = 0; style && step < LONGEST; step += 1) {
        if (found.list === undefined && style.list !== undefined) found.list = style.list;
        if (found.level === undefined && style.level !== undefined) found.level = style.level;
        style = style.base === undefined ? undefined : styles.get(style.base);
      }
      return found;
    },
    isContents: (id) => /^toc\s?\d$/i.test(styles.get(id)?.name ?? ''),
  };
}

function stylesInto(styles: Map<string, Style>, tellStandard: (id: string) => void) {
  let style: Style = { name: '' };
  return {
    open(name: string, attribute: Attributes) {
      const value = (): string => attribute('val') ?? '';
      if (name === 'w:style') {
        const id = attribute('styleId') ?? '';
        style = { name: id };
        if (attribute('type') !== 'paragraph') return;
        styles.set(id, style);
        if (attribute('default') === '1') tellStandard(id);
      } else if (name === 'w:name') style.name = value();
      else if (name === 'w:basedOn') style.base = value();
      else if (name === 'w:numId') style.list = value();
      else if (name === 'w:ilvl') style.level = Number.parseInt(value(), 10) || 0;
    },
    close() {},
  };
}
