import { z } from 'zod';
import { InstantText } from '../reference.contract.js';
import { operation } from './operation.js';

/** Hours and days forward, nothing back: `PT1H`, `P3D`, `P1DT12H`. */
const Span = z
  .string()
  .regex(
    /^P(?!$)(\d{1,3}W)?(\d{1,3}D)?(T(?!$)(\d{1,4}H)?(\d{1,5}M)?(\d{1,6}S)?)?$/,
    'is no span of time such as PT1H or P3D',
  )
  .meta({ id: 'Span' });

const ClockMove = z
  .union([z.strictObject({ by: Span }), z.strictObject({ to: z.union([z.literal('nextWake'), InstantText]) })])
  .meta({ id: 'ClockMove' });

const ClockMoved = z
  .strictObject({
    before: InstantText,
    now: InstantText,
    /** Moments at which something fell due that were worked off meanwhile. */
    fired: z.int(),
    /** Whether all that fell due has been worked off; else the jobs are still at it. */
    isDone: z.boolean(),
    /** The next moment at which something falls due. */
    nextWake: InstantText.nullable(),
  })
  .meta({ id: 'ClockMoved' });

const DemoPeople = z
  .strictObject({
    /** Of everybody. */
    password: z.string(),
    people: z.array(
      z.strictObject({
        signIn: z.string(),
        name: z.string(),
        role: z.string(),
        title: z.string(),
        unit: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DemoPeople' });

export const demoOperations = [
  operation({
    id: 'demo.people',
    method: 'GET',
    path: '/api/v1/demo/people',
    tag: 'Demonstration',
    summary: 'Whom a visitor of a demonstration may play, one for every role.',
    answer: DemoPeople,
    problems: ['only-in-demonstration'],
    example: {},
  }),
  operation({
    id: 'demo.moveClock',
    method: 'POST',
    path: '/api/v1/demo/clock',
    tag: 'Demonstration',
    summary: 'Moves the business time forward, and waits until what falls due by then has been worked off.',
    body: ClockMove,
    answer: ClockMoved,
    problems: ['only-in-demonstration', 'bad-body'],
    example: { body: { by: 'PT1H' } },
  }),
] as const;
