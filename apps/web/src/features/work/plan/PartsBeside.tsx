import type { PlanContent, TaskView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Due, Moment } from '../../../parts/Due.js';
import { StateMark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { ActButtons } from '../Acts.js';
import type { MemberOf } from '../matter.js';
import { useActs } from '../useActs.js';
import { planContentOf } from './plan-draft.js';
import { PlanText } from './PlanText.js';

interface PartsProps {
  task: TaskView;
  /** Takes a part over into the plan; left out where it is not being written. */
  onTake?: ((content: PlanContent, unit: string) => void) | undefined;
}

/** 分方案: what each unit has given to the plan, who is silent and since when. */
export function PartsBeside({ task, onTake }: PartsProps) {
  const { t } = useTranslation('work');
  const parts = task.members.filter(({ kind }) => kind === 'planPart');
  if (parts.length === 0) return null;
  const given = parts.filter(({ submittedAt, state }) => submittedAt !== null && state !== 'open').length;
  return (
    <Panel
      title={t('parts.title')}
      extra={<span className="quiet">{t('parts.given', { given, all: parts.length })}</span>}
    >
      <ul className="work-parts">
        {parts.map((part) => (
          <Part key={part.id} task={task} part={part} onTake={onTake} />
        ))}
      </ul>
    </Panel>
  );
}

function Part({ task, part, onTake }: PartsProps & { part: MemberOf }) {
  const { t } = useTranslation('work');
  const acts = useActs(task);
  const content = planContentOf(part);
  const owed = task.obligations.find(({ subject }) => subject === part.id);
  const unit = part.unit?.name ?? '';
  return (
    <li>
      <div className="work-part-head">
        <strong>{unit}</strong> <StateMark state={part.state} />
        <span className="quiet small">
          {part.submittedAt ? (
            <>
              {t('parts.at')} <Moment at={part.submittedAt} />
            </>
          ) : (
            owed && (
              <>
                {t('parts.silent')} <Due dueOn={owed.dueOn} />
              </>
            )
          )}
        </span>
      </div>
      {content && (
        <details>
          <summary>{t('parts.show')}</summary>
          <PlanText content={content} />
        </details>
      )}
      <div className="work-row">
        {content && onTake && (
          <Button size="small" onClick={() => onTake(content, unit)} aria-label={t('parts.takeOf', { unit })}>
            {t('parts.take')}
          </Button>
        )}
        <ActButtons acts={acts} of={part} commands={['planPart.approve', 'planPart.sendBack']} size="small" />
        {owed && <ActButtons acts={acts} of={owed} commands={['obligation.urge']} size="small" />}
      </div>
    </li>
  );
}
