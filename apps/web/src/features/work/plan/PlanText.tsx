import type { PlanContent } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Due } from '../../../parts/Due.js';
import { Mark } from '../../../parts/Light.js';

/** A plan, or a part of one, as it is read. */
export function PlanText({ content }: { content: PlanContent }) {
  const { t } = useTranslation('work');
  return (
    <div className="report-text">
      <section>
        <h3>{t('plan.milestones')}</h3>
        <ul className="work-list">
          {content.milestones.map(({ name, dueOn, owed }, index) => (
            <li key={index}>
              <span className="text">{name}</span>
              <span className="work-list-end">
                {owed && <Mark tone="blue">{t('plan.owedMark')}</Mark>} <Due dueOn={dueOn} isDone />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('plan.leader')}</h3>
        <p>{content.responsibleLeader}</p>
      </section>
      <section>
        <h3>{t('plan.measures')}</h3>
        <ol className="work-measures">
          {content.measures.map((measure, index) => (
            <li key={index} className="text">
              {measure}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
