import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Due, Moment } from '../../parts/Due.js';
import { ExemptionNote } from '../../parts/Exemption.js';
import { Mark, StateMark, StatusMark } from '../../parts/Light.js';
import { taskPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Tone } from '../../theme/theme.js';
import type { Behind } from './figure.js';

/** The list behind a number, each line leading to its task. */
export function BehindDrawer({ behind, onClose }: { behind: Behind; onClose: () => void }) {
  useReturnedFocus();
  return (
    <Drawer open size={640} title={behind.title} onClose={onClose}>
      {behind.list === 'tasks' && <Tasks query={behind.query} />}
      {behind.list === 'slips' && <Slips query={behind.query} />}
      {behind.list === 'obligations' && <Obligations query={behind.query} />}
    </Drawer>
  );
}

type QueryOf<List extends Behind['list']> = Extract<Behind, { list: List }>['query'];

function Tasks({ query }: { query: QueryOf<'tasks'> }) {
  const term = useTerm();
  const asked = useAsk('dashboard.tasks', { query });
  return (
    <Asked query={asked}>
      {({ rows }) => (
        <Lines total={rows.length}>
          {rows.map(({ task, number, title, lead, status, colour, closedAs }) => (
            <Line key={task.id} task={task} number={number} title={title}>
              <span className="quiet small">{lead?.name}</span> <StatusMark status={status} closedAs={closedAs} />{' '}
              <Mark tone={colour}>{term('colour', colour)}</Mark>
            </Line>
          ))}
        </Lines>
      )}
    </Asked>
  );
}

function Slips({ query }: { query: QueryOf<'slips'> }) {
  const term = useTerm();
  const periodText = usePeriod();
  const asked = useAsk('dashboard.slips', { query });
  return (
    <Asked query={asked}>
      {({ rows }) => (
        <Lines total={rows.length}>
          {rows.map(({ id, task, number, title, unit, level, state, issuedAt, obligation }) => (
            <Line key={id} task={task} number={number} title={title}>
              <Mark tone={toneOfLevel(level)}>{term('slipLevel', level)}</Mark> <StateMark state={state} />{' '}
              <span className="quiet small">
                {unit?.name}
                {obligation &&
                  ` · ${obligation.period ? periodText(obligation.period) : ''}${term('kind', obligation.kind)}`}
                {issuedAt && ' · '}
              </span>
              {issuedAt && (
                <span className="quiet small">
                  <Moment at={issuedAt} />
                </span>
              )}
            </Line>
          ))}
        </Lines>
      )}
    </Asked>
  );
}

const toneOfLevel = (level: string): Tone => (level === 'red' || level === 'yellow' ? level : 'blue');

function Obligations({ query }: { query: QueryOf<'obligations'> }) {
  const term = useTerm();
  const periodText = usePeriod();
  const asked = useAsk('obligations.list', { query: { limit: 200, ...query } });
  return (
    <Asked query={asked}>
      {({ rows, next }) => (
        <Lines total={rows.length} hasMore={next !== null}>
          {rows.map(({ id, task, number, title, unit, kind, period, state, dueOn, exemption }) =>
            task ? (
              <Line key={id} task={task} number={number ?? null} title={title ?? ''}>
                <StateMark state={state ?? ''} />{' '}
                <span className="quiet small">
                  {unit?.name} · {period ? periodText(period) : ''}
                  {term('kind', kind ?? '')} ·{' '}
                </span>
                <span className="small">{dueOn && <Due dueOn={dueOn} isDone={DONE.has(state ?? '')} />}</span>
                {exemption && <ExemptionNote exemption={exemption} />}
              </Line>
            ) : null,
          )}
        </Lines>
      )}
    </Asked>
  );
}

const DONE = new Set(['met', 'metLate']);

function Lines({ total, hasMore = false, children }: { total: number; hasMore?: boolean; children: ReactNode }) {
  const { t } = useTranslation('dashboard');
  return (
    <>
      <p className="quiet small">{t(hasMore ? 'behind.more' : 'behind.total', { count: total })}</p>
      <ul className="dashboard-lines">{children}</ul>
    </>
  );
}

interface LineProps {
  task: { year: number; id: string };
  number: string | null;
  title: string;
  children: ReactNode;
}

function Line({ task: { year, id }, number, title, children }: LineProps) {
  const { t } = useTranslation('dashboard');
  return (
    <li>
      <Link to={taskPath({ year, id })}>{number === null ? title : t('numbered', { number, title })}</Link>
      <div>{children}</div>
    </li>
  );
}
