import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Matter, ObligationOf } from './matter.js';
import { TextForm, useText } from './TextForm.js';

const RAISE = 'objection.raise';

/** 提出异议: the unit says why the task is not its own; what it said before, and how that stands. */
export function Objection({ matter: { task, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  if (obligation?.kind !== 'acknowledgement') return null;
  const raised = task.members.filter((each) => each.kind === 'objection' && each.obligation === obligation.id);
  const mayRaise = obligation.allowed.includes(RAISE);
  if (!mayRaise && raised.length === 0) return null;
  return (
    <Panel title={term('kind', 'objection')}>
      {raised.map(({ id, state }) => (
        <p key={id}>
          <Link to={workPath(task.task, id)}>{t('object.standing')}</Link> <StateMark state={state} />
        </p>
      ))}
      {mayRaise && <ObjectionForm task={task} obligation={obligation} />}
    </Panel>
  );
}

function ObjectionForm({ task, obligation }: { task: Matter['task']; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const text = useText({ task, type: RAISE, of: obligation, form: 'objection', missing: t('object.missing') });
  return (
    <details className="work-more" open={text.typed !== '' || undefined}>
      <summary>{term('command', RAISE)}</summary>
      <TextForm text={text} label={t('object.reason')} note={t('object.means')} rows={[3, 12]} />
    </details>
  );
}
