import type { Reporter } from '@duban/contracts';

/**
 * What of a reporter stands in a text: the field, or null. Spaces, hyphens and widths of characters are no difference.
 * A name of one character is not looked for: it stands in everything.
 */
export function reporterIn(text: string, reporter: Reporter): keyof Reporter | null {
  const where = plain(text);
  const said = (['name', 'phone', 'address'] as const).find((field) => {
    const what = plain(reporter[field] ?? '');
    return Array.from(what).length >= SHORTEST && where.includes(what);
  });
  return said ?? null;
}

const SHORTEST = 2;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
