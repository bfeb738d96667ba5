import type { ReportRow } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../parts/Page.js';
import { type Occasion, type ReportDraft, typedOf } from '../../../parts/report/report-draft.js';
import { ReportText } from '../../../parts/report/ReportText.js';
import { usePeriod } from '../../../parts/usePeriod.js';

interface LastPeriodProps {
  before: ReportRow | undefined;
  onTake: (change: Partial<ReportDraft>) => void;
  occasion: Occasion;
}

/** 上期: what the unit said last time, at hand and to be taken over. */
export function LastPeriod({ before, onTake, occasion }: LastPeriodProps) {
  const { t } = useTranslation('work');
  const periodText = usePeriod();
  if (!before?.content) return null;
  const { content } = before;
  const takeText = (): void => {
    const { summary, clauses, problems, coordination, nextStep } = typedOf(content);
    onTake({ summary, clauses, problems, coordination, nextStep });
  };
  const takeFigures = (): void =>
    onTake({
      figures: typedOf(content).figures.map((figure) => ({ ...figure, period: occasion.period, asOf: occasion.today })),
    });
  return (
    <Panel title={t('last.title', { period: periodText(before.period) })}>
      <ReportText content={content} />
      <div className="work-row">
        <Button size="small" onClick={takeText}>
          {t('last.takeText')}
        </Button>
        {content.figures.length > 0 && (
          <Button size="small" onClick={takeFigures}>
            {t('last.takeFigures')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
