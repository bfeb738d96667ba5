/** A day of the Gregorian calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The first of March of the year 0, counted in days before the first of January 1970. */
const MARCH_0000 = 719_468;
const DAYS_IN_400_YEARS = 146_097;
/** Days from Excel's days 0 to the first of January 1970. */
const TO_1970 = 25_569;
const TO_1970_FROM_1904 = 24_107;
/** Excel ends with the year 9999. */
const LAST = 2_958_465;

/** The day that Excel counts as a number; undefined before March 1900, where it counts a day that never was, and after 9999. */
export function dayOfSerial(serial: number, from1904: boolean): Day | undefined {
  const days = Math.floor(serial);
  if (days > LAST || days < (from1904 ? 0 : 61)) return undefined;
  return civilDay(days - (from1904 ? TO_1970_FROM_1904 : TO_1970));
}

/** Years are taken from March to February, so that the day that comes every four years is the last of its year. */
function civilDay(since1970: number): Day {
  const days = since1970 + MARCH_0000;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const ofEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}
