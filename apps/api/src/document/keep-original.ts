import { randomUUID } from 'node:crypto';
import type { Caller } from '@duban/access';
import type { FileStore } from '@duban/files';
import type { DocumentKind, IntakeWarning } from '@duban/intake';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { insertFile } from '../file/file.read.js';
import { type OriginRun, originRuns } from './line-origins.js';
import { originalOf, type UploadedDocument } from './uploaded-document.js';

/** Of a text that was uploaded: what the file was, the file itself where it is kept, and what the text lacks. */
export interface DocumentSource {
  kind: DocumentKind;
  file: string | null;
  warnings: readonly IntakeWarning[];
  /** Where the lines of the text stand in the file. */
  origins?: readonly OriginRun[];
}

/** Keeps the file that a text was taken from. A plain text is kept as the text itself. */
export async function keepOriginal(
  { files, duban }: { files: FileStore; duban: Duban },
  document: UploadedDocument,
  { tenant, post }: Caller,
): Promise<DocumentSource> {
  const { kind, warnings, received, lines } = document;
  // Of a plain text every line stands where it stands.
  if (kind === 'txt' || !post) return { kind, file: null, warnings };
  const { hash, size } = await files.put(tenant, received);
  const file = {
    ...originalOf(document),
    id: randomUUID(),
    hash: hash.toString('hex'),
    size,
    post: post.id,
    at: duban.clock.now(),
    task: null,
  };
  await inTenant(duban.pool, tenant, (client) => insertFile(client, tenant, file));
  return { kind, file: file.id, warnings, origins: originRuns(lines) };
}
