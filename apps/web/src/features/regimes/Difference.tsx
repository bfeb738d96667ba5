import type { RegimeDifferenceView } from '@duban/contracts';
import { Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../parts/Light.js';
import { taskPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { dayText } from '../../time/days.js';
import type { Tone } from '../../theme/theme.js';
import { UnitMonths } from './UnitMonths.js';

type Change = RegimeDifferenceView['changes'][number];

/** What changed rules would do to a directive: in one sentence, by day, by unit and by task. */
export function Difference({ difference }: { difference: RegimeDifferenceView }) {
  const { t } = useTranslation('regimes');
  const { totals, units, tasks, changes } = difference;
  return (
    <>
      <p className="regimes-totals">{t('difference.sum', { ...totals, tasks: tasks.length, units: units.length })}</p>
      <Tabs
        items={[
          { key: 'days', label: t('difference.byDay'), children: <Changes changes={changes} /> },
          { key: 'units', label: t('difference.byUnit'), children: <Units units={units} /> },
          { key: 'months', label: t('difference.byMonth'), children: <MonthsOfUnits units={units} /> },
          { key: 'tasks', label: t('difference.byTask'), children: <Tasks tasks={tasks} /> },
        ]}
      />
    </>
  );
}

const tones: Readonly<Record<Change['change'], Tone>> = { made: 'green', moved: 'yellow', dropped: 'red' };
const compact = { size: 'small', scroll: { x: 'max-content' } } as const;
const pages = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false } as const;

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('regimes');
  const term = useTerm();
  const language = useLanguage();
  const period = usePeriod();
  const day = (date: string | null): string => (date === null ? '–' : dayText(date, language, date));
  return (
    <Table<Change>
      {...compact}
      pagination={pages}
      rowKey={(row) => JSON.stringify(row)}
      dataSource={[...changes]}
      locale={{ emptyText: t('difference.nothing') }}
      columns={[
        {
          title: t('difference.change'),
          render: (_, { change, from, to }) => (
            <Mark tone={tones[change]}>{t(from === to ? 'difference.rescheduled' : `difference.${change}`)}</Mark>
          ),
        },
        { title: t('difference.kind'), render: (_, { kind }) => term('kind', kind) },
        { title: t('difference.period'), render: (_, row) => period(row.period) },
        { title: t('difference.from'), render: (_, { from }) => day(from) },
        { title: t('difference.to'), render: (_, { to }) => day(to) },
        { title: t('difference.count'), dataIndex: 'count', align: 'end' },
      ]}
    />
  );
}

type Totals = RegimeDifferenceView['totals'];

function useTotalColumns() {
  const { t } = useTranslation('regimes');
  return (['made', 'moved', 'dropped', 'untouched'] as const).map((total) => ({
    title: t(`difference.${total}`),
    dataIndex: total,
    align: 'end' as const,
    sorter: (a: Totals, b: Totals) => a[total] - b[total],
  }));
}

/** Names of all units, by id. */
function useNames(): (unit: string) => string {
  const names = new Map(useUnitNames().map(({ id, name }) => [id, name]));
  return (unit) => names.get(unit) ?? unit.slice(0, 8);
}

function Units({ units }: { units: RegimeDifferenceView['units'] }) {
  const { t } = useTranslation('regimes');
  const nameOf = useNames();
  return (
    <Table
      {...compact}
      pagination={pages}
      rowKey="unit"
      dataSource={units}
      columns={[{ title: t('difference.unit'), render: (_, { unit }) => nameOf(unit) }, ...useTotalColumns()]}
    />
  );
}

function MonthsOfUnits({ units }: { units: RegimeDifferenceView['units'] }) {
  return <UnitMonths units={units} nameOf={useNames()} />;
}

function Tasks({ tasks }: { tasks: RegimeDifferenceView['tasks'] }) {
  const { t } = useTranslation('regimes');
  return (
    <Table
      {...compact}
      pagination={pages}
      rowKey={({ task }) => task.id}
      dataSource={tasks}
      columns={[
        {
          title: t('difference.task'),
          render: (_, { task, number, title }) => (
            <Link to={taskPath(task)}>
              {number} {title}
            </Link>
          ),
        },
        ...useTotalColumns(),
      ]}
    />
  );
}
