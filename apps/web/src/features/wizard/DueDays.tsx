import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText, monthText } from '../../time/days.js';
import { dueDays, type Preview } from './preview-tables.js';

/** Every day on which something falls due, month by month, with days off and days that may still move. */
export function DueDays({ preview }: { preview: Preview }) {
  const { t } = useTranslation('wizard');
  const term = useTerm();
  const language = useLanguage();
  const months = dueDays(preview.byDay);
  return (
    // What scrolls is reached by the keyboard.
    <div className="wizard-scroll" tabIndex={0} role="region" aria-label={t('terms.days')}>
      <table className="wizard-table">
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('owed')}</th>
            <th scope="col" className="wizard-right">
              {t('total')}
            </th>
          </tr>
        </thead>
        {months.map(({ month, count, days }) => (
          <tbody key={month}>
            {days.map(({ dueOn, isDayOff, isProvisional, kinds, count: onDay }, index) => (
              <tr key={dueOn} className={index === 0 ? 'wizard-month' : ''}>
                <th scope="row">
                  <time dateTime={dueOn}>{dayText(dueOn, language, preview.at)}</time>{' '}
                  {isDayOff && <Mark tone="yellow">{t('dayOff')}</Mark>}{' '}
                  {isProvisional && <Mark tone="grey">{t('provisional')}</Mark>}
                </th>
                <td>{kinds.map(({ kind, count: many }) => `${term('kind', kind)} ${many}`).join(' · ')}</td>
                <td className="wizard-right">{onDay}</td>
              </tr>
            ))}
            {days.length > 1 && (
              <tr className="quiet">
                <th scope="row">{t('monthSum', { month: monthText(Number(month.slice(5)), language) })}</th>
                <td className="wizard-right" colSpan={2}>
                  {count}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}
