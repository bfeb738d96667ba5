import type { Stretch } from '../text/stretch.js';

/**
 * The words of a stretch with full-width letters, figures and marks made plain (５％，→ 5%,). Every character stays one
 * code unit long, so that an offset in them plus the start of the stretch is an offset in the text.
 */
export function plainWords(text: string, { start, end }: Stretch): string {
  return text
    .slice(start, end)
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
