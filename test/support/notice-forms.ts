import { docx, escaped, level, list, p, pagesOf, pdf, rows, table, use, xlsx } from './made-files.js';

/** An item of a notice, as the row of a table has it. */
interface NoticeItem {
  number: string | null;
  text: string;
  /** Who is to do it, as printed. */
  units: string;
}

/** A Word document in which each number that is printed as `1.` is made by a list that begins with it. */
export function asWordWithLists(lines: readonly string[]): Buffer {
  let lists = 0;
  let before = 0;
  let numbering = list(1, level(0, 'decimal', '%1.'));
  const body = lines.map((line) => {
    const [, number = '', words = ''] = /^\s*(\d{1,3})\.(?!\d)(.*)$/.exec(line) ?? [];
    if (number === '') return p(line);
    if (lists === 0 || Number(number) !== before + 1) {
      lists += 1;
      const start = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${number}"/></w:lvlOverride>`;
      numbering += use(lists, 1, start);
    }
    before = Number(number);
    return p(words, lists);
  });
  return docx(body.join(''), { numbering });
}

const HEAD = ['序号', '工作任务', '责任单位'];
const cells = ({ number, text, units }: NoticeItem): string[] => [number ?? '', text, units];

/** A Word document with a table of tasks. */
export const asWordTable = (title: string, items: readonly NoticeItem[]): Buffer =>
  docx(p(title) + table(HEAD, ...items.map(cells)));

/** A workbook with a table of tasks. */
export const asSheet = (title: string, items: readonly NoticeItem[]): Buffer =>
  xlsx([rows([title], HEAD, ...items.map(cells))]);

/** A page as governments publish it, with the furniture of the site around the text. */
export const asWebPage = (lines: readonly string[]): Buffer =>
  Buffer.from(
    `<!DOCTYPE html><html><head><title>网</title></head><body><ul><li><a>首页</a><li><a>公开</a><li><a>服务</a></ul>
     <div id="content">${lines.map((line) => `<p>　　${escaped(line)}</p>`).join('\n')}</div><div>某网站 版权所有</div></body></html>`,
  );

/** A PDF with a text layer. */
export const asPdf = (lines: readonly string[]): Buffer => pdf(pagesOf(lines.join('\n')), { font: 'mapped' });
