import { z } from 'zod';

/** The most bytes of UTF-8 that one text may have. */
export const TEXT_LIMIT_BYTES = 200_000;

/**
 * A text somebody wrote. It is kept in Unicode form NFC. Refused with a code of its own in `message`:
 * `text-nul` (PostgreSQL holds no NUL), `text-surrogate` (half a character), `text-too-long`, `text-empty`.
 */
export const Text = z
  .string()
  .superRefine(checkText)
  .transform((value) => value.normalize('NFC'));

/** A short line: a name, a number, a title. */
export const Line = z
  .string()
  .max(500)
  .superRefine(checkText)
  .transform((value) => value.normalize('NFC').trim());

function checkText(value: string, context: z.RefinementCtx): void {
  const code = faultOf(value);
  if (code) context.addIssue({ code: 'custom', message: code, params: { code } });
}

function faultOf(value: string): string | undefined {
  if (value.trim() === '') return 'text-empty';
  if (value.includes('\u0000')) return 'text-nul';
  if (/\p{Cs}/u.test(value)) return 'text-surrogate';
  if (value.length * 3 > TEXT_LIMIT_BYTES && utf8Length(value) > TEXT_LIMIT_BYTES) return 'text-too-long';
  return undefined;
}

function utf8Length(value: string): number {
  let bytes = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
