import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaderPart } from './LeaderPart.js';
import { type Subject, subjectOf } from './order.js';
import { TaskName } from './TaskName.js';

type Row = LeaderView['slipping']['rows'][number];

interface TaskPartProps<Shown extends Row> {
  name: 'coordination' | 'slipping';
  part: { total: number; rows: readonly Shown[] };
  /** Rows that fit on the printed sheet. */
  printed: number;
  what: (row: Shown) => ReactNode;
  since: (row: Shown) => ReactNode;
  onOrder: (subject: Subject) => void;
}

/** A part of the sheet that lists tasks: each with its lead, what is the matter and since when; an order is given on the spot. */
export function TaskPart<Shown extends Row>({ name, part, printed, what, since, onOrder }: TaskPartProps<Shown>) {
  const { t } = useTranslation('leader');
  const { total, rows } = part;
  return (
    <LeaderPart
      name={name}
      total={total}
      printed={printed}
      heads={[t('task'), t('lead'), t(`${name}.what`), t(`${name}.since`)]}
    >
      {rows.map((row) => (
        <tr key={`${row.task?.id} ${row.member}`}>
          <td>
            <TaskName row={row} />
          </td>
          <td>{row.unit?.name}</td>
          <td>{what(row)}</td>
          <td className="leader-day">{since(row)}</td>
          <td className="no-print leader-deed">
            <Button
              size="small"
              onClick={() => onOrder(subjectOf(row.task))}
              aria-label={t('orderOn', { name: row.title })}
            >
              {t('order')}
            </Button>
          </td>
        </tr>
      ))}
    </LeaderPart>
  );
}
