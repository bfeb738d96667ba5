import { roles } from '@duban/lifecycle';
import { z } from 'zod';
import { operation } from './operation.js';

/** For which tasks a role may do something: all of the government, those to which its unit has a relation, or none. */
const Reach = z.union([
  z.literal('all'),
  z.array(z.enum(['leads', 'coordinates', 'member', 'object', 'team', 'stranger'])),
]);

const PermissionRow = z
  .strictObject({
    /** Command or operation. */
    id: z.string(),
    kind: z.enum(['command', 'operation']),
    /** Open to whoever asks, signed in or not. */
    isOpen: z.boolean(),
    /** By role. */
    reach: z.record(z.enum(roles), Reach),
  })
  .meta({ id: 'PermissionRow' });

export const permissionOperations = [
  operation({
    id: 'permissions.read',
    method: 'GET',
    path: '/api/v1/permissions',
    tag: 'Directory',
    summary: 'Who may do what: the table by which every command and operation is decided.',
    answer: z.strictObject({ roles: z.array(z.enum(roles)), rows: z.array(PermissionRow) }),
    example: {},
  }),
] as const;
