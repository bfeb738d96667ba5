import type { Field } from '../units/labels.js';
import { isDuty, labelAt } from '../units/labels.js';

/** What a column of a table of tasks holds; `part` is a heading that its rows share. */
export type Column = Field | 'number' | 'text' | 'part';

/** The columns that a head row announces; nothing where it is not the head of a table of tasks. */
export function columnsOf(cells: readonly string[]): Column[] | undefined {
  const heads = cells.map((cell) => cell.replace(/[\s　]/g, ''));
  const printed = heads.filter((head) => head !== '');
  if (printed.length < 2 || printed.some((head) => head.length > 24 || /[。；;]/.test(head))) return undefined;
  const columns = heads.map(columnOf);
  const units = columns.some(
    (column) => column !== 'number' && column !== 'text' && column !== 'part' && isDuty(column),
  );
  const known = columns.filter((column, index) => column !== 'other' || knownOther.test(heads[index] ?? '')).length;
  if (!units || !columns.some((column) => column === 'text' || column === 'part') || known * 2 < printed.length)
    return undefined;
  // Where no column holds the tasks by its name, the last one that could does.
  if (!columns.includes('text')) columns[columns.lastIndexOf('part')] = 'text';
  return columns;
}

function columnOf(head: string): Column {
  if (/^(?:序号|编号|序|号|项目?编号|项次|No\.?|NO\.?)$/.test(head)) return 'number';
  const label = labelAt(`${head}：`, 0, head.length + 1);
  if (label && label.end === head.length + 1 && label.field !== 'other') {
    return label.field === 'note' || label.field === 'remark' ? 'other' : label.field;
  }
  if (
    /^(?:类别|类型|分类|领域|板块|方面|大类|专项|篇章|章节|部分|一级指标|指标类别|任务类别|工作类别|重点领域|工作领域|责任领域|所属领域|任务板块|行动名称)$/.test(
      head,
    )
  )
    return 'part';
  if (
    /(?:任务|事项|实事|项目|要点|内容|举措|措施|要求|目标|指标|条目|行动|安排|工作|责任清单|名称|清单)(?:及.{1,8}|[(（].{1,10}[)）])?$/.test(
      head,
    )
  )
    return 'text';
  return 'other';
}

const knownOther = /^(?:备注|说明|联系人|联系电话|联系方式|分值|得分|权重|进展|进展情况|完成情况|来源|任务来源|出处)$/;
