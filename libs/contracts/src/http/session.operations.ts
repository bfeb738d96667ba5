import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import { operation } from './operation.js';

/** A post that the person who is signed in holds today. */
export const HeldPost = z
  .strictObject({
    id: Id,
    role: z.string(),
    title: z.string(),
    unit: z.strictObject({ id: Id, name: z.string() }).nullable(),
    /** Of a leader or supervisor: what the post looks after. */
    looksAfter: z.strictObject({ units: z.array(Id), tasks: z.array(Id) }),
  })
  .meta({ id: 'HeldPost' });
export type HeldPost = z.infer<typeof HeldPost>;

export const SessionView = z
  .strictObject({
    person: z.strictObject({ id: Id, name: z.string() }),
    government: z.strictObject({ code: z.string(), name: z.string() }),
    /** The post that speaks; null for somebody who holds none today. */
    post: HeldPost.nullable(),
    posts: z.array(HeldPost),
    /** Nothing else can be done before the password is changed. */
    mustChangePassword: z.boolean(),
    /** The session's new token: for a program that sends it as `Authorization: Bearer`. A browser has it as a cookie. */
    token: z.string().optional(),
  })
  .meta({ id: 'Session' });

/** A password as it is typed; what is asked of a new one is checked where the name of its account is known. */
export const Password = z.string().min(1).max(1_000);

/** One of the places where somebody is signed in. Times are real time, not the business's. */
const OpenSession = z
  .strictObject({
    id: Id,
    /** The session that asks. */
    isThis: z.boolean(),
    openedAt: InstantText,
    /** To the minute. */
    usedAt: InstantText,
    endsAt: InstantText,
    /** What the browser calls itself. */
    agent: z.string().nullable(),
  })
  .meta({ id: 'OpenSession' });

export const sessionOperations = [
  operation({
    id: 'session.open',
    method: 'POST',
    path: '/api/v1/session',
    tag: 'Session',
    summary:
      'Signs in. The session comes as a cookie, or with `bearer` as a token. It ends after 12 hours, or 2 without use. After 5 wrong passwords a name is locked for 15 minutes.',
    body: z.strictObject({
      /** Code of the government; may be left out where there is only one. */
      government: Line.optional(),
      name: Line,
      password: Password,
      /** For a program: the token is answered in place of a cookie. */
      bearer: z.boolean().optional(),
    }),
    answer: SessionView,
    status: 201,
    problems: ['sign-in-failed', 'account-locked', 'account-closed', 'cross-site', 'bad-body'],
    example: { body: { name: 'administrator', password: 'a wrong one' } },
  }),
  operation({
    id: 'session.read',
    method: 'GET',
    path: '/api/v1/session',
    tag: 'Session',
    summary: 'Who is signed in, and for which post they speak.',
    answer: SessionView,
    example: {},
  }),
  operation({
    id: 'session.switch',
    method: 'PUT',
    path: '/api/v1/session/post',
    tag: 'Session',
    summary: 'Speaks for another of the posts that the person holds. The session gets another token.',
    body: z.strictObject({ post: Id }),
    answer: SessionView,
    problems: ['bad-body'],
    example: { body: { post: '00000000-0000-4000-8000-000000000000' } },
  }),
  operation({
    id: 'session.changePassword',
    method: 'PUT',
    path: '/api/v1/session/password',
    tag: 'Session',
    summary:
      'Changes the own password: at least 10 characters that do not contain the name. The session gets another token, every other session ends.',
    body: z.strictObject({ current: Password, next: Password }),
    answer: SessionView,
    problems: ['bad-body', 'sign-in-failed', 'account-locked'],
    example: { body: { current: 'a wrong one', next: 'three plain words' } },
  }),
  operation({
    id: 'session.close',
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'Session',
    summary: 'Signs out; streams of changes end.',
    status: 204,
    example: {},
  }),
  operation({
    id: 'session.list',
    method: 'GET',
    path: '/api/v1/sessions',
    tag: 'Session',
    summary: 'Where the person is signed in, the latest first.',
    answer: z.strictObject({ rows: z.array(OpenSession) }),
    example: {},
  }),
  operation({
    id: 'session.revoke',
    method: 'DELETE',
    path: '/api/v1/sessions/{id}',
    tag: 'Session',
    summary: 'Ends a session of one’s own; it is refused everywhere within a second.',
    params: z.strictObject({ id: Id }),
    status: 204,
    example: { params: { id: '00000000-0000-4000-8000-000000000000' } },
  }),
] as const;
