import type { InspectionEntry } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { InspectionContext } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import { readSteps, sayingOf, type Step } from '../record/timeline.read.js';
import { isAddress, readTexts } from '../report/contents.js';
import { readNames } from './inspection.read.js';

interface Page {
  after: number;
  limit: number;
}

/** A step, and whether it is for the eyes of an object. */
export interface ToldStep {
  entry: InspectionEntry;
  isTold: boolean;
}

interface Asked {
  page: Page;
  context: InspectionContext;
  /** The object that asks, null for everybody else. */
  unit: string | null;
  today: string;
  /** Whether what a referral says stays shut. */
  isSealed: boolean;
}

/** The steps of an inspection behind `after`, at most `limit`. */
export async function readInspectionTimeline(
  client: Pick<PoolClient, 'query'>,
  tenant: string,
  key: { year: number; id: string },
  { page, context, unit, today, isSealed }: Asked,
): Promise<ToldStep[]> {
  const steps = await readSteps(client, tenant, key, page);
  const isShut = ({ said }: Step): boolean => isSealed && isOfReferral(said, context);
  const objects = steps.map(({ said }) => objectOf(said, context));
  const units = objects.filter((object) => object !== null);
  const [texts, names] = await Promise.all([
    readTexts(
      client,
      tenant,
      steps.flatMap((step) => (isShut(step) ? [] : writtenIn(step.said).map(([, address]) => address))),
    ),
    readNames(client, tenant, { units, posts: [], files: [], today }),
  ]);
  return steps.map((step, index) => {
    const { seq, at, by, said } = step;
    const object = objects[index] ?? null;
    const entry = {
      seq,
      at: instantFromRow(at),
      type: said.type,
      by,
      says: (isShut(step) ? [] : writtenIn(said)).flatMap(([name, address]) => sayingOf(name, address, texts)),
      object: object === null ? null : { id: object, name: names.units.get(object) ?? '' },
    };
    return { entry, isTold: unit === null || isToldTo(said.type, object, unit) };
  });
}

/** What every object of it may know, and what only the one that it is about. */
const toldToAll: ReadonlySet<string> = new Set(['inspection.notified', 'inspection.released', 'inspection.closed']);
const toldToOne: ReadonlySet<string> = new Set([
  'inspection.fedBack',
  'inspection.received',
  'inspection.reviewRequested',
  'inspection.reviewDecided',
  'inspection.rectificationOrdered',
  'inspection.rectificationReported',
  'inspection.rectificationVerified',
]);

const isToldTo = (type: string, object: string | null, unit: string): boolean =>
  toldToAll.has(type) || (toldToOne.has(type) && object === unit);

type Said = Step['said'];

/** Whether a step is about a result that hands the case to others. */
function isOfReferral(said: Said, { results }: InspectionContext): boolean {
  const { result } = said;
  const id = typeof result === 'object' && result !== null && 'id' in result ? result.id : result;
  return results.find((each) => each.id === id)?.kind === 'referral';
}

/** The parts of an event that hold a text of their own. */
const PARTS = ['basis', 'plan', 'evidence', 'finding', 'rectification', 'result'] as const;

/** What somebody wrote in this step: its name and its address. */
function writtenIn(said: Said): [name: string, address: string][] {
  const parts = PARTS.map((part) => said[part]).filter((part) => typeof part === 'object' && part !== null);
  const written: [string, unknown][] = [
    ['content', said['content']],
    ['reason', said['reason']],
    ...parts.map((part): [string, unknown] => ['content', 'content' in part ? part.content : undefined]),
  ];
  return written.filter((each): each is [string, string] => isAddress(each[1]));
}

/** The unit that a step is about, by itself or by what it settles. */
function objectOf(said: Said, { reviews, rectifications, results }: InspectionContext): string | null {
  const of = (all: readonly { id: string; object: string | null }[], id: unknown) =>
    all.find((each) => each.id === id)?.object ?? null;
  if (typeof said['object'] === 'string') return said['object'];
  for (const part of PARTS) {
    const object = said[part];
    if (typeof object === 'object' && object !== null && 'object' in object && typeof object.object === 'string')
      return object.object;
  }
  return of(reviews, said['review']) ?? of(rectifications, said['rectification']) ?? of(results, said['result']);
}
