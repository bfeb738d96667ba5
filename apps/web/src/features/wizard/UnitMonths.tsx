import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/useTerm.js';
import { monthText } from '../../time/days.js';
import { monthsOf, type Preview } from './preview-tables.js';

/** How many forms each unit owes in each month. */
export function UnitMonths({ byUnit }: Pick<Preview, 'byUnit'>) {
  const { t } = useTranslation('wizard');
  const language = useLanguage();
  const months = monthsOf(byUnit);
  return (
    // What scrolls is reached by the keyboard.
    <div className="wizard-scroll" tabIndex={0} role="region" aria-label={t('preview.units', { count: byUnit.length })}>
      <table className="wizard-table wizard-units">
        <thead>
          <tr>
            <th scope="col">{t('unit.word')}</th>
            <th scope="col" className="wizard-right">
              {t('total')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="wizard-right">
                {monthText(Number(month.slice(5)), language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byUnit.map(({ unit, name, count, months: owed }) => (
            <tr key={unit}>
              <th scope="row">{name}</th>
              <td className="wizard-right">{count}</td>
              {months.map((month) => (
                <td key={month} className="wizard-right">
                  {owed.find((each) => each.month === month)?.count ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
