import type { ReportContent } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import { figureChanges } from './review-model.js';

type Figures = ReportContent['figures'];

/** Figures of this period beside those of the one before; what was given then and not now is named. */
export function FiguresBeside({ figures, before }: { figures: Figures; before: Figures }) {
  const { t } = useTranslation('review');
  const term = useTerm();
  const { changes, missing } = figureChanges(figures, before);
  if (changes.length + missing.length === 0) return null;
  return (
    <section className="review-part">
      <h3>{t('figures')}</h3>
      <div className="report-scroll">
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('figure.name')}</th>
              <th scope="col" className="report-number">
                {t('figure.now')}
              </th>
              <th scope="col" className="report-number">
                {t('figure.before')}
              </th>
              <th scope="col" className="report-number">
                {t('figure.change')}
              </th>
              <th scope="col">{t('figure.of')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ figure, before: old, change }, index) => (
              <tr key={index}>
                <td>{figure.name}</td>
                <td className="report-number">
                  {figure.value} {figure.unit}
                </td>
                <td className="report-number">{old?.value ?? '–'}</td>
                <td className="report-number">{change ?? t('figure.new')}</td>
                <td className="small quiet">
                  {[figure.asOf, term('nature', figure.nature), figure.scope, figure.source]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
            {missing.map(({ name, value, unit }) => (
              <tr key={`${name} ${unit}`}>
                <td>{name}</td>
                <td className="report-number">{t('figure.none')}</td>
                <td className="report-number">
                  {value} {unit}
                </td>
                <td colSpan={2} className="quiet">
                  {t('figure.gone')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
