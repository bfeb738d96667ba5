import pg, { type Pool, type PoolClient } from 'pg';
import { isConnectionFault } from './faults.js';
import { enterTenant, inTenant } from './transactions.js';

/** Reads ask one client at the same time: its statements go out together and come back in order. */
type Read<T> = (client: Pick<PoolClient, 'query'>) => Promise<T>;

interface Waiting {
  read: Read<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** The most reads in one transaction. */
const TOGETHER = 64;

/**
 * Read-only transactions that are shared by what arrives together: of one tenant always, so that row security holds for
 * all of them alike. Each transaction sees one moment of the database. A read at which the
 * database fails takes nobody with it: whoever it broke off is asked again, each in a transaction of its own.
 */
export class SharedReads {
  private readonly lines = new Map<string, { waiting: Waiting[]; running: number }>();

  /** `inFlight`: transactions of one tenant that may be under way at once. */
  constructor(
    private readonly pool: Pool,
    private readonly inFlight = 3,
  ) {}

  /** Runs `read` in a transaction that has entered the tenant. `tenant` is a UUID. Throws what `read` throws. */
  read<T>(tenant: string, read: Read<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const line = this.lines.get(tenant) ?? { waiting: [], running: 0 };
      this.lines.set(tenant, line);
      line.waiting.push({ read, resolve: resolve as (value: unknown) => void, reject });
      // One turn of the event loop later, so that requests read from several sockets in one turn go together.
      if (line.waiting.length === 1) setImmediate(() => this.drain(tenant));
    });
  }

  private drain(tenant: string): void {
    const line = this.lines.get(tenant);
    if (!line) return;
    while (line.waiting.length > 0 && line.running < this.inFlight) {
      line.running += 1;
      void this.run(tenant, line.waiting.splice(0, TOGETHER)).finally(() => {
        line.running -= 1;
        this.drain(tenant);
      });
    }
    if (line.waiting.length === 0 && line.running === 0) this.lines.delete(tenant);
  }

  private async run(tenant: string, batch: Waiting[]): Promise<void> {
    const failed = await this.together(tenant, batch).catch((error: unknown) =>
      batch.map((waiting) => ({ waiting, error })),
    );
    const [only] = failed;
    if (only && batch.length === 1) return only.waiting.reject(only.error);
    await Promise.all(
      failed.map(async ({ waiting: { read, resolve, reject }, error }) => {
        if (!isOfDatabase(error)) return reject(error);
        return inTenant(this.pool, tenant, read).then(resolve, reject);
      }),
    );
  }

  /**
   * Answers each read as soon as it is through: nothing of a read-only transaction can be undone by its end. What is
   * returned are the reads that failed, by themselves or with the transaction.
   */
  private async together(tenant: string, batch: Waiting[]): Promise<Failed[]> {
    const client = await this.pool.connect();
    let broken: unknown;
    try {
      const begun = Promise.all([
        client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
        enterTenant(client, tenant),
      ]);
      const failed: Failed[] = [];
      await Promise.all(
        batch.map((waiting) =>
          // Without the tenant a read would find nothing rather than fail.
          Promise.all([ask(waiting, client), begun]).then(
            ([value]) => waiting.resolve(value),
            (error: unknown) => failed.push({ waiting, error }),
          ),
        ),
      );
      await client.query(failed.length > 0 ? 'ROLLBACK' : 'COMMIT').catch((error: unknown) => (broken = error));
      return failed;
    } finally {
      client.release(broken instanceof Error ? broken : undefined);
    }
  }
}

/** Whether the transaction is to blame; what a read throws by itself it would throw again. */
const isOfDatabase = (error: unknown): boolean => error instanceof pg.DatabaseError || isConnectionFault(error);

/** What a read throws before it has asked anything is its own fault too. */
const ask = async ({ read }: Waiting, client: PoolClient): Promise<unknown> => read(client);

interface Failed {
  readonly waiting: Waiting;
  readonly error: unknown;
}
