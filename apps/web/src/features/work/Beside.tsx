import type { TaskView } from '@duban/contracts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due, Moment } from '../../parts/Due.js';
import { Light, StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import { Disagreement } from './Disagreement.js';
import { Exempt } from './Exempt.js';
import { ExtensionRequest } from './ExtensionRequest.js';
import { Objection } from './Objection.js';
import type { Matter, ObligationOf } from './matter.js';
import { useActs } from './useActs.js';

/** What stands beside the work: the task, the day, and what can be asked for. */
export function Beside({ matter }: { matter: Matter }) {
  return (
    <aside className="work-beside">
      <TheTask matter={matter} />
      <TheDay matter={matter} />
      <Objection matter={matter} />
      <Disagreement matter={matter} />
    </aside>
  );
}

function TheTask({ matter: { task, kind } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const mayClaim = task.allowed.includes('closeOut.claim') && kind !== 'claim';
  return (
    <Panel title={t('theTask')} extra={<Light light={task.light} brief />}>
      <dl className="work-facts">
        {kind !== 'acknowledgement' && (
          <>
            <dt>{t('taskText')}</dt>
            <dd className="text work-body">{task.body ?? task.title}</dd>
          </>
        )}
        <dt>{term('relation', 'lead')}</dt>
        <dd>{task.lead?.name ?? t('noLead')}</dd>
        {task.coordinating.length > 0 && (
          <>
            <dt>{term('relation', 'coordinating')}</dt>
            <dd>{task.coordinating.map(({ name }) => name).join(t('comma'))}</dd>
          </>
        )}
        {task.sectionPath.length > 0 && (
          <>
            <dt>{t('section')}</dt>
            <dd>{task.sectionPath.join(' / ')}</dd>
          </>
        )}
      </dl>
      {mayClaim && <Link to={workPath(task.task, 'claim')}>{t('toClaim')}</Link>}
    </Panel>
  );
}

/** What is owed no more: its day is late for nobody. */
const ended: ReadonlySet<string> = new Set(['waived', 'cancelled']);

function TheDay({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const { task, obligation, kind } = matter;
  const acts = useActs(task);
  if (!obligation || kind === 'extension' || kind === 'objection') return null;
  const { dueOn, firstDueOn, provisional, missedAt, deliveredAt, state, reason } = obligation;
  return (
    <Panel title={t('theDay')} extra={<StateMark state={state} />}>
      <dl className="work-facts">
        <dt>{t('dueOn')}</dt>
        <dd>
          <Due dueOn={dueOn} isDone={deliveredAt !== null || ended.has(state)} />
          {firstDueOn !== dueOn && <span className="quiet small"> {t('firstDueOn', { day: firstDueOn })}</span>}
        </dd>
        {deliveredAt && (
          <>
            <dt>{t('deliveredAt')}</dt>
            <dd>
              <Moment at={deliveredAt} />
            </dd>
          </>
        )}
        {missedAt && (
          <>
            <dt>{t('missedAt')}</dt>
            <dd>
              <Moment at={missedAt} />
            </dd>
          </>
        )}
      </dl>
      {provisional && <Alert type="info" title={t('provisional')} />}
      {state === 'waived' && reason?.text && <p className="text">{reason.text}</p>}
      <div className="work-row">
        <ActButtons acts={acts} of={obligation} commands={['obligation.urge', 'obligation.waive']} size="small" />
      </div>
      <Exempt task={task} obligation={obligation} />
      <Extensions task={task} obligation={obligation} />
    </Panel>
  );
}

/** What was asked about the day before, what became of it, and the form to ask. */
function Extensions({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const asked = task.members.filter((each) => each.kind === 'extension' && each.obligation === obligation.id);
  return (
    <>
      {asked.map(({ id, state, newDueOn }) => (
        <p key={id}>
          <Link to={workPath(task.task, id)}>{t('extensionTo', { day: newDueOn ?? '' })}</Link>{' '}
          <StateMark state={state} />
        </p>
      ))}
      {obligation.allowed.includes('extension.request') && <ExtensionRequest task={task} obligation={obligation} />}
    </>
  );
}
