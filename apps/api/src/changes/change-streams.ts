import type { Caller, Sessions } from '@duban/access';
import type { SharedReads } from '@duban/persistence';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import { Fault } from '../http/fault.js';
import type { Reach } from '../http/reach.js';
import { SESSIONS, SHARED_READS } from '../tokens.js';
import type { ChangeCursor } from './change-cursor.js';
import { ChangeFeed } from './change-feed.js';
import { ChangeStream } from './change-stream.js';
import { changesAfter, isKnown, lastSettled } from './changes.read.js';

/** The most streams that one person may have open. */
const STREAMS_PER_PERSON = 50;
/** How often it is asked whether sessions still hold; with what is trusted of a session they end within a second or so. */
const SESSION_CHECK_MS = 400;
const HEARTBEAT_MS = 15_000;

export interface StreamRequest {
  readonly caller: Caller;
  readonly reach: Reach;
  /** The session's, to ask again whether it holds. */
  readonly token: string;
  /** Where to go on; null for a new stream. */
  readonly after: ChangeCursor | null;
}

interface OpenStream {
  readonly stream: ChangeStream;
  readonly token: string;
  /** Whose rights the stream was opened with. */
  readonly rights: string;
}

/** All streams of changes of this process. */
@Injectable()
export class ChangeStreams implements OnModuleDestroy {
  private readonly feeds = new Map<string, ChangeFeed>();
  private readonly open = new Set<OpenStream>();
  private readonly perPerson = new Map<string, number>();
  private readonly timers: NodeJS.Timeout[];
  private isDraining = false;

  constructor(
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {
    this.timers = [
      setInterval(() => void this.checkSessions(), SESSION_CHECK_MS).unref(),
      setInterval(() => this.open.forEach(({ stream }) => stream.beat()), HEARTBEAT_MS).unref(),
    ];
  }

  /** A command of this tenant has been carried out here. */
  poke(tenant: string): void {
    this.feeds.get(tenant)?.poke();
  }

  /** Answers with a stream. Throws a fault, before anything is sent, where there is none to be had. */
  async start(request: StreamRequest, reply: FastifyReply): Promise<void> {
    const { tenant, person } = request.caller;
    const release = this.takePlace(`${tenant}/${person.id}`);
    // The client may be gone before its stream begins.
    reply.raw.once('close', release);
    try {
      const from = await this.startOf(tenant, request.after);
      if (this.isDraining) throw draining();
      reply.hijack();
      this.run(request, new ChangeStream(reply.raw, request.reach, from), reply);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The process is about to end: its clients go on elsewhere. */
  onModuleDestroy(): void {
    this.isDraining = true;
    this.timers.forEach(clearInterval);
    for (const { stream } of this.open) stream.end();
  }

  /** Takes one of a person's places; what it returns gives it back, once. */
  private takePlace(key: string): () => void {
    if (this.isDraining) throw draining();
    const taken = this.perPerson.get(key) ?? 0;
    if (taken >= STREAMS_PER_PERSON)
      throw new Fault('too-many-streams', `You have ${taken} streams open; close one first.`, { retryAfter: 5 });
    this.perPerson.set(key, taken + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const left = (this.perPerson.get(key) ?? 1) - 1;
      if (left > 0) this.perPerson.set(key, left);
      else this.perPerson.delete(key);
    };
  }

  private async startOf(tenant: string, after: ChangeCursor | null): Promise<ChangeCursor> {
    if (!after) return lastSettled(this.reads, tenant);
    if (await isKnown(this.reads, tenant, after)) return after;
    throw unknownCursor();
  }

  private run({ caller, token }: StreamRequest, stream: ChangeStream, reply: FastifyReply): void {
    const { tenant } = caller;
    const feed = this.feedOf(tenant, reply.server.log);
    const open: OpenStream = { stream, token, rights: rightsOf(caller) };
    this.open.add(open);
    reply.raw.once('close', () => {
      this.open.delete(open);
      feed.leave(stream);
    });
    stream.begin(headersOf(reply));
    feed.follow(stream).catch((error: unknown) => {
      reply.log.error({ err: error }, 'The stream of changes failed.');
      stream.end();
    });
  }

  private feedOf(tenant: string, log: FastifyBaseLogger): ChangeFeed {
    const known = this.feeds.get(tenant);
    if (known) return known;
    const feed = new ChangeFeed({
      read: (after) => changesAfter(this.reads, tenant, after),
      onError: (error) => log.error({ err: error }, 'Changes could not be read.'),
    });
    this.feeds.set(tenant, feed);
    return feed;
  }

  /** Ends the streams of sessions that have ended or speak for another post. One that cannot be asked about counts as ended. */
  private async checkSessions(): Promise<void> {
    await Promise.all(
      [...this.open].map(async ({ stream, token, rights }) => {
        const caller = await this.sessions.callerOf(token).catch(() => null);
        if (!caller || rightsOf(caller) !== rights) stream.end();
      }),
    );
  }
}

/** The answer to a cursor that was given out by nobody. */
export const unknownCursor = (): Fault =>
  new Fault('bad-query', 'This is not the id of a change: start a new stream.', {
    issues: [{ path: 'after', message: 'is not the id of a change' }],
  });

const draining = (): Fault => new Fault('not-ready', 'The server is about to end; try again.', { retryAfter: 1 });

const rightsOf = ({ post }: Caller): string => JSON.stringify([post?.id, post?.role, post?.unit?.id]);

/** Those that were set before the handler: the request id above all. */
function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}
