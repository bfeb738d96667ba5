import { readDocument } from '@duban/intake';
import { zipped } from '../support/zip.js';
import { type Figure, median, milliseconds, say } from './figure.js';

const PAGES = 300;
const PARAGRAPHS_OF_A_PAGE = 11;
const READINGS = 5;
const GOAL_MS = 3_000;
const GOAL_MB = 400;
/** How often the memory of this process is looked at. */
const LOOK_MS = 5;

/** Reading a long Word document with numbered lists, from its bytes to its text, with the start of the thread. */
export async function benchIntake(): Promise<Figure[]> {
  const bytes = longDocument();
  const times: number[] = [];
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), LOOK_MS);
  let lines = 0;
  for (let n = 0; n < READINGS; n++) {
    const start = performance.now();
    lines = (await readDocument(bytes)).lines.length;
    times.push(performance.now() - start);
    say(`a long document: ${milliseconds(times.at(-1) ?? 0)}`);
  }
  clearInterval(looking);
  const slowest = Math.max(...times);
  const megabytes = Math.round(most / 1024 / 1024);
  return [
    {
      what: `.docx of ${PAGES} pages (${lines} paragraphs, ${Math.round(bytes.length / 1024)} kB) to text`,
      figure: `${milliseconds(median(times))} (slowest of ${READINGS}: ${milliseconds(slowest)})`,
      limit: '',
      goal: `≤ ${milliseconds(GOAL_MS)}`,
      reached: slowest <= GOAL_MS,
    },
    {
      what: 'memory of the whole process meanwhile',
      figure: `${megabytes} MB`,
      limit: '',
      goal: `≤ ${GOAL_MB} MB`,
      reached: megabytes <= GOAL_MB,
    },
  ];
}

const OFFICE = 'http://schemas.openxmlformats.org';
const WORDS =
  '抓好重点任务落实 明确责任单位 按时报送进展 新建改造项目 完成年度投资 惠及城乡群众 健全长效机制 强化督查考核'.split(
    ' ',
  );

/** Each paragraph an item of a list, in several runs with their properties, as Word writes what was edited. */
function longDocument(): Buffer {
  const run = (text: string): string =>
    `<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>${text}</w:t></w:r>`;
  const paragraph = (at: number): string => {
    const runs = Array.from({ length: 8 }, (_, index) => run(`${WORDS[(at * 7 + index * 3) % WORDS.length]}${at}项,`));
    return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at % 9 === 0 ? 0 : 1}"/><w:numId w:val="1"/></w:numPr><w:ind w:firstLine="640"/></w:pPr>${runs.join('')}</w:p>`;
  };
  const body = Array.from({ length: PAGES * PARAGRAPHS_OF_A_PAGE }, (_, at) => paragraph(at)).join('');
  const w = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`;
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const related = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (all: string): string =>
    `<Relationships xmlns="${OFFICE}/package/2006/relationships">${all}</Relationships>`;
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations(related('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(related('rId1', 'numbering', 'numbering.xml')),
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`,
  });
}
