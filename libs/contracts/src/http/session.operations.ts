import { z } from 'zod';
import { Id } from '../reference.contract.js';
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
    mustChangePassword: z.boolean(),
  })
  .meta({ id: 'Session' });

export const sessionOperations = [
  operation({
    id: 'session.open',
    method: 'POST',
    path: '/api/v1/session',
    tag: 'Session',
    summary: 'Signs in. The session comes as a cookie.',
    body: z.strictObject({
      /** Code of the government; may be left out where there is only one. */
      government: Line.optional(),
      name: Line,
      password: z.string().min(1).max(1_000),
    }),
    answer: SessionView,
    status: 201,
    problems: ['sign-in-failed', 'account-locked', 'bad-body'],
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
    summary: 'Speaks for another of the posts that the person holds.',
    body: z.strictObject({ post: Id }),
    answer: SessionView,
    problems: ['bad-body'],
    example: { body: { post: '00000000-0000-4000-8000-000000000000' } },
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
] as const;
