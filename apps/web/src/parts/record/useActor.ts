import type { TimelineEntry } from '@duban/contracts';
import { useTranslation } from 'react-i18next';

/** Tells who took a step: the post, its person of that day, and whether that person only acted in it (代行). */
export function useActor(): (by: NonNullable<TimelineEntry['by']>) => string {
  const { t } = useTranslation('frame');
  return ({ title, person, acting }) =>
    [title, person && (acting ? t('acting', { person }) : person)].filter(Boolean).join(' ');
}
