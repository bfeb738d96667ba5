import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { AdjustmentsPanel } from './AdjustmentsPanel.js';
import { ClosingPanel } from './ClosingPanel.js';
import { FiguresPanel } from './FiguresPanel.js';
import { MeetingsPanel } from './MeetingsPanel.js';
import { MatrixTable } from './MatrixTable.js';
import { PendingList } from './PendingList.js';
import { byRelation } from './standing.js';
import type { TabProps } from './tab.js';

/** What the task says, who is in it, what waits, and how each unit has done period by period. */
export function OverviewTab({ place, view, standing }: TabProps) {
  const { t } = useTranslation('task');
  return (
    <div className="task-parts">
      {standing.at === null && <PendingList place={place} standing={standing} />}
      <Panel title={t('matrix.title')}>
        <MatrixTable place={place} standing={standing} />
      </Panel>
      <Panel title={t('body.title')}>
        <p className="text">{view.body ?? t('body.none')}</p>
      </Panel>
      <FiguresPanel place={place} view={view} standing={standing} />
      <Units units={standing.units} />
      {standing.at === null && <MeetingsPanel meetings={view.meetings} />}
      {standing.at === null && <ClosingPanel place={place} view={view} />}
      {standing.at === null && <AdjustmentsPanel place={place} view={view} />}
    </div>
  );
}

function Units({ units }: { units: TabProps['standing']['units'] }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  return (
    <Panel title={t('units.title')}>
      <ul className="task-units">
        {byRelation(units).map(({ id, name, relation }) => (
          <li key={id}>
            <span className="quiet">{term('relation', relation)}</span> {name}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
