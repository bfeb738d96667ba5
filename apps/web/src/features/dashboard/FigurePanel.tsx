import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { csvOf } from './csv.js';
import type { Behind, FigureTable } from './figure.js';

interface FigurePanelProps {
  title: string;
  /** What the figures mean. */
  note: string;
  table: FigureTable;
  chart: ReactNode;
  /** Name of the file to be saved, without its ending. */
  file: string;
  extra?: ReactNode;
  onOpen: (behind: Behind) => void;
}

type Face = 'chart' | 'table';

/** A chart with the table behind it, what its figures mean, and a file to save. */
export function FigurePanel({ title, note, table, chart, file, extra, onOpen }: FigurePanelProps) {
  const { t } = useTranslation('dashboard');
  const [face, setFace] = useState<Face>('chart');
  return (
    <Panel
      title={title}
      extra={
        <div className="dashboard-tools no-print">
          {extra}
          <Segmented<Face>
            size="small"
            value={face}
            onChange={setFace}
            aria-label={t('face.label', { title })}
            options={[
              { value: 'chart', label: t('face.chart') },
              { value: 'table', label: t('face.table') },
            ]}
          />
          <Button
            size="small"
            icon={<DownloadOutlined />}
            aria-label={t('download', { title })}
            title={t('download', { title })}
            onClick={() => save(table, file)}
          />
        </div>
      }
    >
      {face === 'chart' ? chart : <FigureRows title={title} table={table} onOpen={onOpen} />}
      <p className="quiet small dashboard-note">{note}</p>
    </Panel>
  );
}

/** The table: every number opens the list behind it. */
function FigureRows({
  title,
  table: { columns, rows },
  onOpen,
}: {
  title: string;
  table: FigureTable;
  onOpen: (behind: Behind) => void;
}) {
  const { t } = useTranslation('dashboard');
  return (
    <div className="dashboard-scroll" tabIndex={0} role="region" aria-label={t('scroll', { label: title })}>
      <table className="dashboard-table" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name?.value}</th>
              {cells.map(({ value, behind }, index) => (
                <td key={index} className={typeof value === 'number' ? 'dashboard-number' : undefined}>
                  {behind ? (
                    <button type="button" className="dashboard-open" onClick={() => onOpen(behind)}>
                      {value}
                    </button>
                  ) : (
                    value
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function save({ columns, rows }: FigureTable, file: string): void {
  const text = csvOf([columns, ...rows.map((row) => row.map(({ value }) => value))]);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${file}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
