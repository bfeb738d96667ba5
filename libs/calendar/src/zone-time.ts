import { Temporal } from 'temporal-polyfill';
import type { Instant } from './local-date.js';

/** The moment at which clocks of a zone show `local`, such as `2021-03-01T09:00`. @throws RangeError for no such time */
export function instantAt(local: string, zone: string): Instant {
  return text(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant());
}

/**
 * The moment after a span such as `PT1H` or `P3D`; days are those of the zone. @throws RangeError for what is no span
 */
export function instantAfter(instant: Instant, span: string, zone: string): Instant {
  return text(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).add(span).toInstant());
}

/** What clocks of a zone show at a moment, to the minute: `2023-06-19 09:00`. */
export function localTimeOf(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}

const text = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });
