import type { LocalDate } from '@duban/calendar';
import type { ParsedDirective } from '@duban/directive';
import { directoryOn, itemsFromText } from '@duban/engine';
import { leadsForAll, type RehearsalInput } from '@duban/rehearsal';
import { directoryFromSeed } from '../../../../seeds/directory-from-seed.js';
import type { Seed } from '../../../../seeds/index.js';
import { directoryFromNotice } from '../directory/directory-from-notice.js';
import { UsageFault } from '../failure.js';
import { regimeOfDocument } from '../regime/choose-regime.js';

/** What the document alone does not say. */
export interface FileWishes {
  /** The seed whose units and groups the document is read with; the notice alone unless given. */
  units: Seed | undefined;
  /** From when it is in force; unless given the day that it prints, else the first of its year. */
  effectiveOn: LocalDate | undefined;
}

/**
 * A document as read as a year to be rehearsed, under the regime that it prints or the default one.
 * @throws UsageFault when the document does not say its year and no day was given
 */
export function rehearsalFromFile(parsed: ParsedDirective, { units, effectiveOn: given }: FileWishes): RehearsalInput {
  const { documentNumber, title, issuer, issuedOn, year: printed } = parsed.document;
  const day = given ?? issuedOn;
  const year = printed ?? (day === null ? undefined : Number(day.slice(0, 4)));
  if (year === undefined)
    throw new UsageFault('The document does not say its year: give a day of it with --effective DATE.');
  const effectiveOn = day ?? `${year}-01-01`;
  const number = documentNumber ?? `${year}年(无文号)`;
  const government = { code: 'notice', name: issuer ?? '发文机关', zone: 'Asia/Shanghai' };
  const directory = units ? directoryFromSeed(units) : directoryFromNotice(parsed, government);
  const items = itemsFromText(parsed, directoryOn(directory, effectiveOn));
  return {
    name: number,
    directory,
    year,
    effectiveOn,
    regime: regimeOfDocument(parsed, year),
    document: { number, title: title ?? number, issuer: issuer ?? government.name, issuedOn },
    ...leadsForAll(items, directory),
  };
}
