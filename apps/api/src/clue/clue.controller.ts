import { randomUUID } from 'node:crypto';
import type { WorkCalendar } from '@duban/calendar';
import { type Caller, handOn, openCase, SealBroken, sealCase, type SealedShare } from '@duban/access';
import {
  type Accepted,
  type CommandOf,
  type OperationAnswer,
  type Reporter,
  type sealedCommandTypes,
} from '@duban/contracts';
import { allowedClueCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { type Permissions, scopeOf } from '@duban/lifecycle';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { faultOf } from '../http/answers.js';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { type ClueKey, readAround, readClue, readClues, readHandlers } from './clue.read.js';
import { clueRow, clueView } from './clue.view.js';
import { keysByPassphrase, noKey, refuseAdministrators } from './key-use.js';
import { keyView, readKeyHolders, readSealed, recipientsOf } from './keys.store.js';
import { reporterIn } from './reporter.js';

/** Clues. Who gave one is sealed on its way in, and opened only for whoever handles it, after that is recorded. */
@Controller()
export class ClueController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('clues.list')
  async list(@Asked() { query, caller }: Ask<'clues.list'>): Promise<OperationAnswer<'clues.list'>> {
    const { cursor, limit, status } = query;
    const after = keyAfter(cursor, SORT, CluesKey);
    const [lines, handlers] = await this.reads.read(caller.tenant, (client) =>
      Promise.all([
        readClues(client, caller.tenant, { after, limit, status }),
        readHandlers(client, caller.tenant, this.today()),
      ]),
    );
    const page = pageFrom(lines, limit, SORT, {
      keyOf: ({ receivedAt, id }) => [receivedAt, id],
      view: (line) => clueRow(line, handlers),
    });
    return { ...page, mayEnter: scopeOf(this.permissions, 'clue.create', caller.post?.role ?? null).ok, handlers };
  }

  @Operation('clue.create')
  async create(@Asked() ask: Ask<'clue.create'>): Promise<OperationAnswer<'clue.create'>> {
    const { id = randomUUID(), source, title, text, handler, reporter } = ask.body;
    const target = { kind: 'clue' as const, year: Number(this.today().slice(0, 4)), id };
    const seal = reporter
      ? await this.seal(ask.caller, target, { reporter, says: `${title}\n${text}`, handler })
      : null;
    const command = { type: 'clue.enter' as const, target, source, title, text, handler: handler ?? null, seal };
    const { version } = await this.give(ask, command);
    return { year: target.year, id, version };
  }

  @Operation('clue.read')
  async read(@Asked() { params, caller }: Ask<'clue.read'>): Promise<OperationAnswer<'clue.read'>> {
    const { tenant, person, post } = caller;
    return this.reads.read(tenant, async (client) => {
      const stored = await readClue(client, tenant, params);
      if (!stored || !post) throw notFound();
      const [around, handlers, { sealed, shares }] = await Promise.all([
        readAround(client, tenant, stored),
        readHandlers(client, tenant, this.today()),
        readSealed(client, tenant, params, person.id),
      ]);
      const allowed = allowedClueCommands(this.permissions, actorOf(post), stored.state);
      const key = sealed ? keyView(shares) : { opens: false, half: null };
      return clueView(stored, { around, handlers, key, allowed });
    });
  }

  @Operation('clue.identity')
  async identity(@Asked() ask: Ask<'clue.identity'>): Promise<OperationAnswer<'clue.identity'>> {
    const { params, body, caller } = ask;
    refuseAdministrators(caller);
    const { sealed, shares } = await this.sealedOf(ask, 'clue.open');
    if (!keyView(shares).opens) throw cannotOpen();
    const keys = await keysByPassphrase(this.duban.pool, caller, body.passphrase);
    const opened = unlessBroken(() => openCase(sealed, shares, keys, placeOf(caller, params)));
    // Recorded first: what is not in the record has not been shown.
    const target = { kind: 'clue' as const, ...params };
    const { version } = await this.give(ask, {
      type: 'clue.open',
      target,
      reason: body.reason,
      person: caller.person.id,
    });
    return { reporter: JSON.parse(opened) as Reporter, version };
  }

  @Operation('clue.handOver')
  async handOver(@Asked() ask: Ask<'clue.handOver'>): Promise<OperationAnswer<'clue.handOver'>> {
    const { params, body, caller } = ask;
    refuseAdministrators(caller);
    const { stored, shares, holders } = await this.sealedOf(ask, 'clue.approveHandOver');
    const { half } = keyView(shares);
    const mine = shares.find(({ share }) => share === half);
    const waiting = stored.state.context.handOver;
    if (!mine || !half) throw new Fault('cannot-open', 'You keep no half of this key.');
    if (!waiting) throw new Fault('not-in-state', 'No hand-over is asked for.', { allowed: ['clue.askHandOver'] });
    const to = holders.filter(({ posts }) => posts.includes(waiting.to));
    if (to.length === 0) throw noKey('Whoever is to handle it has no key yet.');
    const keys = await keysByPassphrase(this.duban.pool, caller, body.passphrase);
    const given = unlessBroken(() => handOn({ mine, keys, to }, placeOf(caller, params)));
    const target = { kind: 'clue' as const, ...params };
    const { version } = await this.give(ask, {
      type: 'clue.approveHandOver',
      target,
      half,
      person: caller.person.id,
      shares: given.map(asText),
    });
    return { version, isComplete: waiting.chief !== null || waiting.second !== null };
  }

  private today(): string {
    return this.calendar.dateOf(this.duban.clock.now());
  }

  /** Seals who reported a clue for those who may open it or hand it over. Throws a fault where that cannot be. */
  private async seal(
    caller: Caller,
    target: ClueKey,
    { reporter, says, handler }: { reporter: Reporter; says: string; handler: string | undefined },
  ) {
    const field = reporterIn(says, reporter);
    if (field)
      throw new Fault('reporter-named', 'Title or text say who reported it: leave that to the sealed part.', {
        issues: [{ path: `/reporter/${field}`, message: 'stands in the title or the text' }],
      });
    const holders = await inTenant(this.duban.pool, caller.tenant, (client) =>
      readKeyHolders(client, caller.tenant, this.today()),
    );
    const recipients = recipientsOf(holders, handler);
    const has = (kind: string): boolean => recipients.some(({ share }) => share === kind);
    if (!has('chief') || !has('second'))
      throw new Fault(
        'no-custodians',
        'A chief supervisor and one more person need keys before an identity is sealed.',
      );
    if (handler !== undefined && !has('key')) throw noKey('Whoever is to handle it has no key yet.');
    const { sealed, shares } = sealCase(JSON.stringify(reporter), recipients, placeOf(caller, target));
    return { sealed: sealed.toString('base64'), shares: shares.map(asText) };
  }

  /** A clue whose identity is sealed, and what of its key the caller holds. */
  private async sealedOf(
    { params, caller }: { params: ClueKey; caller: Caller },
    command: (typeof sealedCommandTypes)[number],
  ) {
    const { tenant, person, post } = caller;
    const [stored, { sealed, shares }, holders] = await inTenant(this.duban.pool, tenant, async (client) => [
      await readClue(client, tenant, params),
      await readSealed(client, tenant, params, person.id),
      await readKeyHolders(client, tenant, this.today()),
    ]);
    if (!stored || !post) throw notFound();
    if (!sealed) throw new Fault('not-in-state', 'There is no sealed identity here.', { machine: 'clue' });
    const allowed = allowedClueCommands(this.permissions, actorOf(post), stored.state);
    const { handler } = stored.state.context;
    if (command === 'clue.open' && handler !== post.id)
      throw new Fault('not-permitted', 'The identity is opened by whoever handles the clue, and nobody else.');
    if (!allowed.includes(command))
      throw new Fault('not-in-state', 'This clue does not take that now.', { machine: 'clue', allowed });
    return { stored, sealed, shares, holders };
  }

  private async give(
    { caller, requestId }: { caller: Caller; requestId: string },
    command: Pick<CommandOf<(typeof sealedCommandTypes)[number]>, 'type' | 'target'> & Record<string, unknown>,
  ): Promise<Accepted> {
    const given = { ...command, post: caller.post?.id };
    const [answer] = await this.duban.engine.execute(caller.tenant, [given], { requestId });
    if (!answer) throw new Error('no answer');
    if (!answer.ok) throw faultOf(answer);
    this.duban.runner.poke();
    return answer;
  }
}

const SORT = 'received';
const CluesKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a seal belongs: moved to another clue, it opens no more. */
const placeOf = ({ tenant }: Caller, { year, id }: ClueKey): string => `clue/${tenant}/${year}/${id}`;

const asText = ({ person, share, sealed }: SealedShare) => ({ person, share, sealed: sealed.toString('base64') });

const cannotOpen = (): Fault =>
  new Fault(
    'cannot-open',
    'Your key does not open this: it takes a hand-over by the chief supervisor and one more person.',
  );

/** What was sealed for a key that the caller has replaced since opens no more. */
function unlessBroken<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) throw cannotOpen();
    throw error;
  }
}
