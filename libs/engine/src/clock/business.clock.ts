import type { Instant } from '@duban/calendar';

/** Says what time it is for the business: lateness, due moments and the `at` of every event come from here. */
export interface BusinessClock {
  now(): Instant;
  /** Counts the shifts of the clock: wakes handed over in an older generation do nothing. */
  readonly generation: number;
}

/** Real time of the machine in milliseconds since 1970: `recordedAt`, retries, limits. Never lateness. */
export const realNow = (): number => Date.now();

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** A timestamp as our pools read it (ISO text in UTC, without trailing zeros) as an instant with milliseconds. */
export const instantFromRow = (value: string): Instant => new Date(value).toISOString();

/** A clock that stands until it is set: rehearsals and tests. */
export class StandingClock implements BusinessClock {
  generation = 0;
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  /** Moves on, never back. */
  moveTo(instant: Instant): void {
    if (instant < this.instant)
      throw new RangeError(`The clock stands at ${this.instant} and does not go back to ${instant}.`);
    this.instant = instant;
  }
}
