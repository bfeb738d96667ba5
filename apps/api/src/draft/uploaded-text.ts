import { Text, TEXT_LIMIT_BYTES } from '@duban/contracts';
import { decodeText, DirectiveUnreadable } from '@duban/directive';
import type { FastifyRequest } from 'fastify';
import { Fault } from '../http/fault.js';

/** The most bytes of a file from which a draft is begun. */
const FILE_LIMIT = 2 * 1024 * 1024;

/** The text of the file in a form, and its name without the ending. Throws a fault that says what to do instead. */
export async function uploadedText(request: FastifyRequest): Promise<{ name: string; text: string }> {
  if (!request.isMultipart()) throw new Fault('unsupported-type', 'Send the file as a form, in the field `file`.');
  const part = await partOf(request);
  if (part?.fieldname !== 'file')
    throw new Fault('bad-body', 'The form has no file.', { issues: [{ path: '/file', message: 'is missing' }] });
  refuseOtherKinds(part.filename);
  const bytes = await bytesOf(part);
  return { name: nameOf(part.filename), text: textOf(bytes) };
}

type Part = NonNullable<Awaited<ReturnType<FastifyRequest['file']>>>;

async function partOf(request: FastifyRequest): Promise<Part | undefined> {
  try {
    return await request.file({ limits: { fileSize: FILE_LIMIT, files: 1 } });
  } catch {
    throw new Fault('upload-broken', 'The form cannot be read: send the file again.');
  }
}

async function bytesOf(part: Part): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch {
    if (part.file.truncated)
      throw new Fault('too-large', 'The file is larger than 2 MB: send the text of the notice alone.');
    throw new Fault('upload-broken', 'The upload stopped half way: send the file again.');
  }
}

function refuseOtherKinds(filename: string): void {
  if (/\.(txt|md)$/i.test(filename)) return;
  throw new Fault(
    'unsupported-type',
    'Only plain text (.txt, .md) is read: open the document in its own program and save it as plain text in UTF-8, or paste its text.',
  );
}

/** The words of a file. Bytes that are no text are refused whatever the name says. */
function textOf(bytes: Buffer): string {
  const text = Text.safeParse(decoded(bytes));
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

function decoded(bytes: Buffer): string {
  try {
    return decodeText(bytes).text;
  } catch (error) {
    if (!(error instanceof DirectiveUnreadable)) throw error;
    throw new Fault(error.code === 'empty-document' ? 'bad-body' : 'unsupported-type', error.message);
  }
}

const nameOf = (filename: string): string =>
  filename
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 200) || '未命名文件';
