import { z } from 'zod';
import { operation } from './operation.js';

const ChannelName = z.enum(['inbox', 'mail']);

/** A way by which notices reach people. */
const ChannelView = z
  .strictObject({
    name: ChannelName,
    /** Whether the server was given what it needs for it. */
    isSet: z.boolean(),
    /** Sender of e-mails. */
    from: z.string().nullable(),
    /** People of a unit or office with a post today, and how many of them it does not reach for want of an address. */
    people: z.int(),
    unreached: z.int(),
  })
  .meta({ id: 'Channel' });

export const channelOperations = [
  operation({
    id: 'channels.list',
    method: 'GET',
    path: '/api/v1/channels',
    tag: 'Notices',
    summary: 'The channels of notices, and whom they reach.',
    answer: z.strictObject({ rows: z.array(ChannelView) }),
    example: {},
  }),
  operation({
    id: 'channel.test',
    method: 'POST',
    path: '/api/v1/channels/{name}/test',
    tag: 'Notices',
    summary: 'Sends a trial message to the one who asks, and says what became of it.',
    params: z.strictObject({ name: ChannelName }),
    answer: z.strictObject({
      outcome: z.enum(['sent', 'not-set', 'no-address', 'failed']),
      /** Where to, or what the mail server said. */
      detail: z.string().nullable(),
    }),
    problems: ['bad-query'],
    example: { params: { name: 'inbox' } },
  }),
] as const;
