import type { InspectionContext, InspectionState } from '@duban/lifecycle';
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
  ]);
}

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
  const { authority, covert, releasedOn } = context;
  const window = context.plan ?? context.intended;
  // What was terminated overlaps nothing.
  const isOver = value.procedure === 'terminated';
  return client.query({
    name: 'update-inspection',
    text: `UPDATE inspection SET status = $4, review = $5, rectification = $6, results = $7, covert = $8, authority_unit_id = $9,
                  from_on = $10, until_on = $11, objects = $12, topics = $13
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
      window?.from ?? null,
      window?.until ?? null,
      isOver || !window ? [] : window.objects,
      isOver || !window ? [] : aboutOf(context),
    ],
  });
}

/** What it is about: topics of the plan, or of the matter until there is one, and tasks. */
const aboutOf = ({ plan, topics, tasks }: InspectionContext): string[] => [
  ...(plan ?? { topics }).topics,
  ...tasks.map(({ id }) => `task:${id}`),
];

function stateOf({ state, id }: PlainDraft<'inspection'>): InspectionState {
  if (!state) throw new Error(`Inspection ${id} has no state.`);
  return state;
}
