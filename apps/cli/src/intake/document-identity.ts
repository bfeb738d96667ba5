import type { ParsedDirective } from '@duban/directive';
import { UsageFault } from '../failure.js';

/** What a person may give where the document prints nothing. */
export interface IdentityOptions {
  number?: string;
  year?: number;
  issuer?: string;
}

export interface DocumentIdentity {
  number: string;
  /** The directive's year; it never changes. */
  year: number;
  title: string;
  /** Null where neither the text nor an option says. */
  issuer: string | null;
  issuedOn: string | null;
}

/**
 * Number, year, title and issuer of a document, from the options or its text.
 * @throws UsageFault that names the option where neither says number or year
 */
export function identityOf({ document }: ParsedDirective, options: IdentityOptions): DocumentIdentity {
  const number = options.number ?? document.documentNumber;
  if (number === null) throw new UsageFault('The document prints no number: give it with --number.');
  const year = yearOf(document, options);
  if (year === undefined)
    throw new UsageFault('The document does not say which year it is about: give it with --year.');
  const { issuedOn, title } = document;
  return { number, year, title: title ?? number, issuer: options.issuer ?? document.issuer, issuedOn };
}

function yearOf(document: ParsedDirective['document'], { year, number }: IdentityOptions): number | undefined {
  return year ?? yearIn(number) ?? document.year ?? yearIn(document.issuedOn);
}

/** The year of a number as 〔2023〕, or of a date. */
function yearIn(text: string | null | undefined): number | undefined {
  const found = /(?:^|[〔[［(（【])((?:19|20)\d\d)(?=[〕\]］)）】]|-)/.exec(text ?? '');
  return found ? Number(found[1]) : undefined;
}
