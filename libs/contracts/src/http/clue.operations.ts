import { clueOutcomes, clueSources } from '@duban/lifecycle';
import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';
import { Line, Text } from '../text.contract.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, severalOf, YearText } from './page.contract.js';
import { TimelineEntry } from './record.operations.js';
import { CommandName } from './task.operations.js';

const tag = 'Clues';
const params = z.strictObject({ year: YearText, id: Id });
const example = { as: 'supervisor', params: { year: 2023, id: '00000000-0000-4000-8000-000000000000' } } as const;

const procedures = ['received', 'assigned', 'checking', ...clueOutcomes, 'closed'] as const;
const ClueStatus = z.enum(procedures);
const IdentityStatus = z.enum(['none', 'sealed', 'handOver', 'erased']);

/** A post that may handle clues, who holds it today, and whether one of them has a key. */
const ClueHandler = z
  .strictObject({ post: Id, title: z.string(), person: z.string().nullable(), hasKey: z.boolean() })
  .meta({ id: 'ClueHandler' });

/** 线索: one line of the list. */
export const ClueRow = z
  .strictObject({
    year: z.int(),
    id: Id,
    title: z.string(),
    source: z.enum(clueSources),
    receivedAt: InstantText,
    status: ClueStatus,
    identity: IdentityStatus,
    handler: ClueHandler.omit({ hasKey: true }).nullable(),
  })
  .meta({ id: 'ClueRow' });
export type ClueRow = z.infer<typeof ClueRow>;

/** A clue without the identity of whoever gave it. */
export const ClueView = ClueRow.extend({
  version: z.int(),
  text: z.string(),
  links: z.array(
    z.strictObject({ kind: z.enum(['task', 'inspection']), year: z.int(), id: Id, title: z.string().nullable() }),
  ),
  finding: z.strictObject({ outcome: z.enum(clueOutcomes), text: z.string(), to: z.string().nullable() }).nullable(),
  /** A hand-over that waits, and which of the two halves have been given. */
  handOver: z
    .strictObject({
      to: ClueHandler.omit({ hasKey: true }),
      reason: z.string(),
      chief: z.boolean(),
      second: z.boolean(),
    })
    .nullable(),
  /** Whether the caller holds what opens the identity, and which half they could give on. */
  key: z.strictObject({ opens: z.boolean(), half: z.enum(['chief', 'second']).nullable() }),
  /** What the caller's post may do with it. */
  allowed: z.array(CommandName),
  handlers: z.array(ClueHandler),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'Clue' });
export type ClueView = z.infer<typeof ClueView>;

/** Who reported something. It is sealed before anything is kept. */
const Reporter = z
  .strictObject({ name: Line, phone: Line.optional(), address: Line.optional(), more: Line.optional() })
  .meta({ id: 'Reporter' });
export type Reporter = z.infer<typeof Reporter>;

/** By which somebody's own key is unwrapped. It is kept nowhere. */
const Passphrase = z.string().min(1).max(200);

