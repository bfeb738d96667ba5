import type { UnitView } from '@duban/contracts';
import type { Client } from '../directory/save-entry.js';

type FormerName = UnitView['formerNames'][number];

export interface PresentUnit {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  aliases: string[];
  validFrom: string | null;
  validTo: string | null;
  formerNames: FormerName[];
}

export interface PresentPost {
  id: string;
  unit: string | null;
  title: string;
  role: string;
  looksAfter: { units: string[]; tasks: string[] };
  holders: { person: string; from: string; to: string | null }[];
}

export interface PresentPerson {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
}

/** The directory of a tenant before an import. */
export interface Present {
  units: PresentUnit[];
  posts: PresentPost[];
  people: PresentPerson[];
}

/** Reads the whole directory of a tenant. */
export async function readPresent(client: Client, tenant: string): Promise<Present> {
  const [units, posts, people] = await Promise.all([
    client.query<PresentUnit>({
      name: 'present-units',
      text: `SELECT id, name, short_name AS "shortName", kind, aliases, valid_from AS "validFrom", valid_to AS "validTo",
                    former_names AS "formerNames"
               FROM unit WHERE tenant_id = $1 ORDER BY sort, id`,
      values: [tenant],
    }),
    client.query<PresentPost>({
      name: 'present-posts',
      text: `SELECT id, unit_id AS unit, title, role,
                    jsonb_build_object('units', coalesce(looks_after->'units', '[]'),
                                       'tasks', coalesce(looks_after->'tasks', '[]')) AS "looksAfter",
                    coalesce((SELECT jsonb_agg(jsonb_build_object('person', person_id, 'from', valid_from, 'to', valid_to))
                                FROM post_holder h WHERE h.tenant_id = post.tenant_id AND h.post_id = post.id), '[]')
                      AS holders
               FROM post WHERE tenant_id = $1 ORDER BY title, id`,
      values: [tenant],
    }),
    client.query<PresentPerson>({
      name: 'present-people',
      text: 'SELECT id, name, phone, email FROM person WHERE tenant_id = $1 ORDER BY name, id',
      values: [tenant],
    }),
  ]);
  return { units: units.rows, posts: posts.rows, people: people.rows };
}
