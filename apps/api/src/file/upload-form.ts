import { type Spooled, FILE_LIMIT, FileRefused, spool } from '@duban/files';
import type { FastifyRequest } from 'fastify';
import { Fault } from '../http/fault.js';

/** A form that came: its fields, and its one file on the disk of this machine. The file is to be discarded after use. */
export interface UploadForm {
  fields: Record<string, string>;
  /** As the sender calls it. */
  name: string;
  received: Spooled;
}

/** Reads a form with one file as it comes. Throws a fault for what is no such form; nothing is left of it then. */
export async function readUploadForm(request: FastifyRequest): Promise<UploadForm> {
  if (!request.isMultipart())
    throw new Fault('unsupported-type', 'Send a form, with the content type multipart/form-data.');
  const found: { fields: Record<string, string>; name?: string; received?: Spooled } = { fields: {} };
  try {
    for await (const part of request.parts({ limits: { fileSize: FILE_LIMIT, files: 1 } })) {
      if (part.type === 'file') Object.assign(found, { name: part.filename, received: await receiveFile(part) });
      else found.fields[part.fieldname] = String(part.value);
    }
    const { fields, name, received } = found;
    if (received) return { fields, name: name ?? '', received };
  } catch (error) {
    await found.received?.discard();
    throw faultOf(error);
  }
  throw new Fault('bad-body', 'The form has no file.', { issues: [{ path: '/file', message: 'is missing' }] });
}

async function receiveFile({ fieldname, file }: { fieldname: string; file: AsyncIterable<Buffer> }): Promise<Spooled> {
  if (fieldname === 'file') return spool(file);
  throw new Fault('bad-body', `The form has /${fieldname}, not known here.`, {
    issues: [{ path: `/${fieldname}`, message: 'is not known here' }],
  });
}

/** A file that is not taken, as a problem; everything else as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof FileRefused)) return error;
  if (error.code !== 'empty') return new Fault(error.code, error.message);
  return new Fault('bad-body', error.message, { issues: [{ path: '/file', message: 'is empty' }] });
}

/** What a form that broke off is refused with; a fault of this machine's disk stays one. */
function faultOf(error: unknown): unknown {
  if (error instanceof Fault || error instanceof FileRefused) return refusalOf(error);
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 413)
    return new Fault('too-large', 'The form is too large.');
  if (error instanceof Error && 'syscall' in error && ['open', 'write', 'unlink'].includes(String(error.syscall)))
    return error;
  return new Fault('upload-broken', 'The form cannot be read to its end; send it again.');
}
