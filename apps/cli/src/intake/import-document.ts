import type { DirectiveContent, Reference } from '@duban/contracts';
import {
  differenceOfDirectives,
  parseDirective,
  type DirectiveDifference,
  type ParsedDirective,
} from '@duban/directive';
import {
  derivedId,
  directoryIds,
  directoryOn,
  documentDigest,
  itemsFromText,
  readDirectory,
  saveDirectory,
  type Directory,
  type DirectoryData,
} from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { give } from '../duban/give.js';
import { chooseTenant, readTenants } from '../duban/tenant.js';
import type { Duban } from '../duban/with-duban.js';
import { Failure } from '../failure.js';
import type { ReadDocument } from '../document/read-document.js';
import type { DocumentIdentity } from './document-identity.js';
import { directoryToStore, kindsIn, type FillOptions, type Government } from './fill-directory.js';
import { directiveNamed, readDirectives, readText, type StoredDirective } from './stored-directive.js';

/** What an import did, or with --dry-run would do. */
export interface ImportReport {
  outcome: 'imported' | 'amended' | 'unchanged';
  dryRun: boolean;
  government: string;
  directive: string;
  number: string;
  year: number;
  tasks: number;
  /** Numbers of the tasks for which nobody is named to lead, and of those whose lead the directory does not know. */
  withoutLead: string[];
  unknownUnits: string[];
  groupsWithoutMembers: string[];
  /** Units that the directory was given, by kind; null where it stayed as it was. */
  directory: Record<string, number> | null;
  difference: DirectiveDifference | null;
}

/** Imports a document, or amends the directive of the same number; the same content again changes nothing. */
export async function importDocument(
  duban: Duban,
  document: ReadDocument,
  identity: DocumentIdentity,
  options: FillOptions,
): Promise<ImportReport> {
  // 1 Whether it is there already.
  const { dryRun = false } = options;
  const day = identity.issuedOn ?? duban.calendar.dateOf(duban.clock.now());
  const government = await readGovernment(duban, identity, options, day);
  const earlier = await readEarlier(duban, government, identity.number);
  if (earlier && hasSameContent(earlier, document)) return unchanged(earlier, document.parsed, dryRun);
  // 2 With which units it is read.
  const data = await directoryToStore(government, document.parsed, options);
  const destination = await settle(duban, government, data, day, dryRun);
  // 3 The command.
  const content = contentOf(document, identity, destination);
  const target = targetOf(destination, identity, earlier);
  const outcome = earlier ? 'amended' : 'imported';
  if (!dryRun) {
    const type = { imported: 'directive.import', amended: 'directive.amend' }[outcome];
    await give(duban.engine, destination.tenant, [{ type, target, post: clerkOf(destination.directory), content }]);
  }
  return {
    outcome,
    dryRun,
    government: destination.code,
    directive: target.id,
    number: content.number,
    year: target.year,
    ...openQuestions(content),
    directory: data ? kindsIn(data) : null,
    difference: differenceFrom(earlier, document.parsed),
  };
}

/** What a reader has in hand is compared as it would be stored: in Unicode form NFC. */
const hasSameContent = ({ digest }: StoredDirective, { text }: ReadDocument): boolean =>
  digest.equals(documentDigest(text.normalize('NFC')));

/** Null for a new directive, and where the text of the version before has been erased. */
const differenceFrom = (earlier: Earlier | undefined, after: ParsedDirective): DirectiveDifference | null =>
  earlier?.text ? differenceOfDirectives(parseDirective(earlier.text), after) : null;

/** The government that a document goes to, and its directory. */
interface Destination {
  tenant: string;
  code: string;
  name: string;
  directory: Directory;
}

const targetOf = (
  { tenant }: Destination,
  { number, year }: DocumentIdentity,
  earlier: StoredDirective | undefined,
): Reference => ({
  kind: 'directive',
  year: earlier?.year ?? year,
  id: earlier?.id ?? derivedId(`${tenant}/directive/${number}`),
});

