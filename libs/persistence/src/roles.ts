import { type Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface RoleOptions {
  /** Passwords of the roles that sign in; those left out keep the one they have. */
  passwords?: { owner?: string; app?: string; queue?: string };
  /** Let the owner make and drop databases, whoever is connected to them: a rehearsal has one of its own. */
  ownerMakesDatabases?: boolean;
}

/**
 * Makes the roles that are missing, at the server of `client`: `duban_owner` (owns the tables), `duban_app` (owns
 * nothing, bound by row security), `duban_job` (what `duban_app` becomes to look across tenants) and `duban_queue`
 * (the queue's schema alone). Changes nothing where they stand already. Throws with the statements to run when the
 * connected user may not make roles.
 */
export async function ensureRoles(client: Client, options: RoleOptions = {}): Promise<void> {
  const missing = await missingRoles(client);
  try {
    for (const role of missing) await createRole(client, role);
    for (const [role, password] of Object.entries(options.passwords ?? {})) {
      if (password)
        await client.query(`ALTER ROLE ${escapeIdentifier(`duban_${role}`)} PASSWORD ${escapeLiteral(password)}`);
    }
    if (missing.length > 0 || !(await mayActAs(client, 'duban_owner'))) await grantMemberships(client);
    if (options.ownerMakesDatabases) {
      await client.query('ALTER ROLE duban_owner CREATEDB');
      await unlessOvertaken(client.query('GRANT pg_signal_backend TO duban_owner'));
    }
  } catch (error) {
    if (codeOf(error) !== NOT_PERMITTED) throw error;
    throw new Error(`The database lacks roles that this user may not make. Let its administrator run: ${ROLES_SQL}`, {
      cause: error,
    });
  }
}

/** Whether the connected user may SET ROLE to `role`; false when there is no such role. */
async function mayActAs(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    // From 16 on, a member may lack the right to SET ROLE.
    `SELECT pg_has_role(current_user, oid,
              CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  return rows[0]?.may ?? false;
}

const ROLES: Readonly<Record<string, string>> = {
  duban_owner: 'LOGIN',
  duban_app: 'LOGIN NOINHERIT',
  duban_job: 'NOLOGIN',
  duban_queue: 'LOGIN',
};
const NOT_PERMITTED = '42501';
/** Another start made the role at the same time: object exists, unique violation, or a catalogue row changed twice. */
const OVERTAKEN = ['42710', '23505', 'XX000'];
const ROLES_SQL = [
  ...Object.entries(ROLES).map(([role, attributes]) => `CREATE ROLE ${role} ${attributes};`),
  'GRANT duban_job TO duban_app; GRANT duban_owner TO the_user_of_DATABASE_OWNER_URL;',
].join(' ');

async function missingRoles(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [
    Object.keys(ROLES),
  ]);
  return Object.keys(ROLES).filter((role) => !rows.some(({ rolname }) => rolname === role));
}

function createRole(client: Client, role: string): Promise<unknown> {
  return unlessOvertaken(client.query(`CREATE ROLE ${role} ${ROLES[role]}`));
}

async function grantMemberships(client: Client): Promise<void> {
  // NOINHERIT: duban_app has the rights of duban_job only while it has changed into it.
  await unlessOvertaken(client.query('GRANT duban_job TO duban_app'));
  if (!(await mayActAs(client, 'duban_owner'))) await client.query('GRANT duban_owner TO CURRENT_USER');
}

async function unlessOvertaken(statement: Promise<unknown>): Promise<void> {
  await statement.catch((error: unknown) => {
    if (!OVERTAKEN.includes(codeOf(error) ?? '')) throw error;
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
