import type { ReturnRow } from '@duban/contracts';
import { App } from 'antd';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fillable, fillable, pasted, type PasteFault } from './paste.js';
import type { SheetStore } from './sheet-store.js';
import { isOpenRow } from './TaskCell.js';
import { cellsOf } from './table-text.js';
import { isChosen } from './useMoves.js';

/** Takes a table that was copied from a spreadsheet into the lines from the cell on, all of it or nothing. */
export function usePaste(store: SheetStore, rows: readonly ReturnRow[]): (event: ClipboardEvent<HTMLElement>) => void {
  const { t } = useTranslation('returns');
  const { message, modal } = App.useApp();
  const refuse = (fault: PasteFault): void => {
    const where = 'member' in fault ? (rows.find(({ member }) => member === fault.member)?.title ?? '') : '';
    modal.error({ title: t('pasteRefused'), content: t(`pasteFault.${fault.code}`, { ...fault, task: where }) });
  };
  return (event) => {
    const cell = event.target as HTMLElement;
    const { column, member, figure = '0' } = cell.dataset;
    const cells = tableIn(event.clipboardData, cell);
    if (!cells || member === undefined || !isFillable(column)) return;
    event.preventDefault();
    const lines = rows.flatMap((row) => {
      const draft = store.line(row.member)?.draft;
      return draft ? [{ member: row.member, draft, isOpen: isOpenRow(row) }] : [];
    });
    const result = pasted(lines, { member, column, figure: Number(figure) }, cells);
    if ('fault' in result) return refuse(result.fault);
    store.replace(result.drafts);
    void message.success(t('pasted', { count: result.drafts.size }));
  };
}

const isFillable = (column: string | undefined): column is Fillable =>
  (fillable as readonly (string | undefined)[]).includes(column);

/** The table in what is pasted; nothing where it is a text for one cell, which goes where the caret stands. */
function tableIn(data: DataTransfer, cell: HTMLElement): string[][] | undefined {
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  const isTable = text.includes('\t') || /<table/i.test(html);
  // Paragraphs of a document are one text; bare lines on a chosen cell are a column.
  if (!isTable && (html !== '' || !isChosen(cell) || !/\n./.test(text))) return undefined;
  const cells = cellsOf(text);
  return cells.length === 1 && cells[0]?.length === 1 && !isTable ? undefined : cells;
}
