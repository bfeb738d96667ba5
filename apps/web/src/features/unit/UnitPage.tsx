import type { InspectionRow, MatterRow, ObligationRow, OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Due, Moment } from '../../parts/Due.js';
import { ExemptionMark } from '../../parts/Exemption.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { InspectionMark } from '../../parts/InspectionMark.js';

const PAGE = 20;
/** As many matters as are read at once. */
const MANY = 200;
const FIELDS = 'id,task,number,title,kind,period,dueOn,state,exemption';
type Owed = Pick<
  ObligationRow,
  'id' | 'task' | 'number' | 'title' | 'kind' | 'period' | 'dueOn' | 'state' | 'exemption'
>;

/** 本单位事项: all that concerns one unit on one page: what it owes, what it asked for, what is said about it, who inspects it. */
export default function UnitPage() {
  const { t } = useTranslation(['unit', 'frame']);
  return (
    <Page title={t('pages.unit', { ns: 'frame' })} under={t('under')}>
      <OwedPanel />
      <MattersPanel />
      <InspectionsPanel />
    </Page>
  );
}

/** What is owed and not done, by the day on which it is due. */
function OwedPanel() {
  const { t } = useTranslation(['unit', 'frame']);
  const pages = useInfiniteQuery({
    queryKey: ['obligations.list', 'mine'],
    queryFn: ({ pageParam, signal }): Promise<OperationAnswer<'obligations.list'>> =>
      ask(
        'obligations.list',
        { query: { mine: 'true', state: 'missed,open,held', limit: PAGE, fields: FIELDS, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Panel title={t('owed.title')} id="unit-owed">
      <Asked query={pages}>
        {({ pages: read }) => <OwedTable rows={read.flatMap((page) => page.rows as Owed[])} />}
      </Asked>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more', { ns: 'frame' })}
        </Button>
      )}
    </Panel>
  );
}

function OwedTable({ rows }: { rows: Owed[] }) {
  const { t } = useTranslation('unit');
  const term = useTerm();
  const periodText = usePeriod();
  if (rows.length === 0) return <Nothing>{t('owed.none')}</Nothing>;
  const columns = cardColumns<Owed>([
    {
      title: t('column.task'),
      render: (_, { task, number, title, id }) => (
        <Link to={workPath(task, id)}>{[number, title].filter(Boolean).join(' ')}</Link>
      ),
    },
    {
      title: t('column.what'),
      width: 190,
      render: (_, { kind, period }) => [term('kind', kind), period && periodText(period)].filter(Boolean).join(' · '),
    },
    { title: t('column.due'), width: 190, render: (_, { dueOn }) => <Due dueOn={dueOn} /> },
    {
      title: t('column.state'),
      width: 230,
      render: (_, { state, exemption }) => (
        <>
          <Mark tone={OWED_TONES[state] ?? 'blue'}>{term('state', state)}</Mark>{' '}
          {exemption && <ExemptionMark exemption={exemption} />}
        </>
      ),
    },
  ]);
  return <Rows rows={rows} columns={columns} />;
}

const OWED_TONES: Readonly<Record<string, 'red' | 'grey'>> = { missed: 'red', held: 'grey' };

/** 延期、异议、分歧、调整、销号 that the unit has to do with, and the slips about it. */
function MattersPanel() {
  const { t } = useTranslation(['unit', 'frame']);
  const [limit, setLimit] = useState(PAGE);
  const matters = useAsk('matters.list', { query: { limit } }, { keepsPrevious: true });
  return (
    <Panel title={t('matters.title')} id="unit-matters">
      <Asked query={matters}>
        {({ rows, total }) => (
          <>
            <MattersTable rows={rows} />
            {total > rows.length && limit < MANY && (
              <Button block loading={matters.isFetching} onClick={() => setLimit(MANY)}>
                {t('more', { ns: 'frame' })}
              </Button>
            )}
            {total > rows.length && limit === MANY && (
              <p className="quiet">{t('matters.first', { shown: rows.length, count: total })}</p>
            )}
          </>
        )}
      </Asked>
    </Panel>
  );
}

function MattersTable({ rows }: { rows: MatterRow[] }) {
  const { t } = useTranslation('unit');
  const term = useTerm();
  const periodText = usePeriod();
  if (rows.length === 0) return <Nothing>{t('matters.none')}</Nothing>;
  const columns = cardColumns<MatterRow>([
    {
      title: t('column.what'),
      width: 210,
      render: (_, { kind, level, task, id }) => (
        <Link to={workPath(task, id)}>{level === null ? term('kind', kind) : term('slipLevel', level)}</Link>
      ),
    },
    { title: t('column.task'), render: (_, { number, title }) => [number, title].filter(Boolean).join(' ') },
    {
      title: t('column.about'),
      width: 190,
      render: (_, { obligation }) =>
        obligation &&
        [term('kind', obligation.kind), obligation.period && periodText(obligation.period)].filter(Boolean).join(' · '),
    },
    { title: t('column.since'), width: 150, render: (_, { since }) => since && <Moment at={since} /> },
    {
      title: t('column.state'),
      width: 230,
      render: (_, { kind, state, isOpen, replyOn }) => (
        <>
          <Mark tone={isOpen ? 'yellow' : 'grey'}>{term('state', wordOf(kind, state))}</Mark>
          {isOpen && replyOn !== null && (
            <div className="small">
              {t('matters.replyBy')} <Due dueOn={replyOn} />
            </div>
          )}
        </>
      ),
    },
  ]);
  return <Rows rows={rows} columns={columns} />;
}

/** What is approved is taken up where a unit handed it in, and agreed to where somebody asked for it. */
const wordOf = (kind: MatterRow['kind'], state: string): string =>
  kind === 'adjustment' && state === 'approved' ? 'granted' : state;

/** Inspections of which the unit is an object, as far as it has been told. */
function InspectionsPanel() {
  const { t } = useTranslation(['unit', 'inspections']);
  const inspections = useAsk('inspections.list', { query: { limit: '20' } });
  return (
    <Panel
      title={t('inspections.title')}
      id="unit-inspections"
      extra={<Link to="/inspections">{t('inspections.all')}</Link>}
    >
      <Asked query={inspections}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>{t('noneObject', { ns: 'inspections' })}</Nothing>
          ) : (
            <ul className="plain-list">
              {(rows as InspectionRow[]).map(({ year, id, title, status, from, until }) => (
                <li key={id}>
                  <Link to={`/inspections/${year}/${id}`}>{title}</Link> <InspectionMark status={status} />{' '}
                  {from !== null && until !== null && (
                    <span className="quiet">
                      <Due dueOn={from} isDone /> – <Due dueOn={until} isDone />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Panel>
  );
}

function Rows<Row extends { id: string }>({ rows, columns }: { rows: Row[]; columns: TableColumnType<Row>[] }) {
  return (
    <Table<Row>
      className={CARDS}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 820 }}
    />
  );
}
