import type { OperationAnswer } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Due } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';

interface PlanTextProps {
  content: NonNullable<OperationAnswer<'plan.read'>['content']>;
  /** It is looked at as it was: how far a day is from today says nothing. */
  isPast: boolean;
}

/** What a plan says: its time nodes, who answers for it, its measures. */
export function PlanText({ content, isPast }: PlanTextProps) {
  const { t } = useTranslation('task');
  return (
    <dl className="task-plan">
      <dt>{t('plan.milestones')}</dt>
      <dd>
        <ul>
          {content.milestones.map(({ name, dueOn, owed }, index) => (
            <li key={index}>
              <Due dueOn={dueOn} isDone={isPast} /> {name} {owed && <Mark tone="blue">{t('plan.owed')}</Mark>}
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('plan.leader')}</dt>
      <dd>{content.responsibleLeader}</dd>
      <dt>{t('plan.measures')}</dt>
      <dd>
        <ol>
          {content.measures.map((measure, index) => (
            <li key={index} className="text">
              {measure}
            </li>
          ))}
        </ol>
      </dd>
    </dl>
  );
}
