import { decodeText, DirectiveUnreadable, type UnreadableCode } from '@duban/directive';
import { DocumentRefused, type RefusalCode } from './document-refused.js';
import { readDocx } from './docx/read-docx.js';
import { readHtml } from './html/read-html.js';
import type { IntakeDocument } from './intake-document.js';
import type { IntakeLimits } from './intake-limits.js';
import { openPackage, type Package } from './package/open-package.js';
import { relationsOf } from './package/relations.js';
import { readXml } from './package/read-xml.js';
import { readPdf } from './pdf/read-pdf.js';
import { isMarkdown, readMarkdown, readText } from './plain/read-plain.js';
import type { TellProgress } from './reading.js';
import { familyOf, isHtml, isOfficeXml } from './tell-kind.js';
import { readXlsx } from './xlsx/read-xlsx.js';

/** Reads a file in this thread, for as long as it takes. Throws `DocumentRefused`. */
export async function readHere(bytes: Buffer, limits: IntakeLimits, tell: TellProgress): Promise<IntakeDocument> {
  switch (familyOf(bytes)) {
    case 'pdf':
      return { kind: 'pdf', encoding: null, ...(await readPdf(bytes, limits, tell)) };
    case 'zip':
      return readOffice(await openPackage(bytes, limits.unpackedBytes), limits, tell);
    case 'text':
      return readWritten(bytes, limits);
  }
}

/** Whether a file is plain text, which is quickly read. Throws `DocumentRefused` where it is known to be none that is read. */
export function readIfPlain(bytes: Buffer, limits: IntakeLimits): IntakeDocument | undefined {
  if (familyOf(bytes) !== 'text') return undefined;
  const { text, encoding } = decoded(bytes);
  if (isHtml(text) || isMarkdown(text) || isOfficeXml(text)) return undefined;
  if (text.length > limits.characters) throw new DocumentRefused('too-large');
  return { kind: 'txt', encoding, ...readText(text) };
}

function readWritten(bytes: Buffer, limits: IntakeLimits): IntakeDocument {
  const { text, encoding } = decoded(bytes);
  if (isOfficeXml(text)) throw new DocumentRefused('old-format');
  if (isHtml(text)) return { kind: 'html', encoding, ...readHtml(text, limits) };
  if (isMarkdown(text)) return { kind: 'md', encoding, ...readMarkdown(text, limits) };
  if (text.length > limits.characters) throw new DocumentRefused('too-large');
  return { kind: 'txt', encoding, ...readText(text) };
}

const refusals: Readonly<Record<UnreadableCode, RefusalCode>> = {
  'unreadable-encoding': 'unreadable-encoding',
  'not-text': 'not-a-document',
  'empty-document': 'empty',
};

function decoded(bytes: Buffer): ReturnType<typeof decodeText> {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof DirectiveUnreadable)) throw error;
    throw new DocumentRefused(isBinary(bytes) ? 'not-a-document' : refusals[error.code], { cause: error });
  }
}

/** Zeros stand in no text, but in one of UTF-16 or UTF-32, which says so by its first bytes. */
const isBinary = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4_096).includes(0) && !/^(?:fffe|feff|0000feff)/.test(bytes.toString('hex', 0, 4));

/** What an Office file is, its parts say. */
async function readOffice(pack: Package, limits: IntakeLimits, tell: TellProgress): Promise<IntakeDocument> {
  const type = await mainTypeOf(pack);
  if (type.includes('wordprocessingml'))
    return { kind: 'docx', encoding: null, ...(await readDocx(pack, limits, tell)) };
  if (type.includes('spreadsheetml')) return { kind: 'xlsx', encoding: null, ...(await readXlsx(pack, limits, tell)) };
  throw new DocumentRefused(pack.has('OFD.xml') ? 'old-format' : 'not-a-document');
}

const TYPES = '[Content_Types].xml';

async function mainTypeOf(pack: Package): Promise<string> {
  if (!pack.has(TYPES)) return '';
  const main = (await relationsOf(pack, '')).find(({ type }) => type === 'officeDocument')?.target;
  let found = '';
  await readXml(pack.read(TYPES), {
    open(_, attribute) {
      if (main !== undefined && attribute('PartName') === `/${main}`) found = attribute('ContentType') ?? '';
    },
    close() {},
  });
  return found;
}
