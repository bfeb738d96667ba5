import type { ObligationRow, OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { Asked } from '../../parts/Asked.js';
import { Due, Moment } from '../../parts/Due.js';
import { ExemptionMark } from '../../parts/Exemption.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { useChosen } from './useChosen.js';

const PAGE = 100;
const FIELDS = 'id,task,number,title,unit,kind,period,dueOn,status,urgedAt,exemption';

type Missed = Pick<
  ObligationRow,
  'id' | 'task' | 'number' | 'title' | 'unit' | 'kind' | 'period' | 'dueOn' | 'status' | 'urgedAt' | 'exemption'
>;

/** What is left of an ended task is waited for no more, and a suspended one stands still. */
const isUrged = ({ status }: Missed): boolean => !['completed', 'withdrawn', 'suspended'].includes(status);

/** What is missed, the longest late first, to urge several at once. */
export function MissedPanel() {
  const { t } = useTranslation('review');
  const pages = useInfiniteQuery({
    queryKey: ['obligations.list', 'missed'],
    queryFn: ({ pageParam, signal }): Promise<OperationAnswer<'obligations.list'>> =>
      ask(
        'obligations.list',
        { query: { state: 'missed', limit: PAGE, fields: FIELDS, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Panel title={t('slips.overdue')}>
      <Asked query={pages}>
        {({ pages: read }) => {
          const rows = read.flatMap((page) => page.rows as Missed[]).filter(isUrged);
          if (rows.length === 0 && !pages.hasNextPage) return <Nothing>{t('slips.overdueNothing')}</Nothing>;
          return (
            <>
              <MissedList rows={rows} />
              {pages.hasNextPage && (
                <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {t('slips.overdueMore')}
                </Button>
              )}
            </>
          );
        }}
      </Asked>
    </Panel>
  );
}

function MissedList({ rows }: { rows: readonly Missed[] }) {
  const { t } = useTranslation('review');
  const { chosen, isChosen, set, isAll, isSome, setAll } = useChosen(rows);
  const { urge, isDoing } = useUrging();
  return (
    <>
      <div className="slips-bar">
        <Checkbox checked={isAll} indeterminate={isSome} onChange={({ target }) => setAll(target.checked)}>
          {t('slips.selectAll')}
        </Checkbox>
        <span className="slips-space" />
        <Button disabled={chosen.length === 0} loading={isDoing} onClick={() => urge(chosen)}>
          {t('slips.urge', { count: chosen.length })}
        </Button>
      </div>
      <div role="table" aria-label={t('slips.overdue')} className="slips-table">
        <div role="row" className="slips-row slips-head">
          <span role="columnheader">
            <span className="only-read">{t('slips.selectAll')}</span>
          </span>
          {(['unit', 'task', 'what', 'due', 'urged'] as const).map((name) => (
            <span key={name} role="columnheader">
              {t(`slips.column.${name}`)}
            </span>
          ))}
        </div>
        {rows.map((row) => (
          <MissedRow key={row.id} row={row} isChosen={isChosen(row.id)} onChoose={(choice) => set(row.id, choice)} />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  row: Missed;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function MissedRow({ row, isChosen, onChoose }: RowProps) {
  const { task, number, title, unit, kind, period, dueOn, urgedAt, exemption } = row;
  const { t } = useTranslation('review');
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <div role="row" className="slips-row">
      <span role="cell">
        <Checkbox
          checked={isChosen}
          aria-label={t('slips.select', { unit: unit.name, title })}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </span>
      <span role="cell">{unit.name}</span>
      <span role="cell">
        <Link to={taskPath(task)}>
          {number && `${number}. `}
          {title}
        </Link>
      </span>
      <span role="cell">
        {period && periodText(period)}
        {term('kind', kind)}
      </span>
      <span role="cell">
        <Due dueOn={dueOn} />
        {exemption && <ExemptionMark exemption={exemption} />}
      </span>
      <span role="cell" className="small quiet">
        <span className="slips-label">{t('slips.column.urged')} </span>
        {urgedAt ? <Moment at={urgedAt} /> : t('slips.neverUrged')}
      </span>
    </div>
  );
}

const NAMED = 5;
/** As many commands as one request holds. */
const COMMANDS = 500;

/** Urges after saying whom. */
function useUrging() {
  const { t } = useTranslation(['review', 'frame']);
  const { deed, isDoing } = useDeed();
  const { modal } = App.useApp();
  const urge = (all: readonly Missed[]): void => {
    const chosen = all.slice(0, COMMANDS);
    const names = [...new Set(chosen.map(({ unit }) => unit.name))];
    const some = names.slice(0, NAMED).join('、') + (names.length > NAMED ? t('slips.andOthers') : '');
    modal.confirm({
      title: t('slips.urgeTitle', { count: chosen.length }),
      content: t('slips.urgeWhom', { units: names.length, names: some }),
      okText: t('confirm', { ns: 'frame' }),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: async () => {
        await deed(
          chosen.map(({ task, id }) => ({ type: 'obligation.urge' as const, target: task, member: id })),
          t('slips.urged', { count: chosen.length }),
        );
      },
    });
  };
  return { urge, isDoing };
}
