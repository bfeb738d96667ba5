import type { LocalDate, Regime } from '@duban/calendar';
import type { DirectiveItem } from '@duban/contracts';
import type { DirectoryData } from '@duban/engine';

/** A year to be rehearsed: a government, a directive with its units resolved, and the rules it reports by. */
export interface RehearsalInput {
  /** What the summary calls it. */
  name: string;
  directory: DirectoryData;
  year: number;
  /** From when the directive is in force; it is issued that day at 9, or on the next working day. */
  effectiveOn: LocalDate;
  regime: Regime;
  document: { number: string; title: string; issuer: string; issuedOn: LocalDate | null };
  /** Every item has a lead by now. */
  items: DirectiveItem[];
  /** What the rehearsal decided where a person would have been asked. */
  decidedByRehearsal: { leads: { number: string; unit: string }[]; groupsWithoutMembers: string[] };
}
