import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import { checkInvariants } from './checker.js';
import { createWorld, ids } from './world.fixture.js';
import { append, createAggregate, uid, YEAR } from './world-writer.fixture.js';

let database: FreshDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await createWorld(owner);
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const sql = (text: string, values: unknown[] = []) => owner.query(text, values);

/** Puts cases beside the world, looks, and undoes it. */
async function violationsAfter(plant: () => Promise<unknown>) {
  await owner.query('BEGIN');
  try {
    await plant();
    return await checkInvariants(owner);
  } finally {
    await owner.query('ROLLBACK');
  }
}

const INSPECTION = uid(60);
const OBJECT = ids.peer;

/** A covert inspection of one unit, in the field, with its row. */
async function createCovert(): Promise<void> {
  const value = { procedure: 'inField', review: 'none', rectification: 'none', results: 'none' };
  await createAggregate(owner, INSPECTION, 'inspection', value, { covert: true, releasedOn: null });
  const at = (hour: number) => `2023-03-06T0${hour}:00:00.000Z`;
  const on = '2023-03-06';
  const plan = { objects: [OBJECT], from: '2023-03-01', until: '2023-03-31' };
  const authority = { type: 'government', level: 'county' };
  for (const event of [
    { type: 'inspection.proposed', at: at(1), on, basis: { path: 'decision' }, authority },
    { type: 'inspection.planned', at: at(2), on, plan },
    { type: 'inspection.teamFormed', at: at(2), team: { leader: ids.post, members: [], invited: [] } },
    { type: 'inspection.keptCovert', at: at(3), on },
    { type: 'inspection.begun', at: at(4), on },
  ])
    await append(owner, INSPECTION, event);
  await sql(
    `INSERT INTO inspection (tenant_id, year, id, title, kind, status, review, rectification, results, covert)
     VALUES ($1, $2, $3, 'a visit', 'special', 'inField', 'none', 'none', 'none', true)`,
    [ids.tenant, YEAR, INSPECTION],
  );
}

async function notify(unit: string | null, at: string): Promise<void> {
  await sql(
    `INSERT INTO notice (tenant_id, id, post_id, unit_id, kind, at, status) VALUES ($1, $2, $3, $4, 'inspection', $5, 'sent')`,
    [ids.tenant, uid(61), ids.post, unit, at],
  );
  await sql(
    `INSERT INTO notice_item (tenant_id, notice_id, id, year, aggregate_id, kind) VALUES ($1, $2, $3, $4, $5, 'inspection')`,
    [ids.tenant, uid(61), uid(62), YEAR, INSPECTION],
  );
}

interface Planted {
  readonly name: string;
  readonly plant: () => Promise<unknown>;
  /** Each violation that must be named, as `invariant code`. */
  readonly found: readonly string[];
}

const inspections: readonly Planted[] = [
  { name: 'a covert inspection is in order', plant: createCovert, found: [] },
  {
    name: 'its object is told while it is covert',
    plant: async () => {
      await createCovert();
      await notify(OBJECT, '2023-03-06T05:00:00.000Z');
    },
    found: ['inspection covert-told'],
  },
  {
    name: 'the inspectorate is told while it is covert',
    plant: async () => {
      await createCovert();
      await notify(null, '2023-03-06T05:00:00.000Z');
    },
    found: [],
  },
  {
    name: 'its object is told when it has been released',
    plant: async () => {
      await createCovert();
      await append(owner, INSPECTION, {
        type: 'inspection.released',
        at: '2023-03-07T01:00:00.000Z',
        on: '2023-03-07',
      });
      await notify(OBJECT, '2023-03-07T02:00:00.000Z');
    },
    found: [],
  },
  {
    name: 'it is concluded and its row stays behind',
    plant: async () => {
      await createCovert();
      await append(owner, INSPECTION, {
        type: 'inspection.concluded',
        at: '2023-03-08T01:00:00.000Z',
        on: '2023-03-08',
      });
    },
    found: ['4 snapshot-differs-from-record'],
  },
  {
    name: 'it is issued before it is concluded',
    plant: async () => {
      await createCovert();
      await append(owner, INSPECTION, { type: 'inspection.issued', at: '2023-03-08T01:00:00.000Z' });
    },
    found: ['inspection inspection-out-of-order', '4 snapshot-differs-from-record'],
  },
  {
    name: 'lists show it as closed',
    plant: async () => {
      await createCovert();
      await sql(`UPDATE inspection SET status = 'closed'`);
    },
    found: ['rows inspection-row-differs'],
  },
  {
    name: 'lists show a covert one to everybody',
    plant: async () => {
      await createCovert();
      await sql('UPDATE inspection SET covert = false');
    },
    found: ['rows inspection-row-differs'],
  },
  {
    name: 'lists do not know it',
    plant: async () => {
      await createCovert();
      await sql('DELETE FROM inspection');
    },
    found: ['rows inspection-row-missing'],
  },
];

