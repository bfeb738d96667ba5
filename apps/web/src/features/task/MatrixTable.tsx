import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Nothing } from '../../parts/Nothing.js';
import type { Place } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { type Column, matrixOf, type Row } from './matrix.js';
import { Legend, outcomeOf } from './OutcomeMark.js';
import type { Obligation, Standing } from './standing.js';
import { useObligationText } from './useObligationText.js';
import { placeOf } from './where.js';

/** Units × periods: each cell a sign in the colour of its outcome, leading to what was handed in or is owed. */
export function MatrixTable({ place, standing }: { place: Place; standing: Standing }) {
  const { t } = useTranslation('task');
  const { columns, rows, silent } = matrixOf(standing);
  if (rows.length === 0) return <Nothing>{t('matrix.none')}</Nothing>;
  return (
    <>
      <div className="task-scroll">
        <table className="task-matrix">
          <caption className="only-read">{t('matrix.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matrix.unit')}</th>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MatrixRow key={row.unit.id} row={row} columns={columns} place={place} at={standing.at} />
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
      {silent > 0 && <p className="quiet small">{t('matrix.silent', { count: silent })}</p>}
    </>
  );
}

function ColumnHead({ column: { kind, period } }: { column: Column }) {
  const term = useTerm();
  const periodText = usePeriod();
  return <th scope="col">{period === null ? term('kind', kind ?? '') : periodText(period)}</th>;
}

interface MatrixRowProps {
  row: Row;
  columns: readonly Column[];
  place: Place;
  at: string | null;
}

function MatrixRow({ row: { unit, cells }, columns, place, at }: MatrixRowProps) {
  const term = useTerm();
  return (
    <tr>
      <th scope="row">
        {unit.name} <span className="quiet small">{term('relation', unit.relation)}</span>
      </th>
      {columns.map(({ key }) => (
        <td key={key}>
          {cells.get(key)?.map((obligation) => (
            <Cell key={obligation.id} obligation={obligation} place={place} at={at} />
          ))}
        </td>
      ))}
    </tr>
  );
}

function Cell({ obligation, place, at }: { obligation: Obligation; place: Place; at: string | null }) {
  const text = useObligationText()(obligation);
  const { sign, strong, pale } = outcomeOf(obligation.state);
  return (
    <Link
      className="task-cell"
      style={{ color: strong, background: pale }}
      to={placeOf(place, obligation, at)}
      aria-label={text}
      title={text}
    >
      <span aria-hidden="true">{sign}</span>
    </Link>
  );
}
