import { z } from 'zod';
import { InstantText } from '../reference.contract.js';
import { operation } from './operation.js';

const Health = z
  .strictObject({ status: z.enum(['ok', 'failing']), faults: z.array(z.string()) })
  .meta({ id: 'Health' });

/** Who asks what about the server itself. */
const About = z
  .strictObject({
    name: z.literal('duban'),
    version: z.string(),
    mode: z.enum(['real', 'demo']),
    /** Business time, which a demonstration may move. */
    now: InstantText,
    /** Whether there is a first administrator. */
    isSetUp: z.boolean(),
    /** The government that signs in here; none is named where there are several. */
    governments: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'About' });

export const healthOperations = [
  operation({
    id: 'health.live',
    method: 'GET',
    path: '/health/live',
    tag: 'Server',
    summary: 'Whether the process runs.',
    answer: Health,
    example: {},
  }),
  operation({
    id: 'health.ready',
    method: 'GET',
    path: '/health/ready',
    tag: 'Server',
    summary: 'Whether requests can be served: database, migrations, queue.',
    answer: Health,
    problems: ['not-ready'],
    example: {},
  }),
  operation({
    id: 'about.read',
    method: 'GET',
    path: '/api/v1/about',
    tag: 'Server',
    summary: 'What runs here, in which mode, and the business time.',
    answer: About,
    example: {},
  }),
] as const;
