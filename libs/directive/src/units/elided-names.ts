import { printedAt, type Span, spansOfWords } from '../text/stretch.js';
import type { Duty, Entry } from './names.js';
import {
  barePlace,
  leadingPlace,
  levelPrefix,
  managedArea,
  notLevel,
  notPlace,
  officeOfMinistry,
  outsideBody,
  partyOrgan,
  territoryEnding,
} from './vocabulary.js';

/** A complete name: what was elided is taken from where it is printed, so that the slices of `spans`, joined, give `name`. */
export interface Name {
  name: string;
  spans: Span[];
  duty: Duty;
  charged: boolean;
  /** Where the name's own words are printed. */
  start: number;
  end: number;
}

/** Gives an ending that several places share to each of them (甲市、乙县政府 → 甲市政府, 乙县政府); groups are left out. */
export function shareEndings(text: string, entries: readonly Entry[]): Name[] {
  const names: Name[] = [];
  let shared: Span | undefined;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry) continue;
    if (!entry.group) {
      const own = printedAt(text, spansOfWords(text, entry));
      const ending = territoryEnding.exec(own.slice(-8))?.[0];
      const elided = ending === undefined && shared !== undefined && isBare(own) ? shared : undefined;
      names.push(nameOf(text, entry, elided));
      if (ending !== undefined) shared = [entry.end - ending.length, ending.length];
      else if (!elided) shared = undefined;
    }
    if (entry.group || entry.newTier) shared = undefined;
  }
  return names.reverse();
}

function isBare(own: string): boolean {
  return own.length <= 20 && (barePlace.test(own) || new RegExp(`${managedArea.source}$`).test(own));
}

function nameOf(text: string, { start, end, duty, charged = false }: Entry, ending: Span | undefined): Name {
  const spans = spansOfWords(text, { start, end });
  const all = ending ? [...spans, ending] : spans;
  return { name: printedAt(text, all), spans: all, duty, charged, start, end };
}

/**
 * Gives the level printed in front of an earlier name (市) to the departments behind it that elide it; bodies of another
 * level, place or kind take none. `place` is the issuer's own place without its level.
 */
export function inheritPrefixes(text: string, names: readonly Name[], place: string | null): Name[] {
  let level: Span | undefined;
  let party: Span | undefined;
  return names.map((unit) => {
    if (printsLevel(unit.name)) {
      level = [unit.start, 1];
      party = /^.委(?!员会)/.test(unit.name) ? [unit.start, 2] : undefined;
      return unit;
    }
    if (!level || !elidesLevel(unit.name, place)) return unit;
    const prefix = party && partyOrgan.test(unit.name) ? party : level;
    const [offset, length] = prefix;
    return { ...unit, name: text.slice(offset, offset + length) + unit.name, spans: [prefix, ...unit.spans] };
  });
}

function printsLevel(name: string): boolean {
  return levelPrefix.test(name) && !notLevel.test(name);
}

function elidesLevel(name: string, place: string | null): boolean {
  if (name.length > 40 || outsideBody.test(name) || managedArea.test(name)) return false;
  if (officeOfMinistry.test(name) && !notLevel.test(name)) return false;
  if (place !== null && name.startsWith(place)) return false;
  return notLevel.test(name) || notPlace.test(name) || !leadingPlace.test(name);
}
