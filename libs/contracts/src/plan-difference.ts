import type { PlanContent } from './plan.contract.js';

type Milestone = PlanContent['milestones'][number];

/** What changed from one version of a plan to another. */
export interface PlanDifference {
  added: Milestone[];
  removed: Milestone[];
  /** Time nodes of the same name: on another day, or owed now and not before, or the reverse. */
  moved: { name: string; before: Omit<Milestone, 'name'>; after: Omit<Milestone, 'name'> }[];
  measuresAdded: string[];
  measuresRemoved: string[];
  /** Null where the responsible leader is the same. */
  leader: { before: string; after: string } | null;
}

/**
 * Compares two versions of a plan. Time nodes are the same by their names; several of one name are paired by their days,
 * the earliest with the earliest. Measures are compared as they are written, however often; their order says nothing.
 */
export function planDifference(before: PlanContent, after: PlanContent): PlanDifference {
  const { pairs, onlyBefore, onlyAfter } = paired(before.milestones, after.milestones);
  return {
    added: onlyAfter,
    removed: onlyBefore,
    moved: pairs.filter(([old, now]) => old.dueOn !== now.dueOn || old.owed !== now.owed).map(moveOf),
    measuresAdded: without(after.measures, before.measures),
    measuresRemoved: without(before.measures, after.measures),
    leader:
      before.responsibleLeader === after.responsibleLeader
        ? null
        : { before: before.responsibleLeader, after: after.responsibleLeader },
  };
}

const moveOf = ([before, after]: readonly [Milestone, Milestone]): PlanDifference['moved'][number] => ({
  name: after.name,
  before: { dueOn: before.dueOn, owed: before.owed },
  after: { dueOn: after.dueOn, owed: after.owed },
});

function paired(before: readonly Milestone[], after: readonly Milestone[]) {
  const left = new Map<string, Milestone[]>();
  for (const milestone of before.toSorted(byDay))
    left.set(milestone.name, [...(left.get(milestone.name) ?? []), milestone]);
  const pairs: [Milestone, Milestone][] = [];
  const onlyAfter: Milestone[] = [];
  for (const milestone of after.toSorted(byDay)) {
    const partner = left.get(milestone.name)?.shift();
    if (partner) pairs.push([partner, milestone]);
    else onlyAfter.push(milestone);
  }
  return { pairs, onlyBefore: [...left.values()].flat().toSorted(byDay), onlyAfter };
}

const byDay = (a: Milestone, b: Milestone): number => compare(a.dueOn, b.dueOn) || compare(a.name, b.name);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is in `these` more often than in `those`. */
function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
