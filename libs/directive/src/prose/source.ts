import type { Span, Stretch } from '../text/stretch.js';

/**
 * A text as it is printed, and the same with full-width letters, figures and marks made half-width, character for
 * character: rules read `plain`, quotes are cut from `printed`, offsets fit both.
 */
export interface Source {
  printed: string;
  plain: string;
}

/** A part of the text as printed, and where. */
export interface Quoted {
  quote: string;
  span: Span;
}

export function sourceOf(printed: string): Source {
  const plain = printed.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return { printed, plain };
}

export function quoted({ printed }: Source, { start, end }: Stretch): Quoted {
  return { quote: printed.slice(start, end), span: [start, end - start] };
}
