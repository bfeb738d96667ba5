/** The most bytes of a file that are read, as the server has it. */
const MOST = 50 * 1024 * 1024;

/** What can be chosen; what a file is, the server tells by its content. */
export const DOCUMENT_KINDS = '.txt,.md,.html,.htm,.docx,.xlsx,.pdf';

export type FileFault = 'kind' | 'old' | 'size' | 'empty';

/** Why a file cannot be taken, before it is sent; undefined where it may be. */
export function faultOfFile({ name, size }: Pick<File, 'name' | 'size'>): FileFault | undefined {
  if (/\.(doc|xls|wps|et|rtf|ofd)$/i.test(name)) return 'old';
  if (!/\.(txt|md|html?|docx|xlsx|pdf)$/i.test(name)) return 'kind';
  if (size === 0) return 'empty';
  return size > MOST ? 'size' : undefined;
}

/** Why the server does not read a file, once it has seen its content. */
export const fileRefusals = [
  'not-a-document',
  'old-format',
  'encrypted',
  'no-text-layer',
  'empty',
  'unreadable-encoding',
  'broken',
  'zip-bomb',
  'too-large',
  'too-many-pages',
  'took-too-long',
  'no-report',
] as const;

export type FileRefusal = (typeof fileRefusals)[number];
