import { DocumentRefused } from '../document-refused.js';
import { type Element, isDropped, isElement, isText } from './elements.js';

/** How much is written in an element, in UTF-16 code units without white space, and how much of it in links. */
export interface Mass {
  readonly all: number;
  readonly linked: number;
  readonly links: number;
}

/** The part of a page that is published on it, and how much is written beside it. */
export interface MainText {
  readonly main: Element;
  readonly beside: number;
  readonly masses: ReadonlyMap<Element, Mass>;
}

/** Deeper than any browser lays out. */
const DEEPEST = 600;
/** As long as one child has this share of what is written, the rest is the page around it. */
const SHARE = 0.75;

/** Where the text of a page stands: what has the bulk of all that is written outside links. Throws `DocumentRefused`. */
export function mainText(body: Element): MainText {
  const masses = new Map<Element, Mass>();
  const whole = weigh(body, masses, 0);
  let main = body;
  for (let heaviest = heaviestChild(main, masses); heaviest; heaviest = heaviestChild(main, masses)) {
    if (plain(masses.get(heaviest)) < plain(masses.get(main)) * SHARE || isInner(heaviest)) break;
    main = heaviest;
  }
  return { main, beside: plain(whole) - plain(masses.get(main)), masses };
}

/** A list, a table or a paragraph is part of a text and not the place of one. */
const isInner = ({ tagName }: Element): boolean =>
  /^(?:p|ol|ul|li|table|tbody|tr|td|th|span|pre|a|h\d|font)$/.test(tagName);

const plain = (mass: Mass | undefined): number => (mass ? mass.all - mass.linked : 0);

function heaviestChild(parent: Element, masses: ReadonlyMap<Element, Mass>): Element | undefined {
  let heaviest: Element | undefined;
  for (const child of parent.childNodes)
    if (isElement(child) && plain(masses.get(child)) > plain(heaviest && masses.get(heaviest))) heaviest = child;
  return heaviest;
}

function weigh(element: Element, masses: Map<Element, Mass>, depth: number): Mass {
  if (depth > DEEPEST) throw new DocumentRefused('broken');
  let all = 0;
  let linked = 0;
  let links = 0;
  for (const child of element.childNodes) {
    if (isText(child)) all += child.value.replaceAll(/\s+/g, '').length;
    if (!isElement(child) || isDropped(child)) continue;
    const inner = weigh(child, masses, depth + 1);
    all += inner.all;
    linked += inner.linked;
    links += inner.links;
  }
  const isLink = element.tagName === 'a';
  const mass = { all, linked: isLink ? all : linked, links: links + (isLink ? 1 : 0) };
  masses.set(element, mass);
  return mass;
}
