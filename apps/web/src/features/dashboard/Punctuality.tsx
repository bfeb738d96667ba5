import type { DashboardView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { type Behind, type FigureTable, numberCell, type ReportsOf, shareInTime } from './figure.js';
import { FigurePanel } from './FigurePanel.js';
import { HeatTable } from './HeatTable.js';

interface PunctualityProps {
  view: DashboardView;
  reportsOf: ReportsOf;
  monthName: (month: string) => string;
  file: (name: string) => string;
  onOpen: (behind: Behind) => void;
}

/** 按时报送: units × months. */
export function Punctuality({ view: { punctuality }, reportsOf, monthName, file, onOpen }: PunctualityProps) {
  const { t } = useTranslation('dashboard');
  const title = t('panel.punctuality');
  const units = [...new Map(punctuality.map(({ unit }) => [unit.id, unit])).values()];
  const months = [...new Set(punctuality.map(({ month }) => month))].toSorted();
  const byPlace = new Map(punctuality.map((each) => [`${each.unit.id} ${each.month}`, each]));
  const table: FigureTable = {
    columns: [
      t('unit'),
      t('month'),
      t('heat.due'),
      t('heat.met'),
      t('heat.metLate'),
      t('heat.missed'),
      t('heat.exempted'),
      t('heat.share'),
    ],
    rows: punctuality.map((each) => [
      { value: each.unit.name },
      { value: monthName(each.month) },
      numberCell(each.met + each.metLate + each.missed, reportsOf(each)),
      numberCell(each.met, reportsOf(each, 'met')),
      numberCell(each.metLate, reportsOf(each, 'metLate')),
      numberCell(each.missed, reportsOf(each, 'missed')),
      numberCell(each.exempted, reportsOf(each, 'metLate,missed', true)),
      { value: `${shareInTime(each) ?? 0}%` },
    ]),
  };
  return (
    <FigurePanel
      title={title}
      note={t('note.punctuality')}
      table={table}
      file={file(title)}
      onOpen={onOpen}
      chart={
        <>
          <HeatLegend />
          <HeatTable
            label={title}
            units={units}
            months={months}
            monthName={monthName}
            at={(unit, month) => byPlace.get(`${unit} ${month}`)}
            behind={(reporting) => reportsOf(reporting)}
            onOpen={onOpen}
          />
        </>
      }
    />
  );
}

const steps = [4, 3, 2, 1, 0] as const;

function HeatLegend() {
  const { t } = useTranslation('dashboard');
  return (
    <p className="dashboard-legend small">
      {steps.map((step) => (
        <span key={step} className={`dashboard-step-${step}`}>
          {t(`heat.step.${step}`)}
        </span>
      ))}
    </p>
  );
}
