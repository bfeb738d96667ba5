import { FileTypeParser } from 'file-type';
import { Readable } from 'node:stream';
import { FileRefused } from './file-refused.js';
import type { Spooled } from './spool.js';
import { isText, mentions } from './scan.js';

interface Kind {
  /** What it is kept and given back as. */
  readonly media: string;
  /** How its content shows itself; left out: as text. */
  readonly shows?: readonly string[];
  /** Bytes that must occur in it. */
  readonly has?: Buffer;
  /** Bytes that must not. */
  readonly hasNot?: Buffer;
}

const ZIP = 'application/zip';
/** The container of the older Office formats, and of those of WPS. */
const CFB = 'application/x-cfb';
/** Name of the store of macros in such a container. */
const MACROS = Buffer.from('_VBA_PROJECT', 'utf16le');

const openXml = (kind: string): Kind => {
  const media = `application/vnd.openxmlformats-officedocument.${kind}`;
  return { media, shows: [media], hasNot: Buffer.from('vbaProject.bin') };
};
const cfb = (media: string): Kind => ({ media, shows: [CFB], hasNot: MACROS });
const alone = (media: string, ...others: string[]): Kind => ({ media, shows: [media, ...others] });

/** What may be attached, by extension. */
const KINDS: Readonly<Record<string, Kind>> = {
  pdf: alone('application/pdf'),
  docx: openXml('wordprocessingml.document'),
  xlsx: openXml('spreadsheetml.sheet'),
  pptx: openXml('presentationml.presentation'),
  doc: cfb('application/msword'),
  xls: cfb('application/vnd.ms-excel'),
  ppt: cfb('application/vnd.ms-powerpoint'),
  wps: cfb('application/vnd.wps-office.wps'),
  et: cfb('application/vnd.wps-office.et'),
  ofd: { media: 'application/ofd', shows: [ZIP], has: Buffer.from('OFD.xml') },
  png: alone('image/png', 'image/apng'),
  jpg: alone('image/jpeg'),
  jpeg: alone('image/jpeg'),
  webp: alone('image/webp'),
  heic: alone('image/heic', 'image/heif'),
  mp4: alone('video/mp4'),
  txt: { media: 'text/plain' },
  csv: { media: 'text/csv' },
  md: { media: 'text/markdown' },
};

/**
 * The media type of a file, by its content. Throws `FileRefused` for what may not be attached, for a file without
 * content, and for one whose name says another thing than its content.
 */
export async function mediaTypeOf(received: Spooled, name: string): Promise<string> {
  if (received.size === 0) throw new FileRefused('empty', 'The file is empty.');
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
  if (!kind) {
    const what = extension === '' ? 'A file without an extension' : `A .${extension} file`;
    throw new FileRefused('unsupported-type', `${what} is not taken here; taken are ${Object.keys(KINDS).join(', ')}.`);
  }
  if (!(await fits(kind, received)))
    throw new FileRefused('unsupported-type', `The content of this file is not that of a .${extension} file.`);
  if (kind.hasNot && (await mentions(received.read(), kind.hasNot)))
    throw new FileRefused('unsupported-type', 'This document has macros: save it without them.');
  return kind.media;
}

async function fits({ shows, has }: Kind, received: Spooled): Promise<boolean> {
  const shown = await shownType(received);
  if (!shows) return shown === undefined && isText(received.read());
  if (shown === undefined || !shows.includes(shown)) return false;
  return !has || mentions(received.read(), has);
}

/** The media type that the first bytes and the parts of a container tell; undefined where they tell none. */
async function shownType(received: Spooled): Promise<string | undefined> {
  const bytes = received.read();
  try {
    const found = await new FileTypeParser({ maxBufferSize: 1024 * 1024 }).fromStream(Readable.toWeb(bytes) as never);
    return found?.mime;
  } catch {
    // A container that breaks off within.
    return 'application/octet-stream';
  } finally {
    bytes.destroy();
  }
}
