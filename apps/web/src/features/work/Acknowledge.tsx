import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment, Due } from '../../parts/Due.js';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { type Matter, unitOf } from './matter.js';
import { useActs } from './useActs.js';

/** 签收: what the task says, what will be owed when, and one button. */
export function Acknowledge({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { task, obligation } = matter;
  const { act, isDoing } = useActs(task);
  if (!obligation) return null;
  return (
    <>
      <Panel title={t('taskText')}>
        <p className="text">{task.body ?? task.title}</p>
      </Panel>
      <WillBeOwed matter={matter} />
      {obligation.allowed.includes('acknowledgement.give') && (
        <div className="work-acts">
          <Button
            type="primary"
            size="large"
            loading={isDoing}
            onClick={() => void act('acknowledgement.give', obligation.id)}
          >
            {term('command', 'acknowledgement.give')}
          </Button>
          <span className="quiet">{t('acknowledgeMeans')}</span>
        </div>
      )}
      {obligation.deliveredAt && (
        <Alert
          type="success"
          showIcon
          title={
            <>
              {t('acknowledgedAt')} <Moment at={obligation.deliveredAt} />
            </>
          }
        />
      )}
    </>
  );
}

function WillBeOwed({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const periodText = usePeriod();
  const { task } = matter;
  const unit = unitOf(matter)?.id;
  const owed = task.obligations
    .filter((each) => each.unit.id === unit && ['pending', 'open', 'missed', 'held'].includes(each.state))
    .filter((each) => each.id !== matter.obligation?.id);
  if (owed.length === 0) return null;
  return (
    <Panel title={t('willBeOwed')}>
      <ul className="work-list">
        {owed.map(({ id, kind, period, dueOn, state }) => (
          <li key={id}>
            <Link to={workPath(task.task, id)}>
              {term('kind', kind)}
              {period ? ` · ${periodText(period)}` : ''}
            </Link>
            <span className="work-list-end">
              <Due dueOn={dueOn} /> <StateMark state={state} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
