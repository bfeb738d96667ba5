import { type ChangeCursor, isAfter, ORIGIN } from './change-cursor.js';
import { CHANGES_PAGE, type SettledChange } from './changes.read.js';

/** A reader of the changes of one tenant. */
export interface Follower {
  /** Behind the last change that it was given, seen or not. */
  readonly cursor: ChangeCursor;
  readonly isGone: boolean;
  /** Takes what lies behind its cursor and leaves the rest: the same change may be offered twice. */
  take(changes: readonly SettledChange[]): void;
  /** Resolves when what was taken is on its way, or the reader is gone. */
  drained(): Promise<void>;
}

/** How often the record is looked at when nobody has pointed at it: other processes write too. */
const EVERY_MS = 300;
/** How soon after somebody has pointed at it: commands that come together are read together. */
const SOON_MS = 10;

export interface FeedOptions {
  /** The settled changes behind a cursor, at most {@link CHANGES_PAGE}. */
  read: (after: ChangeCursor) => Promise<SettledChange[]>;
  onError: (error: unknown) => void;
}

/** Reads the settled changes of one tenant once, and hands them to everybody who follows. Sleeps when nobody does. */
export class ChangeFeed {
  private readonly followers = new Set<Follower>();
  private cursor = ORIGIN;
  private timer: NodeJS.Timeout | undefined;
  private isPolling = false;
  private isPoked = false;

  constructor(private readonly options: FeedOptions) {}

  get isIdle(): boolean {
    return this.followers.size === 0;
  }

  /** Brings a follower up to where the others are, by reads of its own, and has it go on with them. */
  async follow(follower: Follower): Promise<void> {
    for (;;) {
      const page = await this.options.read(follower.cursor);
      if (follower.isGone) return;
      follower.take(page);
      await follower.drained();
      if (follower.isGone) return;
      if (page.length < CHANGES_PAGE && this.join(follower)) return;
    }
  }

  leave(follower: Follower): void {
    this.followers.delete(follower);
    if (this.isIdle) clearTimeout(this.timer);
  }

  /** Something has been committed in this process: looks at once. */
  poke(): void {
    if (this.isIdle || this.isPoked) return;
    this.isPoked = true;
    if (!this.isPolling) this.pollIn(SOON_MS);
  }

  /** From one look at the cursors to the end without a pause, so that no page falls between. */
  private join(follower: Follower): boolean {
    if (this.isIdle) {
      this.cursor = follower.cursor;
      this.followers.add(follower);
      if (!this.isPolling) this.pollIn(EVERY_MS);
      return true;
    }
    if (isAfter(this.cursor, follower.cursor)) return false;
    this.followers.add(follower);
    return true;
  }

  private pollIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.poll(), milliseconds);
  }

  private async poll(): Promise<void> {
    this.isPolling = true;
    this.isPoked = false;
    const isFull = await this.handOut().catch((error: unknown) => {
      this.options.onError(error);
      return false;
    });
    this.isPolling = false;
    if (!this.isIdle) this.pollIn(isFull ? 0 : this.isPoked ? SOON_MS : EVERY_MS);
  }

  /** Whether there may be more at once. */
  private async handOut(): Promise<boolean> {
    const from = this.cursor;
    const page = await this.options.read(from);
    // Everybody left meanwhile, and others came who stand elsewhere.
    if (this.cursor !== from) return true;
    this.cursor = page.at(-1)?.cursor ?? from;
    for (const follower of this.followers) follower.take(page);
    return page.length === CHANGES_PAGE;
  }
}
