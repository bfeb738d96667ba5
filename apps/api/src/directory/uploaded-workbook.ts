import type { FastifyRequest } from 'fastify';
import { Fault } from '../http/fault.js';

/** The most bytes of a table; far more than the rows that are taken need. */
const FILE_LIMIT = 5 * 1024 * 1024;

type Part = NonNullable<Awaited<ReturnType<FastifyRequest['file']>>>;

/** The file of a form, in its field `file`. Throws a fault that says what to do instead. */
export async function uploadedWorkbook(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Fault('unsupported-type', 'Send the file as a form, in the field `file`.');
  const part = await request.file({ limits: { fileSize: FILE_LIMIT, files: 1 } }).catch(() => {
    throw new Fault('upload-broken', 'The form cannot be read: send the file again.');
  });
  if (part?.fieldname !== 'file')
    throw new Fault('bad-body', 'The form has no file.', { issues: [{ path: '/file', message: 'is missing' }] });
  return bytesOf(part);
}

async function bytesOf(part: Part): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch {
    if (part.file.truncated) throw new Fault('too-large', 'The file is larger than 5 MB: divide it.');
    throw new Fault('upload-broken', 'The upload stopped half way: send the file again.');
  }
}
