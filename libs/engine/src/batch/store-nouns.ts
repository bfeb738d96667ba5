import { createHash } from 'node:crypto';
import type { CommandOf } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Batch, Birth as NewRow } from './batch.js';
import { insertTaskUnits } from './store-task-units.js';

type Birth<Type extends NewRow['type']> = CommandOf<Type>;
type TaskBirth = Birth<'task.issue' | 'instruction.give'>;

/** The rows that lists show, written when a directive is imported, a task issued. */
export function storeBirths(client: PoolClient, batch: Batch): Promise<unknown>[] {
  const tasks = batch.births.filter(
    (birth): birth is TaskBirth => birth.type === 'task.issue' || birth.type === 'instruction.give',
  );
  const directives = batch.births.filter(
    (birth): birth is Birth<'directive.import'> => birth.type === 'directive.import',
  );
  return [
    ...directives.flatMap((command) => storeDirective(client, batch, command)),
    ...(tasks.length > 0 ? storeTasks(client, batch, tasks) : []),
  ];
}

/** What issuing, amending and closing change in a directive's own row. */
export function storeDirectiveChanges(client: PoolClient, batch: Batch): Promise<unknown>[] {
  return batch.directiveChanges.flatMap((command) => {
    if (command.type === 'directive.amend') return amendDirective(client, batch, command);
    if (command.type === 'directive.close') return [closeDirective(client, batch, command)];
    if (command.type === 'directive.applyRegime') return [setRegime(client, batch, command)];
    const { target, effectiveOn, regime } = command;
    return [
      client.query({
        name: 'issue-directive',
        text: `UPDATE directive SET status = 'issued', effective_on = $4, regime = $5 WHERE tenant_id = $1 AND year = $2 AND id = $3`,
        values: [batch.tenant, target.year, target.id, effectiveOn, JSON.stringify(regime)],
      }),
    ];
  });
}

const setRegime = (
  client: PoolClient,
  { tenant }: Batch,
  { target, regime }: CommandOf<'directive.applyRegime'>,
): Promise<unknown> =>
  client.query({
    name: 'set-regime',
    text: 'UPDATE directive SET regime = $4 WHERE tenant_id = $1 AND year = $2 AND id = $3',
    values: [tenant, target.year, target.id, JSON.stringify(regime)],
  });

const closeDirective = (
  client: PoolClient,
  { tenant }: Batch,
  { target }: CommandOf<'directive.close'>,
): Promise<unknown> =>
  client.query({
    name: 'close-directive',
    text: `UPDATE directive SET status = 'closed' WHERE tenant_id = $1 AND year = $2 AND id = $3`,
    values: [tenant, target.year, target.id],
  });

/** SHA-256 of a document's text: tells whether the same number was imported with other content. */
export const documentDigest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

function storeDirective(
  client: PoolClient,
  { tenant }: Batch,
  { target, content }: Birth<'directive.import'>,
): Promise<unknown>[] {
  return [
    client.query({
      name: 'insert-directive',
      text: `INSERT INTO directive (tenant_id, year, id, code, number, title, issuer, issued_on, status, digest, version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, 1)`,
      values: [
        tenant,
        target.year,
        target.id,
        content.code,
        content.number,
        content.title,
        content.issuer,
        content.issuedOn,
        documentDigest(content.text),
      ],
    }),
    insertItems(client, tenant, target, content.items),
  ];
}

function amendDirective(
  client: PoolClient,
  { tenant }: Batch,
  { target, content }: CommandOf<'directive.amend'>,
): Promise<unknown>[] {
  return [
    client.query({
      name: 'amend-directive',
      text: `UPDATE directive SET title = $4, issuer = $5, issued_on = $6, digest = $7, version = version + 1
              WHERE tenant_id = $1 AND year = $2 AND id = $3`,
      values: [
        tenant,
        target.year,
        target.id,
        content.title,
        content.issuer,
        content.issuedOn,
        documentDigest(content.text),
      ],
    }),
    client.query({
      name: 'delete-items',
      text: 'DELETE FROM directive_item WHERE tenant_id = $1 AND year = $2 AND directive_id = $3',
      values: [tenant, target.year, target.id],
    }),
    insertItems(client, tenant, target, content.items),
  ];
}

