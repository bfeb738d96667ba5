import { useTranslation } from 'react-i18next';
import { useNow } from '../client/session.js';
import { dayOf, daysBetween, dayText, momentText } from '../time/days.js';
import { useLanguage } from './useTerm.js';
import './marks.css';

/** A day by whose end something is owed, with how far it is, by the server's clock. */
export function Due({ dueOn, isDone = false }: { dueOn: string; isDone?: boolean }) {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const now = useNow();
  const left = now === undefined || isDone ? undefined : daysBetween(dayOf(now), dueOn);
  return (
    <time dateTime={dueOn} className={left !== undefined && left < 0 ? 'due-late' : undefined}>
      {dayText(dueOn, language, now)}
      {left !== undefined && <span className="small"> · {distance(left)}</span>}
    </time>
  );

  function distance(days: number): string {
    if (days < 0) return t('late', { count: -days });
    return days === 0 ? t('today') : t('leftDays', { count: days });
  }
}

/** A moment to the minute. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{momentText(at, useLanguage())}</time>;
}
