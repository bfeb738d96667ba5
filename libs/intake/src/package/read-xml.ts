import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { DocumentRefused } from '../document-refused.js';

/** What is told of an element: its name as `prefix:local` with the customary prefix, and its attributes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

/** An attribute by its local name; undefined where it is missing. */
export type Attributes = (name: string) => string | undefined;

/** Namespaces of Office Open XML, in both the forms in which it is written. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'urn:schemas-microsoft-com:vml': 'v',
};

/** The deepest nesting of elements that a writer of documents makes. */
const DEEPEST = 1_000;

/**
 * Reads a part as it comes. A document type declaration is refused, and with it every entity that a file could define
 * or fetch: Office writes none. Throws `DocumentRefused`.
 */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = parserFor(handler);
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of bytes) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      parser.write(decoder.decode(piece, { stream: true }));
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('broken', { cause: error });
  }
}

function parserFor(handler: XmlHandler): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new DocumentRefused('broken');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new DocumentRefused('broken');
    handler.open(nameOf(tag), (name) => attributeOf(tag, name));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close(nameOf(tag));
  });
  if (handler.text) {
    const told = handler.text.bind(handler);
    parser.on('text', told);
    parser.on('cdata', told);
  }
  return parser;
}

function nameOf({ uri, local, name }: SaxesTagNS): string {
  const prefix = prefixes[uri];
  return prefix === undefined ? name : `${prefix}:${local}`;
}

function attributeOf({ attributes }: SaxesTagNS, local: string): string | undefined {
  for (const attribute of Object.values(attributes)) if (attribute.local === local) return attribute.value;
  return undefined;
}

/** UTF-8 but where the first bytes say UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}
