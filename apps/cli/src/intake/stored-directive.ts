import { DirectiveItem } from '@duban/contracts';
import { z } from 'zod';
import type { TenantClient } from '../duban/with-duban.js';
import { Failure } from '../failure.js';

/** What a command needs to know of a directive before it reads the items. */
export interface StoredDirective {
  id: string;
  year: number;
  code: string | null;
  number: string;
  issuedOn: string | null;
  status: 'draft' | 'issued' | 'closed';
  digest: Buffer;
}

/** All directives of the tenant that the transaction has entered. */
export async function readDirectives(client: TenantClient): Promise<StoredDirective[]> {
  const { rows } = await client.query<StoredDirective>(
    `SELECT id, year, code, number, issued_on AS "issuedOn", status, digest FROM directive ORDER BY year, number`,
  );
  return rows;
}

/** Its items in the order of the document. */
export async function readItems(client: TenantClient, { id }: Pick<StoredDirective, 'id'>): Promise<DirectiveItem[]> {
  const { rows } = await client.query<{ item: unknown }>(
    'SELECT item FROM directive_item WHERE directive_id = $1 ORDER BY position',
    [id],
  );
  return z.array(DirectiveItem).parse(rows.map(({ item }) => item));
}

/** The text of its latest version; null when that has been erased. */
export async function readText(client: TenantClient, { id }: Pick<StoredDirective, 'id'>): Promise<string | null> {
  const { rows } = await client.query<{ body: string | null }>(
    `SELECT c.body
       FROM event e
       LEFT JOIN content c ON c.tenant_id = e.tenant_id
             AND c.hash = decode(convert_from(e.bytes, 'UTF8')::jsonb->>'content', 'hex')
      WHERE e.aggregate_id = $1 AND e.type IN ('directive.imported', 'directive.amended')
      ORDER BY e.seq DESC LIMIT 1`,
    [id],
  );
  return rows[0]?.body ?? null;
}

/** Finds a directive by its number, its code or its id; brackets of a number may be of any kind. */
export function directiveNamed<D extends Pick<StoredDirective, 'id' | 'number' | 'code'>>(
  directives: readonly D[],
  name: string,
): D | undefined {
  const key = keyOf(name);
  return directives.find(({ id, number, code }) => id === name || code === name || keyOf(number) === key);
}

/** The same, where there must be one. @throws Failure that names those that there are */
export function requireDirective<D extends Pick<StoredDirective, 'id' | 'number' | 'code'>>(
  directives: readonly D[],
  name: string,
): D {
  const found = directiveNamed(directives, name);
  if (found) return found;
  const there = directives.map(({ number }) => number).join('、') || 'none';
  throw new Failure(`There is no directive ${name}; there is: ${there}.`);
}

const keyOf = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/[〔【[]/g, '(')
    .replaceAll(/[〕】\]]/g, ')')
    .replaceAll(/\s/g, '');
