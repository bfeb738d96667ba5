/** The months from one to another, both included: `2023-02` to `2023-04`. None where the second is earlier. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** The first day behind a month. */
export const firstDayAfter = (month: string): string => `${monthAfter(month)}-01`;

/** The last day of a month. */
export const lastDayOf = (month: string): string => shifted(firstDayAfter(month), -1);

export const dayAfter = (day: string): string => shifted(day, 1);

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