const CLUE = uid(70);
const SEALED = Buffer.from('sealed');

/** A clue with a sealed identity, and the share of its handler. */
async function createClue(): Promise<void> {
  const seal = createHash('sha256').update(SEALED).digest('hex');
  await createAggregate(owner, CLUE, 'clue', { procedure: 'assigned', identity: 'sealed' }, { seal });
  const event = { type: 'clue.received', at: '2023-03-06T01:00:00.000Z', source: 'letter', seal, handler: ids.post };
  await append(owner, CLUE, event);
  await sql('INSERT INTO clue_seal (tenant_id, year, clue_id, sealed) VALUES ($1, $2, $3, $4)', [
    ids.tenant,
    YEAR,
    CLUE,
    SEALED,
  ]);
  await sql(
    `INSERT INTO clue_share (tenant_id, year, clue_id, pending, person_id, share, sealed) VALUES ($1, $2, $3, false, $4, 'key', $5)`,
    [ids.tenant, YEAR, CLUE, ids.post, SEALED],
  );
}

/** The digest of what was sealed is no text of the record. */
const clues: readonly Planted[] = [
  { name: 'a sealed clue is in order', plant: createClue, found: [] },
  {
    name: 'somebody else opens it',
    plant: async () => {
      await createClue();
      const opened = { at: '2023-03-07T01:00:00.000Z', by: { post: ids.lead }, person: ids.lead, reason: ids.lead };
      await append(owner, CLUE, { type: 'clue.identityOpened', ...opened });
    },
    found: ['clue opened-by-another'],
  },
  {
    name: 'what was sealed is another',
    plant: async () => {
      await createClue();
      await sql(`UPDATE clue_seal SET sealed = 'other'`);
    },
    found: ['clue seal-differs'],
  },
  {
    name: 'what was sealed is gone',
    plant: async () => {
      await createClue();
      await sql('DELETE FROM clue_seal');
    },
    found: ['clue seal-differs'],
  },
  {
    name: 'it was erased and all of it is still there',
    plant: async () => {
      await createClue();
      await append(owner, CLUE, { type: 'clue.identityErased', at: '2023-03-08T01:00:00.000Z', reason: ids.lead });
      await sql(`UPDATE aggregate SET value = value || '{"identity": "erased"}' WHERE id = $1`, [CLUE]);
    },
    found: ['clue seal-differs', 'clue share-left'],
  },
];

const changes: readonly Planted[] = [
  {
    name: 'an adjustment is refused by who proposed it',
    plant: async () => {
      const by = { post: ids.post };
      const adjustment = { id: uid(80), kind: 'adjustment', context: { post: ids.post } };
      await append(owner, ids.late, { type: 'adjustment.proposed', at: '2023-03-30T01:00:00.000Z', by, adjustment });
      await append(owner, ids.late, {
        type: 'adjustment.refused',
        at: '2023-03-30T02:00:00.000Z',
        by,
        member: uid(80),
      });
    },
    found: ['adjustment adjustment-decided-by-proposer'],
  },
];

describe.each(Object.entries({ inspections, clues, changes }))('%s', (_, plants) => {
  test.each(plants)('$name', async ({ plant, found }) => {
    const violations = await violationsAfter(plant);
    expect(violations.map(({ invariant, code }) => `${invariant} ${code}`).toSorted()).toEqual(found.toSorted());
  });
});
