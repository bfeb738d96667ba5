import { createInterface } from 'node:readline/promises';

/** The result that was asked for, on stdout: JSON, a drawing, a table. Nothing else goes there. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Tells a person something, on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Names under a heading, on stderr; nothing where there are none. */
export function sayNames(heading: string, names: readonly string[]): void {
  if (names.length > 0) say(`${heading}: ${names.join('、')}`);
}

/** Whether somebody sits there who can answer. */
export const isAttended = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks a person; the caller has made sure that one sits there. */
export async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${question} `)).trim();
  } finally {
    terminal.close();
  }
}

export async function confirm(question: string): Promise<boolean> {
  return /^(y|yes|是)$/i.test(await ask(`${question} [y/N]`));
}

const QUIET_MS = 5_000;

/** Progress of long work on stderr: one line that changes on a terminal, a line every few seconds elsewhere. */
export function progressLine(): { show(text: string): void; end(): void } {
  const live = process.stderr.isTTY === true;
  let shownAt = -Infinity;
  let open = false;
  return {
    show(text) {
      const now = performance.now();
      if (now - shownAt < (live ? 100 : QUIET_MS)) return;
      shownAt = now;
      open = live;
      process.stderr.write(live ? `\r\u001B[K${text}` : `${text}\n`);
    },
    end() {
      if (open) process.stderr.write('\r\u001B[K');
      open = false;
    },
  };
}
