import type { InspectionState } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import type { AggregateDraft, PlainDraft } from './aggregate.js';
import type { Batch } from './batch.js';

/** What lists and the search for overlaps show of inspections. */
export function storeInspections(
  client: PoolClient,
  batch: Batch,
  changed: readonly AggregateDraft[],
): Promise<unknown>[] {
  const { tenant } = batch;
  const drafts = changed.filter((draft): draft is PlainDraft<'inspection'> => draft.kind === 'inspection');
  return drafts.flatMap((draft) => [
    ...(draft.stored ? [] : [insertInspection(client, batch, draft)]),
    updateInspection(client, tenant, draft),
    ...(draft.events.some(({ type }) => OBJECTS_CHANGE.has(type)) ? storeObjects(client, tenant, draft) : []),
  ]);
}

const OBJECTS_CHANGE: ReadonlySet<string> = new Set([
  'inspection.planned',
  'inspection.terminated',
  'machine.migrated',
]);

function insertInspection(
  client: PoolClient,
  { tenant, births }: Batch,
  { id, year }: PlainDraft<'inspection'>,
): Promise<unknown> {
  const birth = births.find(({ type, target }) => type === 'inspection.propose' && target.id === id);
  const { title = '', kind = '' } = birth?.type === 'inspection.propose' ? birth : {};
  return client.query({
    name: 'insert-inspection',
    text: `INSERT INTO inspection (tenant_id, year, id, title, kind, status, review, rectification, results, covert, authority_unit_id)
           VALUES ($1, $2, $3, $4, $5, '', '', '', '', false, NULL)`,
    values: [tenant, year, id, title, kind],
  });
}

function updateInspection(client: PoolClient, tenant: string, draft: PlainDraft<'inspection'>): Promise<unknown> {
  const { value, context } = stateOf(draft);
  const { authority, plan, covert, releasedOn } = context;
  return client.query({
    name: 'update-inspection',
    text: `UPDATE inspection SET status = $4, review = $5, rectification = $6, results = $7, covert = $8, authority_unit_id = $9,
                  from_on = $10, until_on = $11
            WHERE tenant_id = $1 AND year = $2 AND id = $3`,
    values: [
      tenant,
      draft.year,
      draft.id,
      value.procedure,
      value.review,
      value.rectification,
      value.results,
      covert && !releasedOn,
      authority.type === 'department' ? authority.unit : null,
      plan?.from ?? null,
      plan?.until ?? null,
    ],
  });
}

/** Each object with each topic and task, for the days of the plan; what was terminated overlaps nothing. */
function storeObjects(client: PoolClient, tenant: string, draft: PlainDraft<'inspection'>): Promise<unknown>[] {
  const { value, context } = stateOf(draft);
  const { plan, tasks } = context;
  const key = [tenant, draft.year, draft.id];
  const cleared = client.query({
    name: 'delete-inspection-objects',
    text: 'DELETE FROM inspection_object WHERE tenant_id = $1 AND year = $2 AND inspection_id = $3',
    values: key,
  });
  if (!plan || value.procedure === 'terminated') return [cleared];
  return [
    cleared,
    client.query({
      name: 'insert-inspection-objects',
      text: `INSERT INTO inspection_object (tenant_id, year, inspection_id, unit_id, topic, from_on, until_on)
             SELECT $1, $2, $3, unit, topic, $6::date, $7::date FROM unnest($4::uuid[]) AS unit CROSS JOIN unnest($5::text[]) AS topic`,
      values: [...key, plan.objects, [...plan.topics, ...tasks.map(({ id }) => `task:${id}`)], plan.from, plan.until],
    }),
  ];
}

function stateOf({ state, id }: PlainDraft<'inspection'>): InspectionState {
  if (!state) throw new Error(`Inspection ${id} has no state.`);
  return state;
}
