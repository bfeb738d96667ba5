import { readFileSync } from 'node:fs';
import { DirectiveUnreadable, parseDirective, type ParsedDirective } from '@duban/directive';
import { type IntakeDocument, readDocument as readFrom } from '@duban/intake';
import { Failure } from '../failure.js';
import { progressLine } from '../terminal.js';

export interface ReadDocument extends IntakeDocument {
  parsed: ParsedDirective;
}

/**
 * Reads a notice from a file: text in UTF-8 or GB18030, Markdown, a web page, .docx, .xlsx, or .pdf with a text layer. What
 * takes long is told on the way. @throws Failure that names the file and what is wrong with it
 */
export async function readDocument(path: string): Promise<ReadDocument> {
  const bytes = readBytes(path);
  const progress = progressLine();
  try {
    const document = await readFrom(bytes, {
      onProgress: (share) => progress.show(`Reading ${path}: ${Math.round(share * 100)} %`),
    });
    return { ...document, parsed: parseDirective(document.text) };
  } catch (error) {
    // The message speaks of "the file"; which one is worth saying where several are handled.
    throw new Failure(`${path}: ${sentenceOf(error)}`, { cause: error });
  } finally {
    progress.end();
  }
}

/** Of a plain text it is known more exactly what is wrong with it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof DirectiveUnreadable ? error.cause.message : error.message;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Failure(`The file ${path} cannot be read: ${reasons[code] ?? code}.`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENOTDIR: 'a part of its path is no folder',
};
