import { useTranslation } from 'react-i18next';
import type { Behind, Reporting } from './figure.js';
import { shareInTime, stepOf } from './figure.js';

interface HeatTableProps {
  units: readonly { id: string; name: string }[];
  months: readonly string[];
  monthName: (month: string) => string;
  at: (unit: string, month: string) => Reporting | undefined;
  behind: (reporting: Reporting) => Behind;
  onOpen: (behind: Behind) => void;
  label: string;
}

/** Units × months: the share in time as ground and number, what came late or not at all beside it. */
export function HeatTable({ units, months, monthName, at, behind, onOpen, label }: HeatTableProps) {
  const { t } = useTranslation('dashboard');
  return (
    <div className="dashboard-scroll dashboard-heat" tabIndex={0} role="region" aria-label={t('scroll', { label })}>
      <table className="dashboard-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {months.map((month) => {
                const found = at(id, month);
                return <td key={month}>{found && <HeatCell found={found} onOpen={() => onOpen(behind(found))} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeatCell({ found, onOpen }: { found: Reporting; onOpen: () => void }) {
  const { t } = useTranslation('dashboard');
  const { met, metLate, missed, exempted, unit, month } = found;
  const share = shareInTime(found) ?? 0;
  const words =
    t('heat.words', { unit: unit.name, month, met, metLate, missed, share }) +
    (exempted > 0 ? t('heat.wordsExempted', { count: exempted }) : '');
  return (
    <button
      type="button"
      className={`dashboard-heat-cell dashboard-step-${stepOf(share)}`}
      title={words}
      aria-label={words}
      onClick={onOpen}
    >
      <strong>{met}</strong>
      {metLate > 0 && <span>▲{metLate}</span>}
      {missed > 0 && <span>●{missed}</span>}
      {exempted > 0 && <span>{t('heat.exemptedShort', { count: exempted })}</span>}
    </button>
  );
}
