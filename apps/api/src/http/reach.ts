import type { Relation } from '@duban/lifecycle';

/** How far somebody sees: every task of the tenant, or those to which their unit stands in one of some relations. */
export type Reach =
  { readonly all: true } | { readonly all: false; readonly unit: string; readonly relations: readonly TaskRelation[] };

/** As in `task_unit.relation`. */
export type TaskRelation = 'lead' | 'jointLead' | 'coordinating' | 'member';

/** The relations of the permission table as rows of `task_unit` have them. */
export function taskRelations(relations: readonly Relation[]): TaskRelation[] {
  return relations.flatMap((relation): TaskRelation[] => {
    if (relation === 'leads') return ['lead'];
    if (relation === 'coordinates') return ['jointLead', 'coordinating'];
    return relation === 'member' ? ['member'] : [];
  });
}

/**
 * Two values for a statement, and the condition by which it sees only what is within reach: `$unit` is null where all is.
 * `task` is the alias of a relation with tenant_id, year and id of a task.
 */
export function reachValues(reach: Reach): [unit: string | null, relations: readonly string[]] {
  return reach.all ? [null, []] : [reach.unit, reach.relations];
}

/** The condition for {@link reachValues} given as parameters number `first` and `first + 1`. */
export const withinReach = (first: number, task = 't'): string =>
  `($${first}::uuid IS NULL OR EXISTS (
     SELECT FROM task_unit reach
      WHERE reach.tenant_id = ${task}.tenant_id AND reach.year = ${task}.year AND reach.task_id = ${task}.id
        AND reach.unit_id = $${first}::uuid AND reach.relation = ANY ($${first + 1}::text[])))`;
