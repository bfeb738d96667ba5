/** The most bytes of a file that are read, as the server has it. */
const MOST = 2 * 1024 * 1024;

export type FileFault = 'kind' | 'pdf' | 'word' | 'size' | 'empty';

/** Why a file cannot be taken, before it is sent; undefined where it may be. */
export function faultOfFile({ name, size }: Pick<File, 'name' | 'size'>): FileFault | undefined {
  if (/\.(docx?|wps|rtf)$/i.test(name)) return 'word';
  if (/\.(pdf|ofd)$/i.test(name)) return 'pdf';
  if (!/\.(txt|md)$/i.test(name)) return 'kind';
  if (size === 0) return 'empty';
  return size > MOST ? 'size' : undefined;
}
