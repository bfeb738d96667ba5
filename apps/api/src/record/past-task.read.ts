import type { OperationAnswer } from '@duban/contracts';
import { levelOf, type Member, replayTask, statusOf, type TaskEvent, type TaskState } from '@duban/lifecycle';
import { readTexts } from '../report/contents.js';
import type { Client } from '../task/ledger.read.js';
import { type StoredMember, type StoredObligation, type TaskKey } from '../task/task.read.js';
import { addressesIn, memberView, obligationView, regionsView } from '../task/task.view.js';
import { readUnitNames } from '../task/units.read.js';

type PastTask = OperationAnswer<'task.asOf'>;

/**
 * A task as it was right before a moment of business time, replayed from what had happened by then; undefined where it
 * had not been issued, and for what is no task: chains of other kinds lie in the same table. `at` is what the answer says of the moment.
 */
export async function readPastTask(
  client: Client,
  tenant: string,
  key: TaskKey,
  moment: { at: string; before: string },
): Promise<PastTask | undefined> {
  const [chain, units] = await Promise.all([
    client.query<{ event: TaskEvent }>({
      name: 'chain-until',
      text: `SELECT convert_from(bytes, 'UTF8')::json AS event FROM event
              WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND at < $4
                AND EXISTS (SELECT FROM task WHERE tenant_id = $1 AND year = $2 AND id = $3)
              ORDER BY seq`,
      values: [tenant, key.year, key.id, moment.before],
    }),
    readUnitNames(client, tenant, key),
  ]);
  const events = chain.rows.map(({ event }) => event);
  if (events.length === 0) return undefined;
  const state = replayTask(events);
  const { members, obligations } = partsOf(state);
  const texts = await readTexts(client, tenant, addressesIn(members, obligations));
  const around = { texts, units, allowed: () => [] };
  return {
    at: moment.at,
    seq: events.length,
    status: statusOf(state),
    level: levelOf(state),
    definition: state.definition,
    regions: regionsView(state.value),
    suspendedAt: state.context.suspendedAt,
    units: unitsOf(state, units),
    obligations: obligations.map((each) => withoutToday(obligationView(each, around))),
    members: members.map((each) => withoutToday(memberView(each, around))),
  };
}

/** In the order in which they fall due, and by kind. */
function partsOf({ members }: TaskState): { members: StoredMember[]; obligations: StoredObligation[] } {
  const all = [...members.values()];
  const obligations = all.flatMap((each): StoredObligation[] => {
    if (each.kind !== 'obligation') return [];
    const { dueOn, dueAt } = each.context.schedule;
    return [{ ...each, version: 0, dueOn, dueAt }];
  });
  return {
    obligations: obligations.toSorted((a, b) => order(a.dueAt + a.id, b.dueAt + b.id)),
    members: all.flatMap(partOf).toSorted((a, b) => order(a.kind + a.id, b.kind + b.id)),
  };
}

const partOf = (member: Member): StoredMember[] => (member.kind === 'obligation' ? [] : [{ ...member, version: 0 }]);

const order = (a: string, b: string): number => (a < b ? -1 : 1);

/** Versions and what may be done belong to the present. */
function withoutToday<View extends { version: number; allowed: unknown }>(
  view: View,
): Omit<View, 'version' | 'allowed'> {
  const { version: _version, allowed: _allowed, ...past } = view;
  return past;
}

function unitsOf({ context }: TaskState, names: ReadonlyMap<string, string>): PastTask['units'] {
  const { lead, jointLeads, coordinating, told } = context;
  const of = (ids: readonly string[], relation: PastTask['units'][number]['relation']) =>
    ids.map((id) => ({ id, name: names.get(id) ?? '', relation }));
  return [
    ...of(lead === null ? [] : [lead], 'lead'),
    ...of(jointLeads, 'jointLead'),
    ...of(coordinating, 'coordinating'),
    ...of(told, 'member'),
  ];
}
