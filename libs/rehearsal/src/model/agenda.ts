import type { Instant } from '@duban/calendar';

/** Something that somebody means to do at a moment. `key` orders what falls on one moment, the same in every run. */
export interface Intention<Act> {
  at: Instant;
  key: string;
  act: Act;
}

/** What everybody means to do, by moment. */
export class Agenda<Act> {
  private readonly moments = new Map<Instant, Intention<Act>[]>();
  private sorted: Instant[] = [];

  add(intention: Intention<Act>): void {
    const there = this.moments.get(intention.at);
    if (there) {
      there.push(intention);
      return;
    }
    this.moments.set(intention.at, [intention]);
    this.sorted.splice(this.placeOf(intention.at), 0, intention.at);
  }

  next(): Instant | undefined {
    return this.sorted[0];
  }

  /** Takes everything that is meant for the first moment, in the order of the keys. */
  take(): Intention<Act>[] {
    const at = this.sorted.shift();
    if (at === undefined) return [];
    const intentions = this.moments.get(at) ?? [];
    this.moments.delete(at);
    return intentions.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }

  private placeOf(at: Instant): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as Instant) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
