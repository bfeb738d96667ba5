import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../client/session.js';
import { dayOf } from '../../../time/days.js';
import type { Matter } from '../matter.js';
import { planOf, type PlanDraft } from './plan-draft.js';
import { planHints } from './plan-hints.js';
import type { PostOption } from './PlanFields.js';

/** Where the plan is weak: never in the way of sending it. */
export function PlanHints({
  matter,
  draft,
  posts,
}: {
  matter: Matter;
  draft: PlanDraft;
  posts: readonly PostOption[];
}) {
  const { t } = useTranslation('work');
  const now = useNow();
  if (now === undefined) return null;
  const { task } = matter;
  const hints = planHints(planOf(draft), {
    taskText: task.body ?? task.title,
    year: task.task.year,
    today: dayOf(now),
    posts: posts.map(({ value }) => value),
  });
  if (hints.length === 0) return null;
  return (
    <Alert
      type="warning"
      title={t('hint.title')}
      description={
        <ul className="work-hints">
          {hints.map(({ code, about }, index) => (
            <li key={index}>{t(`hint.${code}`, { about })}</li>
          ))}
        </ul>
      }
    />
  );
}