export const clueOperations = [
  operation({
    id: 'clues.list',
    method: 'GET',
    path: '/api/v1/clues',
    tag,
    summary: 'Clues, the last received first, without the identity of whoever gave them.',
    query: z.strictObject({ ...pageQuery, status: severalOf(ClueStatus).optional() }),
    /** `mayEnter`: whether the caller may enter one. */
    answer: pageOf(ClueRow).extend({ mayEnter: z.boolean(), handlers: z.array(ClueHandler) }),
    problems: ['bad-query'],
    example: { as: 'supervisor' },
  }),
  operation({
    id: 'clue.create',
    method: 'POST',
    path: '/api/v1/clues',
    tag,
    summary:
      'Enters a clue, by hand or from another system that speaks for a post of the inspectorate. `reporter` is sealed for the handler and, in two halves, for the chief supervisors and for the others who keep keys; it is refused with `reporter-named` where title or text says it. With the same `id` a repetition is refused with `already-exists`.',
    body: z.strictObject({
      id: Id.optional(),
      source: z.enum(clueSources),
      title: Line,
      text: Text,
      /** Post that handles it; without one, whoever handles it later gets the key by a hand-over. */
      handler: Id.optional(),
      reporter: Reporter.optional(),
    }),
    answer: z.strictObject({ year: z.int(), id: Id, version: z.int() }),
    status: 201,
    problems: ['bad-body', 'bad-command', 'already-exists', 'reporter-named', 'no-custodians', 'no-sealing-key'],
    example: {
      as: 'supervisor',
      body: { source: '12345', title: '路灯不亮', text: '某路东段路灯一周未亮。' },
    },
  }),
  operation({
    id: 'clue.read',
    method: 'GET',
    path: '/api/v1/clues/{year}/{id}',
    tag,
    summary: 'A clue with its links, what came of it, a hand-over that waits, and what happened to it.',
    params,
    answer: ClueView,
    example,
  }),
  operation({
    id: 'clue.identity',
    method: 'POST',
    path: '/api/v1/clues/{year}/{id}/identity',
    tag,
    summary:
      'Opens the identity for its handler, by their passphrase and for a reason. The opening stands in the record before anything is answered. Five wrong passphrases shut the key for 15 minutes.',
    params,
    body: z.strictObject({ passphrase: Passphrase, reason: Text }),
    answer: z.strictObject({ reporter: Reporter, version: z.int() }),
    problems: ['bad-body', 'not-in-state', 'no-sealing-key', 'wrong-passphrase', 'cannot-open', 'account-locked'],
    example: { ...example, body: { passphrase: 'a phrase of my own', reason: '核实情况' } },
  }),
  operation({
    id: 'clue.handOver',
    method: 'POST',
    path: '/api/v1/clues/{year}/{id}/hand-over',
    tag,
    summary:
      'Gives the half of the key that the caller keeps on to the handler to come, by the caller’s passphrase. A chief supervisor and one more person do so; neither sees the identity.',
    params,
    body: z.strictObject({ passphrase: Passphrase }),
    answer: z.strictObject({ version: z.int(), isComplete: z.boolean() }),
    problems: ['bad-body', 'not-in-state', 'no-sealing-key', 'wrong-passphrase', 'cannot-open', 'account-locked'],
    example: { ...example, body: { passphrase: 'a phrase of my own' } },
  }),
  operation({
    id: 'sealingKey.read',
    method: 'GET',
    path: '/api/v1/sealing-key',
    tag,
    summary: 'Whether the caller has a key by which identities are sealed for them, and since when.',
    answer: z.strictObject({ madeAt: InstantText.nullable() }),
    example: { as: 'supervisor' },
  }),
  operation({
    id: 'sealingKey.create',
    method: 'POST',
    path: '/api/v1/sealing-key',
    tag,
    summary:
      'Makes a key for the caller under a passphrase that nobody else knows and nobody can reset. With `replaces` it stands in the place of one whose passphrase is lost: what was sealed for that one needs a hand-over.',
    body: z.strictObject({ passphrase: Passphrase, replaces: z.boolean().default(false) }),
    answer: z.strictObject({ madeAt: InstantText }),
    status: 201,
    problems: ['bad-body', 'already-exists'],
    example: { as: 'supervisor', body: { passphrase: 'a phrase of my own' } },
  }),
  operation({
    id: 'sealingKey.change',
    method: 'PUT',
    path: '/api/v1/sealing-key/passphrase',
    tag,
    summary: 'Puts the caller’s key under another passphrase: what was sealed for it stays as it is.',
    body: z.strictObject({ current: Passphrase, next: Passphrase }),
    status: 204,
    problems: ['bad-body', 'no-sealing-key', 'wrong-passphrase', 'account-locked'],
    example: { as: 'supervisor', body: { current: 'a phrase of my own', next: 'another phrase of mine' } },
  }),
] as const;
