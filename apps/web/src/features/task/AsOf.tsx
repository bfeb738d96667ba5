import { Button, DatePicker } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow } from '../../client/session.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dateOfDayjs, dayjsOf, dayOf, dayText } from '../../time/days.js';

/** Another day of the task: its whole page as it was then. */
export function AsOf({ at }: { at: string | null }) {
  const { t } = useTranslation('task');
  const now = useNow();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const show = (day: string | null): void => {
    const next = new URLSearchParams(search);
    if (day === null) next.delete('at');
    else next.set('at', day);
    setSearch(next);
  };
  const today = now === undefined ? null : dayOf(now);
  return (
    <>
      {at !== null && (
        <p className="task-past" role="status">
          <strong>{t('asOf.banner', { day: dayText(at.slice(0, 10), language, now) })}</strong>
          <Button size="small" onClick={() => show(null)}>
            {t('asOf.back')}
          </Button>
        </p>
      )}
      <DatePicker
        aria-label={t('asOf.choose')}
        placeholder={t('asOf.choose')}
        value={dayjsOf(at?.slice(0, 10))}
        onChange={(day) => show(dateOfDayjs(day))}
        disabledDate={(day) => today !== null && (dateOfDayjs(day) ?? '') >= today}
        allowClear
      />
    </>
  );
}
