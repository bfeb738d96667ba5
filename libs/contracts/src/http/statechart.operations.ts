import { z } from 'zod';
import { operation } from './operation.js';

const Machine = z.enum([
  'directive',
  'inspection',
  'clue',
  'meeting',
  'task',
  'obligation',
  'plan',
  'planPart',
  'report',
  'subReport',
  'extension',
  'closeOut',
  'slip',
  'instruction',
  'disagreement',
  'objection',
  'adjustment',
]);

/** A statechart as its definition has it: states with the groups and regions that they stand in, and arrows. */
const Statechart = z
  .strictObject({
    machine: Machine,
    version: z.int(),
    nodes: z.array(
      z.strictObject({
        /** Path within the machine: `lifecycle.reporting.working`. */
        id: z.string(),
        parent: z.string().nullable(),
        /** `region`: it goes on beside its neighbours; `group`: it has states of its own. */
        kind: z.enum(['region', 'group', 'state']),
        /** Where its parent begins. */
        initial: z.boolean(),
      }),
    ),
    edges: z.array(
      z.strictObject({
        from: z.string(),
        /** The same as `from` where the state stays. */
        to: z.string(),
        event: z.string(),
        /** Code of the condition under which it is taken. */
        guard: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Statechart' });
export type Statechart = z.infer<typeof Statechart>;

export const statechartOperations = [
  operation({
    id: 'statechart.read',
    method: 'GET',
    path: '/api/v1/statecharts/{machine}/{version}',
    tag: 'Statecharts',
    summary: 'States and arrows of a machine in a released version, as a page draws them.',
    params: z.strictObject({ machine: Machine, version: z.coerce.number().int().min(1).max(9_999) }),
    answer: Statechart,
    example: { params: { machine: 'task', version: 1 }, as: 'supervisor' },
  }),
] as const;
