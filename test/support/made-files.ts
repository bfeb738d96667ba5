import { zipped } from './zip.js';

/** As a text of XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const OFFICE = 'http://schemas.openxmlformats.org';
const TYPES = 'application/vnd.openxmlformats-officedocument';

/** The relations of a part: type and target of each; the n-th has the id `rIdN`. */
const relations = (...all: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${OFFICE}/package/2006/relationships">${all
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const contentTypes = (part: string, type: string): string =>
  `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="${part}" ContentType="${TYPES}.${type}.main+xml"/></Types>`;

/** Parts of a Word document beside its body. */
export interface DocxParts {
  readonly numbering?: string;
  readonly styles?: string;
  readonly [name: string]: string | undefined;
}

/** A Word document with this body, in WordprocessingML. */
export function docx(body: string, { numbering = '', styles = '', ...more }: DocxParts = {}): Buffer {
  const w = `xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:mc="${OFFICE}/markup-compatibility/2006"
    xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`;
  return zipped({
    '[Content_Types].xml': contentTypes('/word/document.xml', 'wordprocessingml.document'),
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['numbering', 'numbering.xml'], ['styles', 'styles.xml']),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${w}>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles ${w}>${styles}</w:styles>`,
    ...(more as Record<string, string>),
  });
}

/** A paragraph; with a list, one of its items at a level counted from 0. */
export const p = (text: string, list?: number, level = 0): string =>
  `<w:p>${list === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`}` +
  `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** A level of a list: how it counts, and how the number is printed. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

/** A list of its own number with these levels. */
export const list = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;

/** What paragraphs call a list, and what this use of it changes. */
export const use = (id: number, abstract = id, changes = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${changes}</w:num>`;

/** A table; a cell is a text or, with properties, `[properties, text]`. */
export const table = (...rows: readonly (readonly (string | readonly [string, string])[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(tableCell).join('')}</w:tr>`).join('')}</w:tbl>`;

function tableCell(cell: string | readonly [string, string]): string {
  const [properties, text] = typeof cell === 'string' ? ['', cell] : cell;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split('\n')
    .map((line) => p(line))
    .join('')}</w:tc>`;
}

/** A workbook with one sheet for each XML of `sheetData` and what follows it. */
export function xlsx(sheets: readonly string[], styles = '', workbook = ''): Buffer {
  const s = `xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"`;
  const names = sheets.map(
    (_, index) => `<sheet name="表${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const parts = sheets.map((sheet, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<worksheet ${s}>${sheet}</worksheet>`,
  ]);
  return zipped({
    '[Content_Types].xml': contentTypes('/xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook ${s}>${workbook}<sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': `<styleSheet ${s}>${styles}</styleSheet>`,
    ...Object.fromEntries(parts),
  });
}

/** The rows of a sheet: texts from column A on. */
export const rows = (...all: readonly (readonly string[])[]): string =>
  `<sheetData>${all
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map((text, column) =>
            text === ''
              ? ''
              : `<c r="${String.fromCodePoint(65 + column)}${row + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData>`;

/** A line on a page: its text, and its place in points from the lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/**
 * A PDF with a text layer, A4. `named`: its font is not in the file and known by the name of its characters, as of older
 * programs; `mapped`: its characters have numbers of their own, and the file says what they mean, as of newer ones.
 */
export function pdf(
  pages: readonly (readonly PdfText[])[],
  { font = 'named', drawn = '' }: { font?: 'named' | 'mapped'; drawn?: string } = {},
): Buffer {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))];
  const codeOf = (character: string): number =>
    font === 'named' ? (character.codePointAt(0) ?? 0) : characters.indexOf(character) + 1;
  const hex = (text: string): string =>
    Array.from(text, (character) => codeOf(character).toString(16).padStart(4, '0')).join('');
  const streams = pages.map(
    (lines) =>
      drawn +
      lines
        .map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`)
        .join('\n'),
  );
  const meaning = characters.map((character) => `<${hex(character)}> <${utf16(character)}>`).join('\n');
  const descendant =
    font === 'named'
      ? '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000'
      : '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${font === 'named' ? 'UniGB-UCS2-H' : 'Identity-H'}
      /DescendantFonts [4 0 R] ${font === 'mapped' ? '/ToUnicode 5 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light ${descendant}
      /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880]
        /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>`,
    stream(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
      1 begincodespacerange <0000> <ffff> endcodespacerange
      ${characters.length} beginbfchar\n${meaning}\nendbfchar endcmap end end`),
    ...streams.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + index * 2} 0 R
        /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(content),
    ]),
  ];
  return pdfOf(objects);
}

/** A PDF of these objects, the first of which is its root. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.5\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}` +
      `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  );
}

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

const utf16 = (character: string): string =>
  Array.from({ length: character.length }, (_, index) =>
    character.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');

/** A text laid out on pages as a notice is: indented paragraphs, lines of 28 characters, the page number below. */
export function pagesOf(text: string, { perLine = 28, perPage = 22 } = {}): PdfText[][] {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((paragraph) => {
      const characters = Array.from(paragraph);
      const first = characters.splice(0, perLine - 2);
      const more = Array.from({ length: Math.ceil(characters.length / perLine) }, (_, index) =>
        characters.slice(index * perLine, (index + 1) * perLine).join(''),
      );
      return [{ text: first.join(''), x: 82 + 32 }, ...more.map((line) => ({ text: line, x: 82 }))];
    });
  const pages = Array.from({ length: Math.ceil(lines.length / perPage) }, (_, index) =>
    lines.slice(index * perPage, (index + 1) * perPage),
  );
  return pages.map((page, number) => [
    ...page.map(({ text: line, x }, index) => ({ text: line, x, y: 740 - index * 29 })),
    { text: `— ${number + 1} —`, x: 280, y: 50 },
  ]);
}
