import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import { instantOf, realNow, type BusinessClock } from './business.clock.js';

const REFRESH_MS = 1_000;

/**
 * The machine's time plus the offset of the one row of `clock`. The row is read again every second, so that a shift
 * reaches every process within a second; the offset only grows.
 */
export class ShiftedClock implements BusinessClock {
  private timer: NodeJS.Timeout | undefined;
  private offset = 0;
  generation = 0;

  constructor(
    private readonly pool: Pool,
    private readonly onError: (error: Error) => void = () => {},
  ) {}

  now(): Instant {
    return instantOf(realNow() + this.offset);
  }

  async start(): Promise<this> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch(this.onError);
    }, REFRESH_MS);
    this.timer.unref();
    return this;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /**
   * Sets business time for the first time, to any instant, past ones too; opens the first generation. For a new
   * demonstration: throws once the clock has been moved.
   */
  async begin(instant: Instant, movedBy: string): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE clock SET generation = 1, offset_ms = $1, moved_by = $2, moved_at = clock_timestamp() WHERE generation = 0`,
      [Date.parse(instant) - realNow(), movedBy],
    );
    if (rowCount === 0) throw new RangeError('The business clock has been moved already.');
    await this.refresh();
  }

  /** Moves business time forward to an instant; opens a new generation. Only demonstrations do this. */
  async shiftTo(instant: Instant, movedBy: string): Promise<void> {
    const offset = Date.parse(instant) - realNow();
    if (offset < this.offset)
      throw new RangeError(`Business time is ${this.now()} and does not go back to ${instant}.`);
    await this.pool.query(
      `UPDATE clock SET generation = generation + 1, offset_ms = $1, moved_by = $2, moved_at = clock_timestamp() WHERE offset_ms <= $1`,
      [offset, movedBy],
    );
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    const { rows } = await this.pool.query<{ generation: number; offset_ms: string }>(
      'SELECT generation, offset_ms FROM clock',
    );
    const [row] = rows;
    if (!row) return;
    this.generation = row.generation;
    this.offset = Number(row.offset_ms);
  }
}
