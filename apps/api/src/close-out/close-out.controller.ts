import type { OperationAnswer } from '@duban/contracts';
import { claimAsks } from '@duban/engine';
import { isLive, type Role, samplingOf, type SamplingRules } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts } from '../report/contents.js';
import { isWithinReach, readMembers } from '../task/task.read.js';
import { SAMPLING_RULES, SHARED_READS } from '../tokens.js';
import { readSamplingFacts, readTargetQuotes } from './close-out.read.js';

/** Who is told what speaks for a visit; a unit is not. */
const SAMPLING: ReadonlySet<Role> = new Set<Role>(['supervisor', 'chiefSupervisor', 'headOfGovernment']);

/** 销号: what a claim answers for, and how it had better be verified. */
@Controller()
export class CloseOutController {
  constructor(
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(SAMPLING_RULES) private readonly rules: SamplingRules,
  ) {}

  @Operation('closeOut.read')
  async read(@Asked() { params, caller, reach }: Ask<'closeOut.read'>): Promise<OperationAnswer<'closeOut.read'>> {
    const { tenant, post } = caller;
    return this.reads.read(tenant, async (client) => {
      const [isThere, members, quotes] = await Promise.all([
        isWithinReach(client, tenant, params, reach),
        readMembers(client, tenant, params),
        readTargetQuotes(client, tenant, params),
      ]);
      if (!isThere) throw notFound();
      const claim = members.find((each) => each.kind === 'closeOut' && isLive(each));
      const isTold = post !== null && SAMPLING.has(post.role);
      const [texts, facts] = await Promise.all([
        readTexts(client, tenant, members.flatMap(addressesOf)),
        isTold && claim ? readSamplingFacts(client, tenant, [{ ...params, claim: claim.id }]) : [],
      ]);
      const [found] = facts;
      return {
        asks: claimAsks(members, quotes, (address) => texts.get(address) ?? null).map((ask) => ({ ...ask })),
        sampling: found ? samplingView(samplingOf(found, this.rules)) : null,
      };
    });
  }
}

const addressesOf = (member: Awaited<ReturnType<typeof readMembers>>[number]): (string | null)[] => {
  if (member.kind === 'adjustment') return [member.context.content];
  return member.kind === 'plan' ? [member.context.content, member.context.baseline] : [];
};

const samplingView = ({
  reasons,
  ...said
}: ReturnType<typeof samplingOf>): NonNullable<OperationAnswer<'closeOut.read'>['sampling']> => ({
  ...said,
  reasons: reasons.map(({ code, data }) => ({ code, data: { ...data } })),
});
