import { Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bars, Behind } from './figure.js';

const BarChart = lazy(() => import('./BarChart.js'));

interface LazyBarsProps {
  bars: Bars;
  label: string;
  isHorizontal?: boolean;
  onOpen: (behind: Behind) => void;
}

/** The drawing library comes with the first chart that is shown. */
export function LazyBars({ bars, label, isHorizontal = false, onOpen }: LazyBarsProps) {
  const { t } = useTranslation('dashboard');
  const drawn = useSame(bars);
  if (bars.rows.length === 0 || bars.series.length === 0) return <p className="quiet">{t('empty')}</p>;
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
      {/* A long drawing scrolls in its own place, which the keyboard must reach. */}
      <div className="dashboard-drawn" tabIndex={0} role="region" aria-label={t('scroll', { label })}>
        <BarChart bars={drawn} label={t('chart', { label })} isHorizontal={isHorizontal} onOpen={onOpen} />
      </div>
    </Suspense>
  );
}

/** The bars as they were while what they show is the same, so that a page that reads again does not draw again. */
function useSame(bars: Bars): Bars {
  const [kept, setKept] = useState(bars);
  if (kept === bars || wordsOf(kept) === wordsOf(bars)) return kept;
  setKept(bars);
  return bars;
}

const wordsOf = ({ rows, series, valueOf }: Bars): string =>
  JSON.stringify([rows, series, rows.map(({ key }) => series.map((each) => valueOf(key, each.key)))]);
