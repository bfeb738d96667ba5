import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Node = Tree.ChildNode;
export type Element = Tree.Element;

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const isText = (node: Node): node is Tree.TextNode => node.nodeName === '#text';

/** The value of an attribute, undefined where it is missing. */
export const attributeOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** What belongs to the page and its program, not to what is published on it. */
const DROPPED = new Set([
  'script', 'style', 'noscript', 'template', 'nav', 'footer', 'aside', 'button', 'select', 'input', 'textarea',
  'iframe', 'svg', 'canvas', 'object', 'embed', 'audio', 'video', 'map', 'head', 'title', 'rt', 'rp', 'del', 'dialog',
]); // prettier-ignore
const DROPPED_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'menu']);

/** Whether an element is no part of the text that is read. */
export function isDropped(element: Element): boolean {
  if (DROPPED.has(element.tagName)) return true;
  if (element.tagName === 'header') return !contains(element, 'h1');
  if (DROPPED_ROLES.has(attributeOf(element, 'role') ?? '')) return true;
  if (attributeOf(element, 'hidden') !== undefined || attributeOf(element, 'aria-hidden') === 'true') return true;
  return /(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(
    attributeOf(element, 'style') ?? '',
  );
}

/** Whether an element of this name is within. */
export function contains(element: Element, name: string): boolean {
  const waiting: Node[] = [...element.childNodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (node.tagName === name) return true;
    for (const child of node.childNodes) waiting.push(child);
  }
  return false;
}

/** All that is written within, whatever it is. */
export function textWithin(element: Element): string {
  let text = '';
  const waiting: Node[] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node)) waiting.push(...node.childNodes.toReversed());
  }
  return text;
}
