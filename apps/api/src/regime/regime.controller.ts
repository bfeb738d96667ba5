import type { Regime } from '@duban/calendar';
import type { OperationAnswer, RegimeView } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf } from '../holiday/tenant-calendar.js';
import { Fault, notFound } from '../http/fault.js';
import { expectedVersion } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SHARED_READS } from '../tokens.js';
import { countDraftsChoosing, deleteRegime, readUses, saveRegime } from './regime.store.js';
import { findRegime, type KnownRegime, readRegimes, rulesGiven } from './regimes.js';
import { previewYear, requireZone } from './year-preview.js';

/** Rules of reporting: those of the program, and those that a government makes for itself. */
@Controller()
export class RegimeController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('regimes.list')
  async list(@Asked() { caller }: Ask<'regimes.list'>): Promise<OperationAnswer<'regimes.list'>> {
    const { tenant } = caller;
    const [regimes, uses] = await this.reads.read(tenant, (client) =>
      Promise.all([readRegimes(client, tenant), readUses(client, tenant)]),
    );
    return {
      rows: regimes.map((known) => {
        const { rules: _rules, ...row } = viewOf(known, uses);
        return row;
      }),
    };
  }

  @Operation('regime.read')
  async read(
    @Asked() { params, caller }: Ask<'regime.read'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'regime.read'>> {
    const { tenant } = caller;
    const [known, uses] = await this.reads.read(tenant, (client) =>
      Promise.all([findRegime(client, tenant, params.code), readUses(client, tenant)]),
    );
    if (!known) throw notFound();
    tag(reply, known.version);
    return viewOf(known, uses);
  }

  @Operation('regime.save')
  async save(
    @Asked() { params, body, caller }: Ask<'regime.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'regime.save'>> {
    const { tenant } = caller;
    const expected = expectedVersion(request);
    requireCode(body, params.code);
    requireZone(body, await calendarOf(this.duban, tenant));
    const saved = await inTenant(this.duban.pool, tenant, async (client) => {
      const [known, uses] = [await findRegime(client, tenant, params.code), await readUses(client, tenant)];
      if (known && known.version === null)
        throw new Fault('already-exists', `${params.code} comes with the program: save yours under another code.`);
      const seen = known?.version ?? null;
      if ((expected ?? null) !== seen) throw stale(seen);
      if (!(await saveRegime(client, tenant, body, seen))) throw stale((seen ?? 0) + 1);
      return viewOf({ rules: body, version: (seen ?? 0) + 1 }, uses);
    });
    tag(reply, saved.version);
    return saved;
  }

  @Operation('regime.delete')
  async delete(@Asked() { params, caller }: Ask<'regime.delete'>, @Req() request: FastifyRequest): Promise<void> {
    const { tenant } = caller;
    const { code } = params;
    const expected = expectedVersion(request);
    await inTenant(this.duban.pool, tenant, async (client) => {
      const known = await findRegime(client, tenant, code);
      if (!known) throw notFound();
      if (known.version === null) throw new Fault('not-in-state', `${code} comes with the program and stays.`);
      if (expected !== known.version) throw stale(known.version);
      const [directives, drafts] = [
        (await readUses(client, tenant)).get(code) ?? 0,
        await countDraftsChoosing(client, tenant, code),
      ];
      if (directives + drafts > 0)
        throw new Fault('not-in-state', `${code} is in use: by ${directives} directives and ${drafts} drafts.`);
      if (!(await deleteRegime(client, tenant, code, known.version))) throw stale(known.version + 1);
    });
  }

  @Operation('regime.preview')
  async preview(@Asked() { body, caller }: Ask<'regime.preview'>): Promise<OperationAnswer<'regime.preview'>> {
    const { tenant } = caller;
    const { year, effectiveOn = `${year}-01-01` } = body;
    const [calendar, rules] = await Promise.all([
      calendarOf(this.duban, tenant),
      this.reads.read(tenant, (client) => rulesGiven(client, tenant, body.regime)),
    ]);
    return previewYear(rules, year, calendar, effectiveOn);
  }
}

const viewOf = ({ rules, version }: KnownRegime, uses: ReadonlyMap<string, number>): RegimeView => ({
  code: rules.code,
  title: rules.title,
  basis: version === null ? 'program' : 'own',
  version,
  directives: uses.get(rules.code) ?? 0,
  rules,
});

function requireCode({ code }: Regime, inPath: string): void {
  if (code === inPath) return;
  const message = `is ${code}, and ${inPath} in the path`;
  throw new Fault('bad-body', `The body is not as it should be: /code ${message}.`, {
    issues: [{ path: '/code', message }],
  });
}

function stale(version: number | null): Fault {
  if (version === null) return new Fault('stale', 'There is no regime of this code yet: leave out If-Match.');
  return new Fault('stale', `The regime is at version ${version}: read it again, and say so with If-Match.`, {
    version,
  });
}

const tag = (reply: FastifyReply, version: number | null): void => {
  if (version !== null) void reply.header('etag', `"${version}"`);
};