async function readGovernment(
  { pool }: Duban,
  { issuer }: DocumentIdentity,
  options: FillOptions,
  day: string,
): Promise<Government> {
  const tenant = chooseTenant(await readTenants(pool), options.tenant);
  if (!tenant) return { tenant, stored: { units: [], groups: [], posts: [] }, issuer };
  return { tenant, stored: await inTenant(pool, tenant.id, (client) => readDirectory(client, day)), issuer };
}

/** The directive of this number as it was imported before. */
interface Earlier extends StoredDirective {
  government: string;
  /** Null when it has been erased. */
  text: string | null;
}

async function readEarlier({ pool }: Duban, { tenant }: Government, number: string): Promise<Earlier | undefined> {
  if (!tenant) return undefined;
  return inTenant(pool, tenant.id, async (client) => {
    const stored = directiveNamed(await readDirectives(client), number);
    return stored && { ...stored, government: tenant.code, text: await readText(client, stored) };
  });
}

/** Stores what is to be stored and reads the whole; in a dry run, what would be read. */
async function settle(
  duban: Duban,
  { tenant, stored }: Government,
  data: DirectoryData | undefined,
  day: string,
  dryRun: boolean,
): Promise<Destination> {
  const { code, name } = data?.tenant ?? tenant ?? {};
  if (code === undefined || name === undefined) throw new Error('There is a directory of no government.');
  const destination = { tenant: tenant?.id ?? directoryIds(code).tenant, code, name };
  if (!data) return { ...destination, directory: stored };
  if (!dryRun) return { ...destination, directory: await storeAndRead(duban, data, day) };
  return { ...destination, directory: stored.units.length > 0 ? stored : directoryOn(data, day) };
}

async function storeAndRead({ dataSource, pool }: Duban, data: DirectoryData, day: string): Promise<Directory> {
  try {
    const tenant = await saveDirectory(dataSource, data);
    return await inTenant(pool, tenant, (client) => readDirectory(client, day));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)
      throw new Failure('The directory holds units of these names from elsewhere: leave out --units.', {
        cause: error,
      });
    throw error;
  }
}

const UNIQUE_VIOLATION = '23505';

function contentOf(
  { parsed, text }: ReadDocument,
  { number, title, issuer, issuedOn }: DocumentIdentity,
  { name, directory }: Destination,
): DirectiveContent {
  const items = itemsFromText(parsed, directory);
  return { code: null, number, title, issuer: issuer ?? name, issuedOn, text, items };
}

function clerkOf({ posts }: Directory): string {
  const clerk = posts.find(({ role }) => role === 'issuingClerk');
  if (!clerk) throw new Failure('The government has no post of an issuing clerk, who alone may import and issue.');
  return clerk.id;
}

function openQuestions({ items }: DirectiveContent) {
  const units = items.flatMap(({ lead, jointLeads, coordinating }) => [lead, ...jointLeads, ...coordinating]);
  return {
    tasks: items.length,
    withoutLead: items.flatMap(({ number, lead }, position) => (lead?.unit ? [] : [number ?? `#${position + 1}`])),
    unknownUnits: [...new Set(units.flatMap((named) => (named?.unit === null ? [named.name] : [])))],
    groupsWithoutMembers: [
      ...new Set(
        items.flatMap(({ groups }) => groups.filter(({ members }) => members.length === 0).map(({ name }) => name)),
      ),
    ],
  };
}

const unchanged = (
  { government, id, number, year }: Earlier,
  { tasks }: ParsedDirective,
  dryRun: boolean,
): ImportReport => ({
  outcome: 'unchanged',
  dryRun,
  government,
  directive: id,
  number,
  year,
  tasks: tasks.length,
  withoutLead: [],
  unknownUnits: [],
  groupsWithoutMembers: [],
  directory: null,
  difference: null,
});
