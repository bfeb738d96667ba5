import type { OperationAnswer } from '@duban/contracts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Page } from '../../parts/Page.js';
import { dayOf } from '../../time/days.js';
import { TableEditor } from './TableEditor.js';
import './holidays.css';

type Row = OperationAnswer<'holidays.list'>['rows'][number];

/** 节假日表: the days off and the make-up working days, a table for each year. */
export default function HolidaysPage() {
  const { t } = useTranslation(['admin', 'frame']);
  const query = useAsk('holidays.list', {});
  const now = useNow();
  return (
    <Page title={t('frame:pages.holidays')} under={t('holidays.under')}>
      <Asked query={query}>
        {({ rows }) => (now === undefined ? null : <Years rows={rows} thisYear={Number(dayOf(now).slice(0, 4))} />)}
      </Asked>
    </Page>
  );
}

function Years({ rows, thisYear }: { rows: readonly Row[]; thisYear: number }) {
  const { t } = useTranslation('admin');
  const [year, setYear] = useState(thisYear);
  const known = rows.map((row) => row.year);
  const years = [...new Set([...known, thisYear, thisYear + 1, Math.max(...known, thisYear) + 1])].toSorted(
    (a, b) => a - b,
  );
  const row = rows.find((each) => each.year === year);
  return (
    <>
      <nav className="holidays-years" aria-label={t('holidays.year')}>
        <Segmented
          value={year}
          onChange={setYear}
          options={years.map((each) => ({
            value: each,
            label: known.includes(each) ? String(each) : t('holidays.unknownYear', { year: each }),
          }))}
        />
      </nav>
      {row ? <KnownYear key={year} year={year} /> : <TableEditor key={year} year={year} saved={null} />}
    </>
  );
}

function KnownYear({ year }: { year: number }) {
  const query = useAsk('holiday.read', { params: { year } });
  return <Asked query={query}>{(saved) => <TableEditor year={year} saved={saved} />}</Asked>;
}
