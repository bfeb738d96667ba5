import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';

type Reason = NonNullable<TaskView['obligations'][number]['reason']>;

/** Why something is as it is: what somebody wrote, or a code of the rules as a sentence. */
export function useReasonText(): (reason: Reason) => string {
  const { t } = useTranslation(['task', 'frame']);
  return ({ text, erased, code }) => {
    if (erased) return t('erased', { ns: 'frame' });
    return (
      text ?? t(`reasons.${code ?? ''}` as `reasons.${keyof typeof texts.task.reasons}`, { defaultValue: code ?? '' })
    );
  };
}
