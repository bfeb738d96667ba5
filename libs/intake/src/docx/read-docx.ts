import { DocumentRefused } from '../document-refused.js';
import type { IntakeWarning, LineOrigin } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { type LineWriter, lineWriter } from '../lines/line-writer.js';
import { writeTable } from '../lines/rows.js';
import type { Package } from '../package/open-package.js';
import { readXml } from '../package/read-xml.js';
import { type Relation, relationsOf } from '../package/relations.js';
import type { ReadLines, TellProgress } from '../reading.js';
import { bodyReader, type BodyCounts } from './body-reader.js';
import { readNumbering } from './numbering.js';
import { readStyles } from './styles.js';

/**
 * The text of a Word document: paragraphs with the numbers that Word's lists print, tables as rows, text boxes behind
 * the paragraph that they hang on. Tracked deletions, hidden text, headers and footers are no part of it. Throws
 * `DocumentRefused`.
 */
export async function readDocx(pack: Package, limits: IntakeLimits, tell: TellProgress): Promise<ReadLines> {
  const part = (await relationsOf(pack, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (part === undefined || !pack.has(part)) throw new DocumentRefused('broken');
  const relations = await relationsOf(pack, part);
  const [numbering, styles] = [
    await readNumbering(pack, targetOf(relations, 'numbering')),
    await readStyles(pack, targetOf(relations, 'styles')),
  ];
  const writer = lineWriter(limits.characters);
  const counts: BodyCounts = { pictures: 0, notes: 0, contents: 0, hidden: 0 };
  await readXml(told(pack, part, tell), bodyReader({ numbering, styles, output: outputTo(writer), counts }));
  if (writer.origins.length === 0) throw new DocumentRefused(counts.pictures > 0 ? 'no-text-layer' : 'empty');
  return { text: writer.text(), lines: writer.origins, warnings: warningsOf(counts) };
}

const targetOf = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find((relation) => relation.type === type)?.target;

async function* told(pack: Package, part: string, tell: TellProgress): AsyncGenerator<Buffer> {
  const size = pack.sizeOf(part);
  let read = 0;
  for await (const piece of pack.read(part)) {
    read += piece.length;
    tell(size > 0 ? read / size : 0);
    yield piece;
  }
}

function outputTo(writer: LineWriter) {
  let table = 0;
  return {
    paragraph: (text: string, paragraph: number): void => writer.write(text, { in: 'paragraph', paragraph }),
    table: (rows: Parameters<typeof writeTable>[0]): void => {
      table += 1;
      const number = table;
      writeTable(rows, writer, (row): LineOrigin => ({ in: 'table', table: number, row }));
    },
  };
}

const warningsOf = ({ pictures, notes, contents, hidden }: BodyCounts): IntakeWarning[] =>
  (
    [
      { code: 'pictures-left-out', count: pictures },
      { code: 'notes-left-out', count: notes },
      { code: 'contents-left-out', count: contents },
      { code: 'hidden-left-out', count: hidden },
    ] satisfies IntakeWarning[]
  ).filter(({ count }) => count > 0);
