import { DocumentRefused, type RefusalCode } from './document-refused.js';

/** What the first bytes of a file show: the family of its kind. What is refused is known by then as well. */
export type Family = 'pdf' | 'zip' | 'text';

const inBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const PDF = inBytes('%PDF-');
/** A PDF may stand behind what a mail or a printer has put before it. */
const PDF_WITHIN = 1_024;
const ZIP = inBytes('PK\x03\x04');
const EMPTY_ZIP = inBytes('PK\x05\x06');
/** The container of older Office formats, of WPS, and of what Office encrypts. */
const CONTAINER = inBytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const refused: readonly (readonly [start: Buffer, code: RefusalCode])[] = [
  [inBytes('{\\rtf'), 'old-format'],
  [inBytes('MIME-Version:'), 'old-format'],
  [inBytes('\x89PNG'), 'no-text-layer'],
  [inBytes('\xff\xd8\xff'), 'no-text-layer'],
  [inBytes('GIF8'), 'no-text-layer'],
  [inBytes('II*\x00'), 'no-text-layer'],
  [inBytes('MM\x00*'), 'no-text-layer'],
];

/** Tells the family of a file by its content. Throws `DocumentRefused` for what is known to be none of them. */
export function familyOf(bytes: Buffer): Family {
  const startsWith = (start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);
  if (bytes.length === 0) throw new DocumentRefused('empty');
  if (startsWith(ZIP)) return 'zip';
  if (startsWith(EMPTY_ZIP)) throw new DocumentRefused('not-a-document');
  if (startsWith(CONTAINER)) throw new DocumentRefused(bytes.includes(ENCRYPTED) ? 'encrypted' : 'old-format');
  const known = refused.find(([start]) => startsWith(start));
  if (known) throw new DocumentRefused(known[1]);
  return bytes.subarray(0, PDF_WITHIN).includes(PDF) ? 'pdf' : 'text';
}

/** How far into a text its first tag is looked for: comments and declarations may come first. */
const OPENING = 4_000;

/** Whether a text is a web page: it opens with a tag of one. */
export function isHtml(text: string): boolean {
  const opening = text.slice(0, OPENING).trimStart();
  if (!opening.startsWith('<')) return false;
  return /<(?:!doctype\s{1,9}html|html|head|body|meta|title|div|p|table|article|section|span|h[1-6]|ol|ul|br|center|font)[\s/>]/i.test(
    opening,
  );
}

/** Whether a text is a document of an older Office, written as XML. */
export const isOfficeXml = (text: string): boolean => /<\?mso-application\s/.test(text.slice(0, OPENING));
