import { DocumentRefused } from '../document-refused.js';
import type { Package } from '../package/open-package.js';
import { readXml } from '../package/read-xml.js';

/** The strings that the cells of all sheets share, by their numbers. Throws `DocumentRefused`. */
export async function readStrings(pack: Package, part: string | undefined, limit: number): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined || !pack.has(part)) return strings;
  let string = '';
  let inText = false;
  let inReading = false;
  let length = 0;
  await readXml(pack.read(part), {
    open(element) {
      if (element === 's:si') string = '';
      // How a word is pronounced is printed above it, and no part of it.
      else if (element === 's:rPh') inReading = true;
      else if (element === 's:t') inText = true;
    },
    close(element) {
      if (element === 's:t') inText = false;
      else if (element === 's:rPh') inReading = false;
      else if (element === 's:si') {
        length += string.length;
        if (length > limit) throw new DocumentRefused('too-large');
        strings.push(unescaped(string));
      }
    },
    text(text) {
      if (inText && !inReading) string += text;
    },
  });
  return strings;
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