const insertItems = (
  client: PoolClient,
  tenant: string,
  target: { year: number; id: string },
  items: CommandOf<'directive.import'>['content']['items'],
): Promise<unknown> =>
  client.query({
    name: 'insert-items',
    text: `INSERT INTO directive_item (tenant_id, year, directive_id, position, item)
           SELECT $1, $2, $3, ordinality - 1, item FROM unnest($4::jsonb[]) WITH ORDINALITY AS v(item, ordinality)`,
    values: [tenant, target.year, target.id, items.map((item) => JSON.stringify(item))],
  });

function storeTasks(client: PoolClient, { tenant }: Batch, commands: TaskBirth[]): Promise<unknown>[] {
  const rows = commands.map((command) => ({ ...listed(command), year: command.target.year, id: command.target.id }));
  const continued = rows.flatMap(({ year, id, continues = [] }) => continues.map((earlier) => ({ year, id, earlier })));
  return [
    ...(continued.length > 0 ? [storeContinued(client, tenant, continued)] : []),
    client.query({
      name: 'insert-tasks',
      text: `INSERT INTO task (tenant_id, year, id, directive_id, position, number, title, section_path, lead_unit_id, status, level)
             SELECT $1, year, id, directive_id, position, number, title,
                    ARRAY(SELECT jsonb_array_elements_text(section_path)), lead_unit_id, 'assigned', 0
               FROM unnest($2::int[], $3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::jsonb[], $9::uuid[])
                    AS v(year, id, directive_id, position, number, title, section_path, lead_unit_id)`,
      values: [
        tenant,
        rows.map(({ year }) => year),
        rows.map(({ id }) => id),
        rows.map(({ directive }) => directive?.id ?? null),
        rows.map(({ position }) => position),
        rows.map(({ number }) => number),
        rows.map(({ title }) => title),
        rows.map(({ sectionPath }) => JSON.stringify(sectionPath)),
        rows.map(({ lead }) => lead),
      ],
    }),
    insertTaskUnits(
      client,
      tenant,
      rows.map(({ year, id, ...units }) => ({ year, id, units })),
    ),
  ];
}

const storeContinued = (
  client: PoolClient,
  tenant: string,
  links: readonly { year: number; id: string; earlier: { year: number; id: string } }[],
): Promise<unknown> =>
  client.query({
    name: 'insert-continued',
    text: `INSERT INTO task_continued (tenant_id, year, task_id, earlier_year, earlier_id)
           SELECT $1, * FROM unnest($2::int[], $3::uuid[], $4::int[], $5::uuid[]) ON CONFLICT DO NOTHING`,
    values: [
      tenant,
      links.map(({ year }) => year),
      links.map(({ id }) => id),
      links.map(({ earlier }) => earlier.year),
      links.map(({ earlier }) => earlier.id),
    ],
  });

/** A task as lists show it. What is born of an instruction is called by its first clause. */
function listed(command: TaskBirth) {
  if (command.type === 'task.issue') return command.assignment;
  const [lead = '', ...coordinating] = command.units;
  const title = titleOf(command.text);
  const place = { directive: null, position: 0, number: null, title, sectionPath: [] as string[], continues: [] };
  return { ...place, lead, jointLeads: [] as string[], coordinating, told: [] as string[] };
}

const LONGEST_TITLE = 60;

function titleOf(text: string): string {
  const [clause = ''] = text.trim().split(/[。;;!!\n]/);
  const characters = Array.from(clause.trim());
  if (characters.length === 0) return '领导批示事项';
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE).join('')}…` : characters.join('');
}
