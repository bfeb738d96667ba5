import { z } from 'zod';
import { Line } from '../text.contract.js';
import { operation } from './operation.js';
import { Password, SessionView } from './session.operations.js';

/** How a government is named where it must be typed: in addresses and commands. */
const GovernmentCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'is not 1 to 50 of a–z, 0–9 and hyphens');

export const setupOperations = [
  operation({
    id: 'setup.perform',
    method: 'POST',
    path: '/api/v1/setup',
    tag: 'Server',
    summary: 'Makes the government and its first administrator on an empty installation, once, and signs them in.',
    body: z.strictObject({
      government: z.strictObject({ code: GovernmentCode, name: Line }),
      administrator: z.strictObject({
        name: Line,
        /** What is typed to sign in. */
        account: Line,
        /** At least 10 characters that do not contain the account’s name. */
        password: Password,
      }),
      /** What the server printed at its start; asked for where it can be reached from other machines. */
      setupToken: z.string().max(200).optional(),
    }),
    answer: SessionView,
    status: 201,
    problems: ['already-set-up', 'bad-body', 'cross-site'],
    example: {
      body: {
        government: { code: 'riverside', name: '河畔市人民政府' },
        administrator: { name: '王伟', account: 'wangwei', password: 'three plain words' },
      },
    },
  }),
] as const;
