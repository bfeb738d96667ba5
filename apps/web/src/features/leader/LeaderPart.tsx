import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';

interface LeaderPartProps {
  name: 'coordination' | 'slipping' | 'silent' | 'instructions';
  total: number;
  /** Rows that fit on the printed sheet; the others are named by their number. */
  printed: number;
  heads: readonly string[];
  children: ReactNode;
}

/** One part of the sheet as a table, with what stands there when there is nothing. */
export function LeaderPart({ name, total, printed, heads, children }: LeaderPartProps) {
  const { t } = useTranslation('leader');
  const heading = (
    <>
      {t(`${name}.title`)} <span className="leader-count figures">{total}</span>
    </>
  );
  return (
    <Panel title={heading} id={`leader-${name}`}>
      {total === 0 ? (
        <p className="quiet">{t(`${name}.nothing`)}</p>
      ) : (
        <table className={`leader-table leader-${name}`} aria-label={t(`${name}.title`)}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th className="no-print">
                <span className="only-read">{t('deed')}</span>
              </th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
      {total > printed && <p className="leader-others small">{t('others', { count: total - printed })}</p>}
    </Panel>
  );
}
