import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Reach } from '../http/reach.js';
import { type ChangeCursor, cursorText, isAfter } from './change-cursor.js';
import type { Follower } from './change-feed.js';
import { isSeenBy, type SettledChange } from './changes.read.js';

/** A client that leaves so many bytes unread is cut off; it comes again with its cursor. */
const UNREAD_LIMIT_BYTES = 1024 * 1024;
/** How soon a client that was cut off should come again, in milliseconds. */
const RETRY_MS = 1_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Asks nginx not to hold back what belongs to the client.
  'x-accel-buffering': 'no',
} as const;

/** The answer to one reader of changes: server-sent events until either side ends it. */
export class ChangeStream implements Follower {
  cursor: ChangeCursor;

  constructor(
    private readonly response: ServerResponse,
    private readonly reach: Reach,
    from: ChangeCursor,
  ) {
    this.cursor = from;
  }

  /** Sends the head and the event `ready`, whose id is where the stream starts. */
  begin(headers: Readonly<Record<string, string>>): void {
    this.response.writeHead(200, { ...headers, ...HEADERS });
    this.response.write(`retry: ${RETRY_MS}\nevent: ready\nid: ${cursorText(this.cursor)}\ndata: {}\n\n`);
  }

  get isGone(): boolean {
    return this.response.writableEnded || this.response.destroyed;
  }

  take(changes: readonly SettledChange[]): void {
    if (this.isGone) return;
    const news = changes.filter(({ cursor }) => isAfter(cursor, this.cursor));
    this.cursor = news.at(-1)?.cursor ?? this.cursor;
    const seen = news.filter((change) => isSeenBy(change, this.reach));
    if (seen.length === 0) return;
    this.response.write(seen.map(eventText).join(''));
    if (this.response.writableLength > UNREAD_LIMIT_BYTES) this.response.destroy();
  }

  async drained(): Promise<void> {
    if (this.isGone || !this.response.writableNeedDrain) return;
    const stop = new AbortController();
    const ended = [once(this.response, 'drain', stop), once(this.response, 'close', stop)];
    await Promise.race(ended).finally(() => {
      stop.abort();
      for (const each of ended) each.catch(() => {});
    });
  }

  /** A sign of life. It moves the client's cursor past what it may not see, so that nobody reads that again for it. */
  beat(): void {
    if (!this.isGone && !this.response.writableNeedDrain) this.response.write(`:\nid: ${cursorText(this.cursor)}\n\n`);
  }

  end(): void {
    if (this.isGone) return;
    this.response.end();
    // Nobody waits for a client that does not read its last bytes.
    this.response.socket?.destroySoon();
  }
}

const eventText = ({ cursor, change }: SettledChange): string =>
  `event: change\nid: ${cursorText(cursor)}\ndata: ${JSON.stringify(change)}\n\n`;
