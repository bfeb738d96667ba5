import type { GivenCommand, OperationAnswer } from '@duban/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from './ask.js';
import { ProblemError } from './problem.js';
import { readAnew } from './use-ask.js';

export type { GivenCommand };
export type AnswerInBatch = Extract<OperationAnswer<'command.give'>, { answers: unknown }>['answers'][number];

export interface Giving {
  commands: readonly GivenCommand[];
  /** The same for a repetition of the same deed, so that it has one effect. */
  key?: string;
}

/**
 * Gives commands: one is thrown as a problem where it is refused, several are answered each for itself. `key` (a new
 * one for each deed unless told) makes a second click harmless.
 */
export function useGive() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ commands, key = crypto.randomUUID() }: Giving) => give(commands, key),
    onSettled: () => readAnew(queries),
  });
}

async function give(commands: readonly GivenCommand[], key: string): Promise<AnswerInBatch[]> {
  const [first] = commands;
  if (!first) return [];
  const headers = { 'idempotency-key': key };
  if (commands.length === 1) {
    const answer = await ask('command.give', { body: first }, { headers });
    return 'answers' in answer ? answer.answers : [answer];
  }
  const answer = await ask('command.give', { body: { commands: [...commands] } }, { headers });
  return 'answers' in answer ? answer.answers : [answer];
}

/** The refusals of a batch, as they would have been thrown alone. */
export const refusalsOf = (answers: readonly AnswerInBatch[]): ProblemError[] =>
  answers.flatMap((each) =>
    each.ok ? [] : [new ProblemError(each.code, each.status, { detail: each.message, code: each.code })],
  );
