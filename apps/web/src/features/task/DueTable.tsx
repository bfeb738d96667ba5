import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due, Moment } from '../../parts/Due.js';
import { ExemptionNote } from '../../parts/Exemption.js';
import type { Place } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { dayOf } from '../../time/days.js';
import { OutcomeMark } from './OutcomeMark.js';
import type { Obligation, Standing } from './standing.js';
import { useReasonText } from './useReasonText.js';
import { placeOf } from './where.js';

const quiet = new Set(['pending', 'met', 'metLate', 'waived', 'cancelled']);

/** Every obligation of the task in the order in which it falls due. */
export function DueTable({ place, standing }: { place: Place; standing: Standing }) {
  return (
    <Table<Obligation>
      size="small"
      rowKey="id"
      columns={useColumns(place, standing.at)}
      dataSource={standing.obligations}
      pagination={standing.obligations.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 860 }}
    />
  );
}

function useColumns(place: Place, at: string | null): TableColumnsType<Obligation> {
  const { t } = useTranslation('task');
  const term = useTerm();
  const periodText = usePeriod();
  const { deed, isDoing } = useDeed();
  const urge = (member: string): Promise<boolean> =>
    deed([{ type: 'obligation.urge', target: { kind: 'task', ...place }, member }], t('urged', { count: 1 }));
  return [
    {
      title: t('dues.what'),
      render: (_, obligation) => (
        <Link to={placeOf(place, obligation, at)}>
          {obligation.period !== null && `${periodText(obligation.period)} `}
          {term('kind', obligation.kind)}
        </Link>
      ),
    },
    {
      title: t('matrix.unit'),
      render: (_, { unit, owedAs }) => (
        <>
          {unit.name} <span className="quiet small">{term('relation', owedAs)}</span>
        </>
      ),
    },
    { title: t('dues.opens'), render: (_, { opensAt }) => <Due dueOn={dayOf(opensAt)} isDone /> },
    {
      title: t('dues.due'),
      render: (_, { dueOn, firstDueOn, state, provisional }) => (
        <>
          <Due dueOn={dueOn} isDone={at !== null || quiet.has(state)} />
          {firstDueOn !== dueOn && <div className="quiet small">{t('dues.firstDue', { day: firstDueOn })}</div>}
          {provisional && <div className="quiet small">{t('dues.provisional')}</div>}
        </>
      ),
    },
    {
      title: t('dues.outcome'),
      render: (_, obligation) => <Outcome obligation={obligation} />,
    },
    {
      title: '',
      render: (_, { id, allowed, state, unit }) =>
        allowed.includes('obligation.urge') && state !== 'pending' ? (
          <Button
            size="small"
            disabled={isDoing}
            aria-label={`${term('command', 'obligation.urge')} ${unit.name}`}
            onClick={() => void urge(id)}
          >
            {term('command', 'obligation.urge')}
          </Button>
        ) : null,
    },
  ];
}

function Outcome({ obligation: { state, deliveredAt, reached, reason, exemption } }: { obligation: Obligation }) {
  const { t } = useTranslation('task');
  const reasonText = useReasonText();
  return (
    <>
      <OutcomeMark state={state} />
      {deliveredAt !== null && (
        <div className="quiet small">
          <Moment at={deliveredAt} />
        </div>
      )}
      {reached > 0 && <div className="quiet small">{t('dues.reached', { level: reached })}</div>}
      {reason && <div className="quiet small text">{reasonText(reason)}</div>}
      {exemption && <ExemptionNote exemption={exemption} />}
    </>
  );
}
