import { Client, escapeIdentifier } from 'pg';

/** The same server, user and password, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/**
 * Makes an empty database `name` that belongs to `duban_owner`, or with `template` a copy of that one, beside the one
 * that `ownerUrl` names. Throws when it is there already, when the user may not make databases, or while somebody is
 * connected to the template.
 */
export async function createDatabase(ownerUrl: string, name: string, template?: string): Promise<void> {
  const copy = template ? ` TEMPLATE ${escapeIdentifier(template)}` : '';
  await atServer(ownerUrl, `CREATE DATABASE ${escapeIdentifier(name)}${copy} OWNER duban_owner`);
}

/** Removes a database and everything in it, and whoever is still connected to it. No error when it is not there. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await atServer(ownerUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

async function atServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
