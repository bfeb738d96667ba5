import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import { operation } from './operation.js';
import { fieldsOf, pageOf, pageQuery } from './page.contract.js';

const params = z.strictObject({ id: Id });
const NOBODY = { id: '00000000-0000-4000-8000-000000000000' };

/** How somebody signs in. Times are real time, not the business's. */
export const AccountView = z
  .strictObject({
    person: z.strictObject({ id: Id, name: z.string() }),
    /** What is typed to sign in. */
    name: z.string(),
    mustChangePassword: z.boolean(),
    passwordChangedAt: InstantText,
    lastSignInAt: InstantText.nullable(),
    /** Nobody signs in by it. */
    isLocked: z.boolean(),
    /** After too many wrong passwords; null where it is not so. */
    lockedUntil: InstantText.nullable(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.infer<typeof AccountView>;

const GivenPassword = z
  .strictObject({
    person: Id,
    name: z.string(),
    /** For one use: it is shown this once, and must be changed at the first sign-in. */
    password: z.string(),
  })
  .meta({ id: 'GivenPassword' });

export const accountOperations = [
  operation({
    id: 'accounts.list',
    method: 'GET',
    path: '/api/v1/accounts',
    tag: 'Directory',
    summary: 'Who may sign in, by the name that they type, and when they last did.',
    query: z.strictObject({
      ...pageQuery,
      fields: fieldsOf(AccountView),
      /** Part of the person’s or the account’s name. */
      q: Line.optional(),
    }),
    answer: pageOf(AccountView),
    problems: ['bad-query'],
    example: { query: { limit: 2 } },
  }),
  operation({
    id: 'account.give',
    method: 'POST',
    path: '/api/v1/people/{id}/account',
    tag: 'Directory',
    summary: 'Gives a person an account with a password for one use.',
    params,
    body: z.strictObject({ name: Line }),
    answer: GivenPassword,
    status: 201,
    problems: ['bad-body', 'already-exists', 'cross-site'],
    example: { params: NOBODY, body: { name: 'liming' } },
  }),
  operation({
    id: 'account.reset',
    method: 'POST',
    path: '/api/v1/people/{id}/account/password',
    tag: 'Directory',
    summary: 'Gives an account another password for one use, and ends the sessions of its person.',
    params,
    answer: GivenPassword,
    problems: ['cross-site'],
    example: { params: NOBODY },
  }),
  operation({
    id: 'account.lock',
    method: 'POST',
    path: '/api/v1/people/{id}/account/lock',
    tag: 'Directory',
    summary: 'Locks an account until it is unlocked, and ends the sessions of its person.',
    params,
    answer: AccountView,
    problems: ['not-in-state', 'cross-site'],
    example: { params: NOBODY },
  }),
  operation({
    id: 'account.unlock',
    method: 'POST',
    path: '/api/v1/people/{id}/account/unlock',
    tag: 'Directory',
    summary: 'Unlocks an account, also after too many wrong passwords.',
    params,
    answer: AccountView,
    problems: ['cross-site'],
    example: { params: NOBODY },
  }),
] as const;
