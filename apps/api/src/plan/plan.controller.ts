import { type OperationAnswer, PlanContent, planDifference, type PlanRow, type PlanView } from '@duban/contracts';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { badQuery, onlyFields } from '../list/page.js';
import { parsedText, readTexts, reasonView, type Texts } from '../report/contents.js';
import { addressesOf, readPartEvents, type Wording, wordingsOf, wordingView } from '../report/versions.js';
import { isWithinReach } from '../task/task.read.js';
import { SHARED_READS } from '../tokens.js';
import { readPlans, type StoredPlan } from './plan.read.js';

/** Plans and their parts. */
@Controller()
export class PlanController {
  constructor(@Inject(SHARED_READS) private readonly reads: SharedReads) {}

  @Operation('task.plans')
  async list(@Asked() { params, query, caller, reach }: Ask<'task.plans'>): Promise<OperationAnswer<'task.plans'>> {
    return this.reads.read(caller.tenant, async (client) => {
      const [isThere, plans] = await Promise.all([
        isWithinReach(client, caller.tenant, params, reach),
        readPlans(client, caller.tenant, params, null),
      ]);
      if (!isThere) throw notFound();
      const texts = await readTexts(client, caller.tenant, plans.flatMap(addresses));
      return { rows: plans.map((plan) => onlyFields(rowOf(plan, texts), query.fields)) };
    });
  }

  @Operation('plan.read')
  async read(@Asked() { params, query, caller, reach }: Ask<'plan.read'>): Promise<OperationAnswer<'plan.read'>> {
    return this.reads.read(caller.tenant, async (client) => {
      const [isThere, [plan], events] = await Promise.all([
        isWithinReach(client, caller.tenant, params, reach),
        readPlans(client, caller.tenant, params, params.member),
        readPartEvents(client, caller.tenant, params, ['plan', 'planPart'], params.member),
      ]);
      if (!isThere || !plan) throw notFound();
      const wordings = wordingsOf(events);
      const texts = await readTexts(client, caller.tenant, [...addresses(plan), ...addressesOf(wordings)]);
      const versions = versionsOf(plan, wordings, texts);
      return { ...rowOf(plan, texts), versions, difference: differenceOf(versions, query) };
    });
  }
}

const addresses = ({ content, reason }: StoredPlan): (string | null)[] => [content, reason];

function rowOf(plan: StoredPlan, texts: Texts): PlanRow {
  const { approvals: _approvals, content, reason, ...row } = plan;
  return {
    ...row,
    reason: reasonView(reason, texts),
    content: parsedText(PlanContent, content, texts),
    erased: content !== null && !texts.has(content),
  };
}

function versionsOf({ kind, approvals }: StoredPlan, wordings: readonly Wording[], texts: Texts): PlanView['versions'] {
  const inForceAt = wordings.map(({ events }) => (kind === 'plan' ? forceOf(events, approvals) : null));
  const [first, last] = [inForceAt.findIndex((at) => at !== null), inForceAt.findLastIndex((at) => at !== null)];
  return wordings.map((wording, index) => ({
    ...wordingView(wording, texts),
    content: parsedText(PlanContent, wording.address, texts),
    cameIntoForceAt: inForceAt[index] ?? null,
    isBaseline: index === first,
    isInForce: index === last,
  }));
}

/** When a wording came into force: with its filing, or with the last of the approvals that the rules name. */
function forceOf(events: Wording['events'], approvals: number): string | null {
  let left = approvals;
  for (const { type, at } of events) {
    if (type === 'plan.filed') left = approvals;
    if (type === 'plan.approved') left -= 1;
    if ((type === 'plan.filed' && approvals === 0) || (type === 'plan.approved' && left === 0)) return at;
  }
  return null;
}

/** Between two versions that are still there. Throws a fault for one that never was. */
function differenceOf(
  versions: PlanView['versions'],
  asked: { from?: number | undefined; to?: number | undefined },
): PlanView['difference'] {
  for (const name of ['from', 'to'] as const)
    if (asked[name] !== undefined && !versions[asked[name] - 1]) throw badQuery(name, 'is not the number of a version');
  const inForce = versions.findIndex(({ isInForce }) => isInForce) + 1;
  const [from, to] = [asked.from ?? Math.max(inForce, 1), asked.to ?? versions.length];
  const [before, after] = [versions[from - 1]?.content, versions[to - 1]?.content];
  return before && after ? { from, to, ...planDifference(before, after) } : null;
}
