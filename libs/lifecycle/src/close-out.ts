import type { Instant } from '@duban/calendar';

/**
 * As what a task is closed: measured against its targets; the work goes on (持续推进) and is closed for this year only; or it
 * cannot be measured (无法量化). Only the first is an achievement.
 */
export const closings = ['measured', 'continuing', 'unmeasurable'] as const;
export type Closing = (typeof closings)[number];

/** How a claim is verified. */
export const verificationManners = ['paper', 'onSite'] as const;
export type VerificationManner = (typeof verificationManners)[number];

/** Why a completed task goes on: a look back (回头看), a claim that was not true (核查不实), or something else. */
export const reopeningGrounds = ['lookBack', 'falseClaim', 'other'] as const;
export type ReopeningGround = (typeof reopeningGrounds)[number];

/** What is left out of an input or context was not said by claims of an earlier version. */
export interface CloseOutInput {
  readonly content: string;
  readonly claimedAt?: Instant;
  readonly closesAs?: Closing;
  /** How many targets and milestones it answers for. */
  readonly rows?: number;
}
export interface CloseOutContext extends CloseOutInput {
  readonly manner?: VerificationManner;
  /** What stays open when it was confirmed in part: places among the rows of the claim, from 0. */
  readonly stays?: readonly number[];
  /** When it was confirmed, confirmed in part or rejected. */
  readonly endedAt?: Instant;
  readonly reason: string | null;
}

/** Why a task was last opened again. */
export interface Reopening {
  readonly at: Instant;
  readonly ground: ReopeningGround;
  /** Hash of what was found. */
  readonly reason: string;
  /** Hash of what follows from it, and for whom. */
  readonly consequence: string | null;
}
