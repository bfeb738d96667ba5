import type { Said } from './chain.check.js';
import { bornIn } from './story.js';
import type { Findings } from './violation.js';

/** What is asked for on a task and not answered yet, as its events tell it. */
export interface ChangeStory {
  /** Adjustments: id → the post that proposed it. */
  readonly proposed: Map<string, string>;
  /** Objections: id → the unit that raised it. */
  readonly objected: Map<string, string>;
}

export const beginChanges = (): ChangeStory => ({ proposed: new Map(), objected: new Map() });

type Fault = readonly [code: string, fact: string];

/** Asks of one event what the design says of objections and adjustments, and carries the story on. */
export function checkChanges(
  story: ChangeStory,
  said: Said,
  { aggregate, seq }: { aggregate: string; seq: number },
  findings: Findings,
): void {
  const member = String(said['member']);
  const fault = birthFault(story, said) ?? endFault(story, said, member);
  if (fault) {
    const message = `Event ${seq} of task ${aggregate} (${said.type}) ${fault[1]}.`;
    findings.add({ invariant: said.type.split('.')[0] ?? '', code: fault[0], aggregate, message });
  }
  if (said.type === 'machine.migrated') forget(story);
  for (const { id, kind, context } of bornIn(said)) {
    if (kind === 'adjustment') story.proposed.set(id, String(context['post']));
    if (kind === 'objection') story.objected.set(id, String(context['unit']));
  }
  if (ADJUSTMENT_ENDS.has(said.type)) story.proposed.delete(member);
  if (OBJECTION_ENDS.has(said.type)) story.objected.delete(member);
}

/** One change at a time, and one objection of a unit. */
function birthFault({ proposed, objected }: ChangeStory, said: Said): Fault | null {
  if (said.type === 'adjustment.proposed' && proposed.size > 0)
    return ['adjustment-beside-another', `comes while ${[...proposed.keys()].join(', ')} waits for its answer`];
  if (said.type !== 'objection.raised') return null;
  const unit = bornIn(said).find(({ kind }) => kind === 'objection')?.context['unit'];
  return [...objected.values()].includes(String(unit))
    ? ['objection-repeated', `is of unit ${String(unit)}, whose objection waits for its answer`]
    : null;
}

function endFault({ proposed, objected }: ChangeStory, said: Said, member: string): Fault | null {
  const { type } = said;
  if (OBJECTION_ENDS.has(type) && !objected.has(member))
    return ['objection-not-open', `ends ${member}, which is not open`];
  if (!ADJUSTMENT_ENDS.has(type)) return null;
  if (!proposed.has(member)) return ['adjustment-not-open', `ends ${member}, which is not open`];
  const by = said['by'] as { readonly post?: unknown } | null | undefined;
  return type !== 'adjustment.withdrawn' && by?.post === proposed.get(member)
    ? ['adjustment-decided-by-proposer', `is by ${String(by?.post)}, who proposed it`]
    : null;
}

/** What waited when a snapshot was migrated is not told: nothing is asked of it. */
function forget({ proposed, objected }: ChangeStory): void {
  proposed.clear();
  objected.clear();
}

const ADJUSTMENT_ENDS: ReadonlySet<string> = new Set([
  'adjustment.approved',
  'adjustment.refused',
  'adjustment.withdrawn',
]);
const OBJECTION_ENDS: ReadonlySet<string> = new Set(['objection.upheld', 'objection.refused', 'objection.withdrawn']);
