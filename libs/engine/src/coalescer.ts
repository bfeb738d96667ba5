/** Something to be run with others, of a weight (its number of commands). */
interface Waiting<Work, Outcome> {
  work: Work;
  weight: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

interface Limits {
  /** The most commands in one batch; one work heavier than that makes a batch of its own. */
  maxWeight: number;
  /** Batches of one tenant that may be under way at once. */
  inFlight: number;
}

/** What waits is shared out among the free places in no smaller batches than this: below it they cost more than they gain. */
const LEAST_SHARE = 24;

/**
 * Gathers what arrives while batches are in flight, so that requests which come together share a transaction
 * (group commit). Each tenant has its own line. Many who wait for their answers and come again together would always be
 * one batch, and program and database would wait for each other: so each free place takes its share of those who wait.
 */
export class Coalescer<Work, Outcome> {
  private readonly lines = new Map<string, { waiting: Waiting<Work, Outcome>[]; running: number }>();

  constructor(
    private readonly run: (tenant: string, works: readonly Work[]) => Promise<readonly Outcome[]>,
    private readonly limits: Limits,
  ) {}

  submit(tenant: string, work: Work, weight: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const line = this.lines.get(tenant) ?? { waiting: [], running: 0 };
      this.lines.set(tenant, line);
      line.waiting.push({ work, weight, resolve, reject });
      // One turn of the event loop later, so that requests read from several sockets in one turn go together.
      if (line.waiting.length === 1) setImmediate(() => this.drain(tenant));
    });
  }

  private drain(tenant: string): void {
    const line = this.lines.get(tenant);
    if (!line) return;
    while (line.waiting.length > 0 && line.running < this.limits.inFlight) {
      const batch = this.take(line.waiting, this.shareOf(line.waiting, this.limits.inFlight - line.running));
      line.running += 1;
      void this.runBatch(tenant, batch).finally(() => {
        line.running -= 1;
        this.drain(tenant);
      });
    }
    if (line.waiting.length === 0 && line.running === 0) this.lines.delete(tenant);
  }

  private shareOf(waiting: readonly Waiting<Work, Outcome>[], places: number): number {
    const weight = waiting.reduce((sum, { weight: own }) => sum + own, 0);
    return Math.min(this.limits.maxWeight, Math.max(LEAST_SHARE, Math.ceil(weight / places)));
  }

  private take(waiting: Waiting<Work, Outcome>[], limit: number): Waiting<Work, Outcome>[] {
    let weight = 0;
    let count = 0;
    for (const { weight: own } of waiting) {
      if (count > 0 && weight + own > limit) break;
      weight += own;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  private async runBatch(tenant: string, batch: Waiting<Work, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.run(
        tenant,
        batch.map(({ work }) => work),
      );
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
