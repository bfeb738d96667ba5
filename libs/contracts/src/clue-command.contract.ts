import { clueOutcomes, clueSources } from '@duban/lifecycle';
import { z } from 'zod';
import { command, reason } from './command-envelope.contract.js';
import { ClueLink, Id } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/** Bytes as text; so many that no identity and no key is longer. */
const Sealed = z.base64().min(4).max(40_000);

/** A key, or half of one, sealed for one person. `handed` halves come from a hand-over. */
const SealedShare = z.strictObject({
  person: Id,
  share: z.enum(['key', 'chief', 'second', 'handedChief', 'handedSecond']),
  sealed: Sealed,
});

const SealedIdentity = z.strictObject({ sealed: Sealed, shares: z.array(SealedShare).min(1).max(500) });

/** What is done with a clue, and with the seal on who reported it (DEMANDS F65). */
export const clueCommands = [
  /** By `clue.create`, which seals who reported it before anything is kept. */
  command('clue.enter', {
    source: z.enum(clueSources),
    title: Line,
    text: Text,
    handler: Id.nullable(),
    seal: SealedIdentity.nullable(),
  }),
  command('clue.link', { link: ClueLink }),
  command('clue.unlink', { link: ClueLink }),
  command('clue.assign', { handler: Id }),
  command('clue.check', {}),
  command('clue.conclude', { outcome: z.enum(clueOutcomes), finding: Text, to: Line.optional() }),
  command('clue.close', {}),
  command('clue.reopen', reason),
  /** By `clue.identity`, which has opened the seal before, and shows what is in it after. */
  command('clue.open', { ...reason, person: Id }),
  command('clue.askHandOver', { to: Id, ...reason }),
  /** By `clue.handOver`, which seals the half of the key anew for the handler to come. */
  command('clue.approveHandOver', {
    half: z.enum(['chief', 'second']),
    person: Id,
    shares: z.array(SealedShare).min(1),
  }),
  command('clue.refuseHandOver', reason),
  command('clue.eraseIdentity', reason),
] as const;
