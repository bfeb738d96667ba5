import type { z } from 'zod';
import type { Client } from '../task/ledger.read.js';

/** Texts by the address under which the record names them. */
export type Texts = ReadonlyMap<string, string>;

/** Reads the texts that stand under some addresses; an erased one is not among them. */
export async function readTexts(client: Client, tenant: string, addresses: readonly (string | null)[]): Promise<Texts> {
  const wanted = [...new Set(addresses.filter(isAddress))];
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ hash: string; body: string }>({
    name: 'texts',
    text: `SELECT encode(hash, 'hex') AS hash, body FROM content
            WHERE tenant_id = $1 AND hash IN (SELECT decode(address, 'hex') FROM unnest($2::text[]) AS v(address))`,
    values: [tenant, wanted],
  });
  return new Map(rows.map(({ hash, body }) => [hash, body]));
}

/** A text as it is shown; null where none was ever written. */
export function textView(
  address: string | null | undefined,
  texts: Texts,
): { text: string | null; erased: boolean } | null {
  if (!address || !isAddress(address)) return null;
  const text = texts.get(address);
  return text === undefined ? { text: null, erased: true } : { text, erased: false };
}

/** A reason as it is shown: what somebody wrote, or a code of the rules. */
export function reasonView(reason: string | null | undefined, texts: Texts) {
  if (!reason) return null;
  const written = textView(reason, texts);
  return written ? { ...written, code: null } : { text: null, erased: false, code: reason };
}

/** Contents are addressed by SHA-256 in hexadecimal. */
export const isAddress = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** A content that was kept as JSON; null where none was written, it is erased, or it is of another form. */
export function parsedText<Schema extends z.ZodType>(
  schema: Schema,
  address: string | null,
  texts: Texts,
): z.output<Schema> | null {
  const text = address === null ? undefined : texts.get(address);
  if (text === undefined) return null;
  const read = schema.safeParse(jsonOf(text));
  return read.success ? read.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
