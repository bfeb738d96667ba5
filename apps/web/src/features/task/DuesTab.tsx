import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { DueTable } from './DueTable.js';
import { Legend } from './OutcomeMark.js';
import { timeLineOf } from './time-line.js';
import { TimeLineChart } from './TimeLineChart.js';
import type { TabProps } from './tab.js';

/** Everything that is owed, on a line of time and as a table. */
export function DuesTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const line = timeLineOf(standing);
  if (!line) return <Nothing>{t('dues.none')}</Nothing>;
  return (
    <div className="task-parts">
      <Panel title={t('dues.line')}>
        <TimeLineChart line={line} place={place} at={standing.at} />
        <Legend />
      </Panel>
      <Panel title={t('dues.table')}>
        <DueTable place={place} standing={standing} />
      </Panel>
    </div>
  );
}
