import { Text, TEXT_LIMIT_BYTES } from '@duban/contracts';
import { DirectiveUnreadable } from '@duban/directive';
import { cleanFileName, type Spooled } from '@duban/files';
import { DocumentRefused, type DocumentKind, type IntakeDocument, readDocument, type RefusalCode } from '@duban/intake';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readUploadForm } from '../file/upload-form.js';
import { Fault } from '../http/fault.js';

/** The document of a form: what it says, and the bytes that came, which are to be discarded after use. */
export interface UploadedDocument extends Pick<IntakeDocument, 'kind' | 'text' | 'lines' | 'warnings'> {
  /** As the sender calls it, without the ending. */
  name: string;
  /** What the form says beside the file. */
  fields: Record<string, string>;
  received: Spooled;
}

/** Reads the document of a form. Throws a fault that says what to do instead; nothing is left of the file then. */
export async function uploadedDocument(request: FastifyRequest, reply: FastifyReply): Promise<UploadedDocument> {
  const { name, fields, received } = await readUploadForm(request);
  try {
    const { kind, text, lines, warnings } = await readDocument(await bytesOf(received), { signal: goneSignal(reply) });
    return { kind, text: keepable(text), lines, warnings, name: nameOf(name), fields, received };
  } catch (error) {
    await received.discard();
    throw error instanceof DocumentRefused ? faultOf(error) : error;
  }
}

/** What a document is kept as: its own name, but with the ending of what it is. */
export function originalOf({ name, kind }: Pick<UploadedDocument, 'name' | 'kind'>): { name: string; type: string } {
  return { name: cleanFileName(`${name}.${kind}`), type: mediaTypes[kind] };
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const mediaTypes: Readonly<Record<DocumentKind, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pdf: 'application/pdf',
};

/** Whoever sent the document and has gone needs no answer: it is not read to its end. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort(new Fault('upload-broken', 'The sender has gone.')));
  return gone.signal;
}

async function bytesOf(received: Spooled): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of received.read() as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const tooLarge: readonly RefusalCode[] = ['too-large', 'too-many-pages', 'zip-bomb'];

/** The code of the refusal stands at `/file`: it says more than that of the problem. */
function faultOf({ code, message, cause }: DocumentRefused): Fault {
  const detail = cause instanceof DirectiveUnreadable ? cause.message : message;
  const issues = [{ path: '/file', message: code }];
  if (code === 'empty') return new Fault('bad-body', detail, { issues });
  return new Fault(tooLarge.includes(code) ? 'too-large' : 'unsupported-type', detail, { issues });
}

/** The text as it can be kept. */
function keepable(found: string): string {
  const text = Text.safeParse(found);
  if (text.success) return text.data;
  const code = text.error.issues[0]?.message;
  if (code === 'text-too-long')
    throw new Fault(
      'too-large',
      `The text is longer than ${TEXT_LIMIT_BYTES / 1_000} kB, which is the most that a directive holds: leave out annexes that name no tasks.`,
    );
  throw new Fault('bad-body', 'The file holds no text that can be read.', {
    issues: [{ path: '/file', message: code ?? '' }],
  });
}

const nameOf = (filename: string): string =>
  filename
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 200) || '未命名文件';
