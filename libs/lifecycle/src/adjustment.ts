import type { Instant } from '@duban/calendar';

/** The units of a task, by what they are in it. */
export interface Assignment {
  readonly lead: string;
  readonly jointLeads: readonly string[];
  readonly coordinating: readonly string[];
  /** Members of a group who are told and owe nothing. */
  readonly told: readonly string[];
}

export interface AdjustmentInput {
  /** The units as they are to be; null: they stay. */
  readonly assignment: Assignment | null;
  /** Hash of the scope and targets as they are to be; null: they stay. */
  readonly content: string | null;
  readonly proposedAt: Instant;
  /** The post that proposes it, and its unit; null: of the government. */
  readonly post: string;
  readonly unit: string | null;
}
export interface AdjustmentContext extends AdjustmentInput {
  /** Hash of why it is proposed. */
  readonly reason: string | null;
  /** Hash of why it was refused. */
  readonly answer: string | null;
}
