import type { LedgerRow } from '@duban/contracts';
import { daysBetween } from '../../time/days.js';

/** What of a ledger is shown. All but `directive`, `unit` and `relation` is decided in the browser, as fast as typing. */
export interface LedgerFilter {
  /** Id of a directive, or `all`; none: the newest issued one, or all where something else narrows the list. */
  directive?: string;
  unit?: string;
  relation?: string;
  q?: string;
  status?: readonly string[];
  light?: readonly string[];
  level?: readonly string[];
  /** As what a completed task was closed. */
  closedAs?: readonly string[];
  /** Owed by the lead within so many days from today, today included. */
  dueWithin?: number;
  /** Somebody has missed something. */
  missed?: boolean;
  openExtension?: boolean;
  openCloseOut?: boolean;
}

type Value = string | number | boolean | readonly string[] | undefined;

const TEXTS = ['directive', 'unit', 'relation', 'q'] as const;
const LISTS = ['status', 'light', 'level', 'closedAs'] as const;
const FLAGS = ['missed', 'openExtension', 'openCloseOut'] as const;

/** Reads a filter from an address; what it does not know is left out. */
export function filterFrom(search: URLSearchParams): LedgerFilter {
  const filter: LedgerFilter = {};
  for (const name of TEXTS) {
    const value = search.get(name);
    if (value) filter[name] = value;
  }
  for (const name of LISTS) {
    const values = search.get(name)?.split(',').filter(Boolean);
    if (values?.length) filter[name] = values;
  }
  for (const name of FLAGS) if (search.get(name) === 'true') filter[name] = true;
  const days = Number(search.get('dueWithin'));
  if (Number.isInteger(days) && days > 0) filter.dueWithin = days;
  return filter;
}

/** The filter as it stands in an address. */
export function searchOf(filter: LedgerFilter): Record<string, string> {
  const entries = Object.entries(filter as Record<string, Value>).flatMap(([name, value]): [string, string][] => {
    // A list is written with commas, as it is read.
    const text = value === undefined || value === false ? '' : value.toString();
    return text === '' ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}

/** How many things narrow the list, beside the directive. */
export const narrowings = ({ directive: _, ...others }: LedgerFilter): number => Object.keys(searchOf(others)).length;

/** A row with what typing is looked up in. */
export interface FoundRow extends LedgerRow {
  haystack: string;
}

/** Title, number, sections and units in one text, in lower case. */
export const withHaystack = (row: LedgerRow): FoundRow => ({
  ...row,
  haystack: [
    row.title,
    row.number ?? '',
    ...row.sectionPath,
    row.lead?.name ?? '',
    ...row.coordinating.map(({ name }) => name),
  ]
    .join('\n')
    .toLowerCase(),
});

/** The rows that a filter leaves. Words divided by spaces must all be found; `today` is the government's day. */
export function rowsLeft(
  rows: readonly FoundRow[],
  filter: LedgerFilter,
  today: string | undefined,
): readonly FoundRow[] {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const conditions = conditionsOf(filter, today);
  if (words.length + conditions.length === 0) return rows;
  return rows.filter((row) => words.every((word) => says(row, word)) && conditions.every((holds) => holds(row)));
}

/** A number means the task of that number, or one that begins with it, before it means a number in a unit's name. */
const says = (row: FoundRow, word: string): boolean =>
  /^\d+$/.test(word) ? (row.number ?? '').startsWith(word) || row.title.includes(word) : row.haystack.includes(word);

type Condition = (row: LedgerRow) => boolean;

function conditionsOf(filter: LedgerFilter, today: string | undefined): Condition[] {
  const { status, light, level, closedAs, dueWithin } = filter;
  const given: (Condition | false | undefined)[] = [
    status && ((row) => status.includes(row.status)),
    light && ((row) => light.includes(row.light.colour)),
    closedAs && ((row) => row.closedAs !== null && closedAs.includes(row.closedAs)),
    level && ((row) => level.includes(String(row.level))),
    dueWithin !== undefined &&
      today !== undefined &&
      (({ nextDue }) => nextDue !== null && daysBetween(today, nextDue.dueOn) <= dueWithin),
    filter.missed && (({ missed }) => missed.lead + missed.others > 0),
    filter.openExtension && (({ openExtension }) => openExtension),
    filter.openCloseOut && (({ openCloseOut }) => openCloseOut),
  ];
  return given.filter((condition): condition is Condition => typeof condition === 'function');
}
