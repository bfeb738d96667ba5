import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FilesField } from '../../parts/Files.js';
import { Due } from '../../parts/Due.js';
import { StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { Field } from '../../parts/report/ReportFields.js';
import { taskPath } from '../../parts/task-path.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import type { Matter, ObligationOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';

/** 批示: what the leader ordered, who has answered, and the answer that is owed. */
export function InstructionWork({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  const acts = useActs(task);
  const replies = task.obligations.filter(({ kind, subject }) => kind === 'reply' && subject === member?.id);
  const mine = [obligation, ...replies].find((each) => each?.allowed.includes('reply.give'));
  return (
    <>
      <Panel title={t('instruction.text')}>
        <p className="text">
          {member?.content?.text ??
            (member?.content?.erased ? t('erased', { ns: 'frame' }) : (task.body ?? task.title))}
        </p>
        {member && (
          <div className="work-row">
            <ActButtons acts={acts} of={member} commands={['instruction.withdraw']} />
          </div>
        )}
      </Panel>
      {mine && <Reply matter={{ kind: 'reply', task, member, obligation: mine }} owed={mine} />}
      {replies.length > 0 && (
        <Panel
          title={t('instruction.replies')}
          extra={<Link to={`${taskPath(task.task)}?tab=course`}>{t('instruction.course')}</Link>}
        >
          <ul className="work-list">
            {replies.map(({ id, unit, dueOn, state, deliveredAt }) => (
              <li key={id}>
                {unit.name}
                <span className="work-list-end">
                  <Due dueOn={dueOn} isDone={deliveredAt !== null} /> <StateMark state={state} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Reply({ matter: { task }, owed }: { matter: Matter; owed: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const { typed, type } = useEdited({
    place: usePlace('reply', owed.id),
    version: owed.version,
    saved: { text: '', attachments: [] as string[] },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const isEmpty = typed.text.trim() === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (isEmpty) return;
    const isDone = await give([
      {
        type: 'reply.give',
        target: task.task,
        member: owed.id,
        content: typed.text.trim(),
        attachments: typed.attachments,
      },
    ]);
    if (isDone) type({ text: '', attachments: [] });
  };
  return (
    <Panel title={term('command', 'reply.give')}>
      <div className="work-form">
        <Field label={t('instruction.answer')} isNeeded fault={isTried && isEmpty ? t('instruction.empty') : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.text}
              status={isTried && isEmpty ? 'error' : ''}
              autoSize={{ minRows: 5, maxRows: 20 }}
              onChange={({ target }) => type({ text: target.value })}
            />
          )}
        </Field>
        <FilesField
          value={typed.attachments}
          onChange={(attachments) => type({ attachments })}
          task={{ year: task.task.year, id: task.task.id }}
        />
        <div className="work-acts">
          <Button type="primary" loading={isDoing} onClick={() => void send()}>
            {term('command', 'reply.give')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
