import type { ReturnSheetRow } from '@duban/contracts';

/** Sheets in the order in which they matter to who fills them. */
interface SheetsByStanding {
  /** Can be filled now and is not all handed in. */
  open: ReturnSheetRow[];
  /** Their day has passed with something that was not handed in; the latest first. */
  missed: ReturnSheetRow[];
  /** Open later. */
  coming: ReturnSheetRow[];
  /** All handed in; the latest first. */
  past: ReturnSheetRow[];
}

/** Parts the sheets of a unit, given in the order of their days, by how they stand at a moment. */
export function sheetsBy(rows: readonly ReturnSheetRow[], now: string): SheetsByStanding {
  const begun = rows.filter(({ opensAt }) => opensAt <= now);
  const owed = begun.filter((sheet) => sheet.submitted < sheet.rows);
  return {
    open: owed.filter(({ dueAt }) => now < dueAt),
    missed: owed.filter(({ dueAt }) => now >= dueAt).toReversed(),
    coming: rows.filter(({ opensAt }) => opensAt > now),
    past: begun.filter((sheet) => sheet.submitted >= sheet.rows).toReversed(),
  };
}
