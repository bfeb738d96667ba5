/** What becomes of a row: a new entry, another version of one that is there, or nothing. */
export interface Planned<Saved> {
  id: string;
  row: number;
  /** As a person knows it. */
  name: string;
  saved: Saved;
  outcome: 'made' | 'changed' | 'left';
}

/** Reports that a cell cannot be taken: the column's key, or null for the whole row. */
export type Report = (row: number, column: string | null, message: string) => void;

export interface Tools {
  /** Gives ids of what is new. */
  newId: () => string;
  /** The id of a unit by any of its names. */
  unitOf: (name: string) => string | null;
  report: Report;
}

/** What becomes of an entry, given as what would be written. */
export function outcomeOf<Saved>(before: Saved | undefined, saved: Saved): Planned<Saved>['outcome'] {
  if (before === undefined) return 'made';
  return JSON.stringify(before) === JSON.stringify(saved) ? 'left' : 'changed';
}

export const noUnit = (name: string): string => `没有单位“${name}”：请先在“单位”表中增加，或改用已有的名称。`;

/** The unit that a cell names; null where it names none, undefined (and reported) where there is no such unit. */
export function unitIn(
  { row, cell }: { row: number; cell: (key: string) => string },
  { unitOf, report }: Tools,
): string | null | undefined {
  const name = cell('unit');
  if (name === '') return null;
  const unit = unitOf(name);
  if (unit !== null) return unit;
  report(row, 'unit', noUnit(name));
  return undefined;
}

/** Tells of rows that say the same again. */
export class Once {
  private readonly rows = new Map<string, number>();

  /** The earlier row of this key; undefined where this is the first. */
  earlier(key: string, row: number): number | undefined {
    const earlier = this.rows.get(key);
    if (earlier === undefined) this.rows.set(key, row);
    return earlier;
  }
}
