import { type Stretch, trimmed } from '../text/stretch.js';
import { barePlace, bodyEnding, dutyWords, firmEnding, groupWord, territoryEnding } from './vocabulary.js';

/** A part of a clause between the words that join names. */
export interface Cut extends Stretch {
  /** Whether the words behind it say that it leads (甲局牵头会同乙局), or that it does it with others (甲局会同乙局). */
  lead: boolean;
  together: boolean;
}

/** Cuts 甲局和乙局, 甲局会同乙局 and 甲县和乙县政府 in two, but never 林业和草原局. */
export function cutAtConnectives(text: string, closeOf: ReadonlyMap<number, number>, { start, end }: Stretch): Cut[] {
  const parts: Cut[] = [];
  let from = start;
  for (let offset = start + 1; offset < end - 1; offset += 1) {
    offset = closeOf.get(offset) ?? offset;
    if (!'以会和及与牵商联协指督组'.includes(text[offset] ?? ' ')) continue;
    const word = connective.exec(text.slice(offset, Math.min(end, offset + 6)));
    const next = offset + (word?.[0].length ?? 0);
    if (!word || !joinsNames(text.slice(from, offset), text.slice(next, end), word)) continue;
    parts.push({
      ...trimmed(text, from, offset),
      lead: word[0].startsWith('牵头'),
      together: /^(?:牵头|会同|商)/.test(word[0]),
    });
    from = next;
    offset = from;
  }
  parts.push({ ...trimmed(text, from, end), lead: false, together: false });
  return parts;
}

/** Words that join two names; the first group are verbs, which need a name that prints its level behind them. */
const connective =
  /^(?:以及|(牵头指导|牵头组织|牵头督促|联合|协同|商|指导|督促|组织)|(会同|牵头会同|牵头并会同)|和|及|与)/;

/** Whether what stands on both sides of a connective are names: two bodies, or two places that share a government. */
function joinsNames(left: string, right: string, [, verb, together]: RegExpExecArray): boolean {
  if (verb !== undefined && !/^(?:[省市县区州]|各|相关|有关|国家).{2}/.test(right)) return false;
  const other = right.replace(dutyWords, '');
  if (together !== undefined) return bodyEnding.test(left) && (bodyEnding.test(other) || groupWord.test(other));
  if (groupWord.test(left) && ownGroup.test(right)) return true;
  if (firmEnding.test(left)) return firmEnding.test(other) || groupWord.test(right);
  return barePlace.test(left) && territoryEnding.test(right);
}

/** A group that stands by itself behind another (市直有关部门和各县区), not the second half of one phrase (有关部门和单位). */
const ownGroup = /^(?:各(?:县|市|区|乡|镇|街|旗|州)|[省市县区]直(?:各|有关|相关))/;
