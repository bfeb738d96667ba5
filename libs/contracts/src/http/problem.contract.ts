import { z } from 'zod';
import { Refusal } from '../answer.contract.js';

/** Every code of a problem, with the HTTP status that it comes with. Codes are stable; sentences are not. */
export const problemStatus = {
  // of the engine
  'bad-command': 422,
  'text-nul': 422,
  'text-surrogate': 422,
  'text-too-long': 422,
  'text-empty': 422,
  'not-found': 404,
  'not-permitted': 403,
  'not-in-state': 409,
  stale: 412,
  'newer-version': 409,
  'unknown-member': 404,
  'already-exists': 409,
  'missing-lead': 409,
  'regime-invalid': 409,
  'key-reused': 422,
  'group-refused': 409,
  'after-due': 409,
  'unknown-unit': 422,
  'unknown-task': 422,
  'unit-not-of-task': 409,
  'reason-needed': 409,
  'claim-incomplete': 422,
  'class-above-claim': 422,
  'authority-below-county': 409,
  'not-designated': 409,
  'team-without-leader': 409,
  'matter-not-approved': 409,
  'no-plan': 409,
  'outside-plan': 409,
  'no-conclusion': 409,
  'not-fed-back': 409,
  'reviewer-took-part': 409,
  'review-too-late': 409,
  'result-not-approved': 409,
  'basis-needed': 409,
  'local-rule': 409,
  'unknown-file': 422,
  'unknown-post': 422,
  'suspension-day-passed': 422,
  'extension-day-passed': 422,
  'extension-not-later': 422,
  'extension-beyond-last-day': 422,
  'extension-under-way': 409,
  'extension-above-post': 403,
  'objection-too-late': 409,
  'objection-under-way': 409,
  'already-exempted': 409,
  'not-exempted': 409,
  'reply-not-asked': 409,
  'not-announced': 409,
  'reply-pending': 409,
  'nothing-changed': 422,
  'own-successor': 422,
  'own-proposal': 403,
  // of meetings
  'meeting-day-passed': 422,
  'meeting-not-due': 409,
  'agenda-repeated': 422,
  'criteria-misplaced': 422,
  'not-a-field-day': 409,
  'not-on-agenda': 422,
  'points-missing': 422,
  'points-above': 422,
  'scores-missing': 409,
  'decision-day-passed': 422,
  'database-unavailable': 503,
  fault: 500,
  // of the door
  'bad-request': 400,
  'bad-body': 422,
  'bad-query': 422,
  'bad-header': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'password-expired': 403,
  'cross-site': 403,
  'account-locked': 429,
  'account-closed': 403,
  'too-many-requests': 429,
  'too-many-streams': 429,
  'method-not-allowed': 405,
  'too-large': 413,
  'unsupported-type': 415,
  'upload-broken': 400,
  'only-in-demonstration': 409,
  'already-set-up': 409,
  'not-ready': 503,
  // of sealed identities
  'reporter-named': 422,
  'no-custodians': 409,
  'no-sealing-key': 409,
  'wrong-passphrase': 403,
  'cannot-open': 403,
} as const satisfies Record<Refusal['code'], number> & Record<string, number>;

export type ProblemCode = keyof typeof problemStatus;

/** RFC 9457, with a stable `code`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string(),
    /** Of the request, as in the log. */
    instance: z.string().optional(),
    /** The article of 《政府督查工作条例》 that stands against it. */
    article: z.string().optional(),
    /** The rule of the place that stands against it. */
    localRule: z.string().optional(),
    machine: z.string().optional(),
    state: z.string().optional(),
    /** What is allowed instead. */
    allowed: z.array(z.string()).optional(),
    /** The current version, where the expected one was stale. */
    version: z.int().optional(),
    /** JSON pointers into the body, or names in the query, and what is wrong there. */
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    /** Seconds after which to try again. */
    retryAfter: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Problems that every operation may answer with: they are not repeated at each. */
export const commonProblems = [
  'bad-request',
  'not-signed-in',
  'not-permitted',
  'not-found',
  'too-many-requests',
  'database-unavailable',
  'fault',
] as const satisfies readonly ProblemCode[];
