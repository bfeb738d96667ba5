import type { Member, PlainKind, PlainState, TaskState } from '@duban/lifecycle';
import type { AggregateDraft } from './aggregate.js';

export interface AggregateRow {
  id: string;
  year: number;
  kind: string;
  version: number;
  seq: number;
  head: Buffer;
  definition: number;
  value: unknown;
  context: unknown;
}

export interface MemberRow {
  aggregate_id: string;
  id: string;
  kind: string;
  value: string;
  context: Member['context'];
  version: number;
}

/** Puts an aggregate together from its rows. */
export function revive(tenant: string, row: AggregateRow, rows: readonly MemberRow[]): AggregateDraft {
  const { id, year, version, seq, head, definition, value, context } = row;
  const common = { tenant, year, id, version, seq, head, stored: true, events: [], effects: [] };
  if (row.kind !== 'task')
    return { ...common, kind: row.kind as PlainKind, state: { definition, value, context } as PlainState };
  const members = new Map<string, Member>();
  const memberVersions = new Map<string, number>();
  for (const member of rows) {
    members.set(member.id, {
      id: member.id,
      kind: member.kind,
      value: member.value,
      context: member.context,
    } as Member);
    memberVersions.set(member.id, member.version);
  }
  const state = { definition, value, context, members } as TaskState;
  return { ...common, kind: 'task', state, before: state, memberVersions, changed: new Set() };
}
