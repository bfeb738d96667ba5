import type { TaskView } from '@duban/contracts';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { Field } from '../../parts/report/ReportFields.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Matter, ObligationOf } from './matter.js';
import { planContentOf } from './plan/plan-draft.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';

/** 时间节点: which node of the plan it is, and that it is reached. */
export function MilestoneWork({ matter: { task, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  if (!obligation) return null;
  const plan = planContentOf(task.members.find(({ kind }) => kind === 'plan') ?? null);
  const nodes = plan?.milestones.filter(({ owed, dueOn }) => owed && dueOn === obligation.firstDueOn) ?? [];
  const limits = task.timeLimits.filter((limit) => limit.obligation === obligation.id);
  return (
    <>
      <Panel title={t('milestone.node')}>
        {limits.length > 0 && (
          <ul className="work-list">
            {limits.map(({ quote }, index) => (
              <li key={`${index}${quote}`}>{t('milestone.ofNotice', { quote })}</li>
            ))}
          </ul>
        )}
        {nodes.length + limits.length === 0 ? (
          <p>{t('milestone.ofTask', { day: obligation.firstDueOn })}</p>
        ) : (
          <ul className="work-list">
            {nodes.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
      </Panel>
      {obligation.allowed.includes('milestone.deliver') && <Deliver task={task} obligation={obligation} />}
      {obligation.deliveredAt && (
        <Alert
          type="success"
          showIcon
          title={
            <>
              {t('milestone.deliveredAt')} <Moment at={obligation.deliveredAt} />
            </>
          }
        />
      )}
    </>
  );
}

function Deliver({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isMeant, isDoing } = useActs(task);
  const { typed, type, putAway } = useEdited({
    place: usePlace('milestone', obligation.id),
    version: obligation.version,
    saved: { text: '' },
    textOf: JSON.stringify,
  });
  const deliver = async (): Promise<void> => {
    if (!(await isMeant('milestone.deliver'))) return;
    const content = typed.text.trim();
    const isDone = await give([
      { type: 'milestone.deliver', target: task.task, member: obligation.id, ...(content ? { content } : {}) },
    ]);
    if (isDone) putAway();
  };
  return (
    <Panel title={t('milestone.reached')}>
      <div className="work-form">
        <Field label={t('milestone.how')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.text}
              autoSize={{ minRows: 3, maxRows: 16 }}
              onChange={({ target }) => type({ text: target.value })}
            />
          )}
        </Field>
        <div className="work-acts">
          <Button type="primary" loading={isDoing} onClick={() => void deliver()}>
            {term('command', 'milestone.deliver')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
