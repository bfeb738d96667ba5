import type { LadderTrialView } from '@duban/contracts';
import { Table, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { useLanguage } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { monthText } from '../../time/days.js';
import { Change } from './Change.js';

const levels = ['blue', 'yellow', 'red'] as const;
const which = ['present', 'candidate'] as const;
const outcomes = ['fired', 'cured', 'excused', 'ahead', 'offDaysOff'] as const;
const compact = { size: 'small', scroll: { x: 'max-content' } } as const;
const pages = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false } as const;

/** A ladder beside the one that ran: in one sentence, by rung, by unit and by month. */
export function LadderTrial({ view }: { view: LadderTrialView }) {
  const { t } = useTranslation('regimes');
  const { tasks, late, recorded, present, candidate, units, months } = view;
  if (late === 0) return <Nothing>{t('trial.nothingLate')}</Nothing>;
  return (
    <>
      <p className="regimes-totals">
        {t('trial.sum', { tasks, late, present: present.slips, candidate: candidate.slips })}
      </p>
      {candidate.rungs.length === 0 && <p className="quiet">{t('trial.noLadder')}</p>}
      {recorded !== present.slips && <p className="quiet">{t('trial.recorded', { recorded })}</p>}
      <Tabs
        items={[
          { key: 'rungs', label: t('trial.byRung'), children: <Rungs view={view} /> },
          { key: 'units', label: t('trial.byUnit'), children: <Units units={units} /> },
          { key: 'months', label: t('trial.byMonth'), children: <Months months={months} /> },
        ]}
      />
    </>
  );
}

function Rungs({ view }: { view: LadderTrialView }) {
  const { t } = useTranslation('regimes');
  const rows = which
    .flatMap((ladder) => view[ladder].rungs.map((rung) => ({ ladder, ...rung })))
    .toSorted((a, b) => a.rung - b.rung);
  return (
    <>
      <Table<(typeof rows)[number]>
        {...compact}
        pagination={false}
        rowKey={({ ladder, rung, level }) => `${rung} ${ladder} ${level}`}
        dataSource={rows}
        columns={[
          { title: t('trial.rung'), dataIndex: 'rung', align: 'end' },
          { title: t('trial.which'), render: (_, { ladder }) => t(`trial.${ladder}`) },
          { title: t('trial.level'), render: (_, { level }) => <Mark tone={level}>{t(`levels.${level}`)}</Mark> },
          ...outcomes.map((outcome) => ({
            title: t(`trial.${outcome}`),
            dataIndex: outcome,
            align: 'end' as const,
          })),
        ]}
      />
      <p className="quiet small">{t('trial.daysOff')}</p>
    </>
  );
}

type Both = Pick<LadderTrialView['months'][number], 'present' | 'candidate'>;

/** Slips of each level, and of all, as they were and as they would be. */
function useSlipColumns() {
  const { t } = useTranslation('regimes');
  const column = (title: string, of: (counts: Both['present']) => number) => ({
    title,
    align: 'end' as const,
    sorter: (a: Both, b: Both) => of(a.candidate) - of(b.candidate),
    render: (_: unknown, { present, candidate }: Both) => <Change before={of(present)} after={of(candidate)} />,
  });
  return [
    ...levels.map((level) => column(t(`levels.${level}`), (counts) => counts[level])),
    column(t('trial.total'), ({ blue, yellow, red }) => blue + yellow + red),
  ];
}

function Units({ units }: { units: LadderTrialView['units'] }) {
  const { t } = useTranslation('regimes');
  const names = new Map(useUnitNames().map(({ id, name }) => [id, name]));
  return (
    <Table
      {...compact}
      pagination={pages}
      rowKey="unit"
      dataSource={units}
      columns={[
        { title: t('trial.unit'), render: (_, { unit }) => names.get(unit) ?? unit.slice(0, 8) },
        { title: t('trial.late'), dataIndex: 'late', align: 'end', sorter: (a, b) => a.late - b.late },
        ...useSlipColumns(),
      ]}
    />
  );
}

function Months({ months }: { months: LadderTrialView['months'] }) {
  const { t } = useTranslation('regimes');
  const language = useLanguage();
  // with its year: what is late in December is escalated in January
  const nameOf = (month: string): string =>
    t('trial.monthOf', { year: month.slice(0, 4), month: monthText(Number(month.slice(5)), language) });
  return (
    <Table
      {...compact}
      pagination={false}
      rowKey="month"
      dataSource={months}
      columns={[{ title: t('trial.month'), render: (_, { month }) => nameOf(month) }, ...useSlipColumns()]}
    />
  );
}
