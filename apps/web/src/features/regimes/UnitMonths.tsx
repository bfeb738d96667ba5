import type { RegimeDifferenceView } from '@duban/contracts';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/useTerm.js';
import { monthText } from '../../time/days.js';
import { Change } from './Change.js';

type Units = RegimeDifferenceView['units'];
type Forms = Units[number]['months'][number]['before'];

interface UnitMonthsProps {
  units: Units;
  nameOf: (unit: string) => string;
}

/** How many sheets each unit fills in month by month, as it is and as it would be. */
export function UnitMonths({ units, nameOf }: UnitMonthsProps) {
  const { t } = useTranslation('regimes');
  const language = useLanguage();
  const months = [...new Set(units.flatMap((unit) => unit.months.map(({ month }) => month)))].toSorted();
  return (
    <>
      <p className="quiet small">{t('months.hint')}</p>
      <Table<Units[number]>
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowKey="unit"
        dataSource={units.toSorted((a, b) => sum(b, 'after') - sum(a, 'after'))}
        columns={[
          { title: t('difference.unit'), fixed: 'start', render: (_, { unit }) => nameOf(unit) },
          ...months.map((month) => ({
            title: monthText(Number(month.slice(5)), language),
            key: month,
            align: 'end' as const,
            render: (_: unknown, unit: Units[number]) => (
              <MonthCell forms={unit.months.find((m) => m.month === month)} />
            ),
          })),
          {
            title: t('months.year'),
            align: 'end',
            render: (_, unit) => <Change before={sum(unit, 'before')} after={sum(unit, 'after')} />,
          },
        ]}
      />
    </>
  );
}

const sum = (unit: Units[number], when: 'before' | 'after'): number =>
  unit.months.reduce((all, month) => all + month[when].sheets, 0);

function MonthCell({ forms }: { forms: { before: Forms; after: Forms } | undefined }) {
  const { t } = useTranslation('regimes');
  if (!forms) return <span className="quiet">–</span>;
  const { before, after } = forms;
  const lines = before.lines === after.lines ? String(after.lines) : `${before.lines} → ${after.lines}`;
  return (
    <>
      <Change before={before.sheets} after={after.sheets} />
      <div className="quiet small">{t('months.lines', { lines })}</div>
    </>
  );
}
