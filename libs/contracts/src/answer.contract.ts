import { z } from 'zod';
import { Reference } from './reference.contract.js';

/** What became of one command. An accepted answer is given only after commit. */
export const Accepted = z.strictObject({
  ok: z.literal(true),
  target: Reference,
  /** Version of the aggregate after the command. */
  version: z.int(),
  /** The events it left in the aggregate's chain. */
  events: z.array(z.strictObject({ seq: z.int(), type: z.string() })),
  status: z.string(),
  /** True when this is the stored answer of an earlier command with the same idempotency key. */
  replayed: z.boolean().optional(),
});
export type Accepted = z.infer<typeof Accepted>;

/** Why a command was not carried out. `code` is stable; HTTP and the CLI map it. */
export const Refusal = z.strictObject({
  ok: z.literal(false),
  code: z.enum([
    'bad-command',
    'text-nul',
    'text-surrogate',
    'text-too-long',
    'text-empty',
    'not-found',
    'not-permitted',
    'not-in-state',
    'stale',
    'newer-version',
    'unknown-member',
    'already-exists',
    'missing-lead',
    'regime-invalid',
    'key-reused',
    'group-refused',
    'after-due',
    'unknown-unit',
    'unknown-task',
    'unit-not-of-task',
    'reason-needed',
    'claim-incomplete',
    'class-above-claim',
    // hard stops of 《政府督查工作条例》
    'authority-below-county',
    'not-designated',
    'team-without-leader',
    'matter-not-approved',
    'no-plan',
    'outside-plan',
    'no-conclusion',
    'not-fed-back',
    'reviewer-took-part',
    'review-too-late',
    'result-not-approved',
    // its warnings, and the rules of the place
    'basis-needed',
    'local-rule',
    'unknown-file',
    'unknown-post',
    'suspension-day-passed',
    'extension-day-passed',
    'extension-not-later',
    'extension-beyond-last-day',
    'extension-under-way',
    'extension-above-post',
    'objection-too-late',
    'objection-under-way',
    'already-exempted',
    'not-exempted',
    'reply-not-asked',
    'not-announced',
    'reply-pending',
    'nothing-changed',
    'own-successor',
    'own-proposal',
    // of meetings
    'meeting-day-passed',
    'meeting-not-due',
    'agenda-repeated',
    'criteria-misplaced',
    'not-a-field-day',
    'not-on-agenda',
    'points-missing',
    'points-above',
    'scores-missing',
    'decision-day-passed',
    'database-unavailable',
    'fault',
  ]),
  message: z.string(),
  /** The article of 《政府督查工作条例》 that stands against it. */
  article: z.string().optional(),
  /** The rule of the place that stands against it: config/inspection.yaml can switch it off. */
  localRule: z.string().optional(),
  machine: z.string().optional(),
  state: z.string().optional(),
  allowed: z.array(z.string()).optional(),
  version: z.int().optional(),
  issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Seconds after which the same command may be tried again. */
  retryAfter: z.int().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

export type Answer = Accepted | Refusal;
