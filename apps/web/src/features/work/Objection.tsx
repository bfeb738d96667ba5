import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { Field } from '../../parts/report/ReportFields.js';
import { workPath } from '../../parts/task-path.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Matter, ObligationOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';

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
  const { give, isDoing } = useActs(task);
  const { typed, type, putAway } = useEdited({
    place: usePlace('objection', obligation.id),
    version: obligation.version,
    saved: { text: '' },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const text = typed.text.trim();
  const fault = isTried && text === '' ? t('object.missing') : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (text !== '' && (await give([{ type: RAISE, target: task.task, member: obligation.id, text }]))) putAway();
  };
  return (
    <details className="work-more" open={typed.text !== '' || undefined}>
      <summary>{term('command', RAISE)}</summary>
      <div className="work-form">
        <Field label={t('object.reason')} isNeeded fault={fault}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.text}
              status={fault ? 'error' : ''}
              maxLength={2_000}
              autoSize={{ minRows: 3, maxRows: 12 }}
              onChange={({ target }) => type({ text: target.value })}
            />
          )}
        </Field>
        <p className="quiet small">{t('object.means')}</p>
        <div>
          <Button disabled={isDoing} onClick={() => void send()}>
            {term('command', RAISE)}
          </Button>
        </div>
      </div>
    </details>
  );
}
