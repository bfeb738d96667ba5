import type { Block } from './blocks/block.js';
import type { ParsedDirective } from './parsed-directive.js';

/** Reads a directive: text → blocks → items → units. Never throws: what is doubtful becomes a diagnostic. */
export function parseDirective(text: string): ParsedDirective {
  return {
    document: {
      title: null,
      issuer: null,
      documentNumber: null,
      year: null,
      issuedOn: null,
      spans: { title: [], issuer: [], documentNumber: [], year: [], issuedOn: [] },
    },
    reporting: {
      monthly: null,
      quarterly: [],
      annual: null,
      startMonth: null,
      quote: null,
      spans: { monthly: [], quarterly: [], annual: [], startMonth: [], quote: [] },
    },
    tasks: [],
    diagnostics: [],
    coverage: { characters: text.length, accounted: 0 },
  };
}

/** The blocks of a directive in the order of the text: together they are the whole text. */
export function blocksOfDirective(_text: string): Block[] {
  return [];
}
