import { readFileSync } from 'node:fs';
import { decodeText, parseDirective, type DecodedText, type ParsedDirective } from '@duban/directive';
import { Failure } from '../failure.js';

export interface ReadDocument extends DecodedText {
  parsed: ParsedDirective;
}

/** Reads a notice from a file in UTF-8 or GB18030. @throws Failure that names the file and what is wrong with it */
export function readDocument(path: string): ReadDocument {
  const bytes = readBytes(path);
  try {
    const decoded = decodeText(bytes);
    return { ...decoded, parsed: parseDirective(decoded.text) };
  } catch (error) {
    // The message speaks of "the file"; which one is worth saying where several are handled.
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
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
