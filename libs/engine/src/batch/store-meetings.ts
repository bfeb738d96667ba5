import type { PoolClient } from 'pg';
import type { AggregateDraft, PlainDraft } from './aggregate.js';
import type { Batch } from './batch.js';

/** What lists show of meetings: written when one is called, and its day again when it is moved. */
export function storeMeetings(
  client: PoolClient,
  { tenant, births }: Batch,
  changed: readonly AggregateDraft[],
): Promise<unknown>[] {
  const calls = births.filter((birth) => birth.type === 'meeting.call');
  const moved = changed.filter(
    (draft): draft is PlainDraft<'meeting'> =>
      draft.kind === 'meeting' && draft.stored && draft.events.some(({ type }) => type === 'meeting.rescheduled'),
  );
  const inserted = {
    name: 'insert-meetings',
    text: `INSERT INTO meeting (tenant_id, year, id, kind, title, held_on)
           SELECT $1, * FROM unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::date[])`,
    values: [
      tenant,
      calls.map(({ target }) => target.year),
      calls.map(({ target }) => target.id),
      calls.map(({ kind }) => kind),
      calls.map(({ title }) => title),
      calls.map(({ heldOn }) => heldOn),
    ],
  };
  const updated = {
    name: 'move-meetings',
    text: `UPDATE meeting m SET held_on = v.held_on
             FROM unnest($2::int[], $3::uuid[], $4::date[]) AS v(year, id, held_on)
            WHERE m.tenant_id = $1 AND m.year = v.year AND m.id = v.id`,
    values: [
      tenant,
      moved.map(({ year }) => year),
      moved.map(({ id }) => id),
      moved.map(({ state }) => state?.context.heldOn),
    ],
  };
  return [...(calls.length > 0 ? [client.query(inserted)] : []), ...(moved.length > 0 ? [client.query(updated)] : [])];
}
