import type { Accepted, Answer, Refusal } from '@duban/contracts';
import type { Engine } from '@duban/engine';
import { Failure } from '../failure.js';

/** Gives commands that stand or fall together. @throws Failure with the first refusal in words */
export async function give(engine: Engine, tenant: string, commands: readonly unknown[]): Promise<Accepted[]> {
  const answers = await engine.execute(tenant, commands, { requestId: 'cli' });
  const refused = answers.filter((answer): answer is Refusal => !answer.ok);
  // The others of a group say only that one of them was refused.
  const guilty = refused.find(({ code }) => code !== 'group-refused') ?? refused[0];
  if (guilty) throw new Failure(wordsOf(guilty));
  return answers.filter(isAccepted);
}

const isAccepted = (answer: Answer): answer is Accepted => answer.ok;

/** A refusal with its code, and what would be allowed where the engine says so. */
function wordsOf({ code, message, allowed }: Refusal): string {
  const known = textFaults[code];
  const instead =
    allowed && allowed.length > 0 && !message.includes(allowed[0] ?? '') ? ` Allowed: ${allowed.join(', ')}.` : '';
  return `${known ?? message}${instead} (${code})`;
}

const textFaults: Partial<Record<Refusal['code'], string>> = {
  'text-nul': 'The text holds a NUL character: remove it.',
  'text-surrogate': 'The text holds half a character: save it anew as UTF-8.',
  'text-too-long': 'The text is longer than 200 kB: divide it.',
  'text-empty': 'A text is empty.',
};
