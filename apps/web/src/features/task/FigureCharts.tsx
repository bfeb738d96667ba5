import type { ReportRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import type { Place } from '../../parts/task-path.js';
import { dayOf } from '../../time/days.js';
import { type FigureLine, figureLines } from './figure-line.js';
import { FigurePicture } from './FigurePicture.js';
import { type Standing, until } from './standing.js';

/** The lead's figures, report by report, against the line through the time nodes of the plan. */
export function FigureCharts({ place, standing }: { place: Place; standing: Standing }) {
  const { t } = useTranslation('task');
  const member = standing.members.find(({ kind }) => kind === 'plan')?.id;
  // Both at once: neither waits for the other.
  const reports = useAsk('task.reports', { params: place, query: {} });
  const plan = useAsk(
    'plan.read',
    { params: { ...place, member: member ?? '' }, query: {} },
    { enabled: member !== undefined },
  );
  const promised = until(plan.data?.versions ?? [], standing.at).at(-1)?.content?.milestones ?? [];
  const start = standing.obligations.map(({ opensAt }) => dayOf(opensAt)).toSorted()[0];
  const isThen = (moment: string | null): boolean => moment !== null && (standing.at === null || moment <= standing.at);
  return (
    <Panel title={t('figures.title')}>
      <Asked query={reports}>
        {({ rows }) => {
          const figures = (rows as ReportRow[])
            .filter(({ kind, submittedAt }) => kind === 'report' && isThen(submittedAt))
            .flatMap(({ content }) => content?.figures ?? []);
          return <Lines lines={figureLines(figures, promised, start ?? '')} />;
        }}
      </Asked>
    </Panel>
  );
}

function Lines({ lines }: { lines: readonly FigureLine[] }) {
  const { t } = useTranslation('task');
  if (lines.length === 0) return <Nothing>{t('figures.none')}</Nothing>;
  return (
    <div className="task-figures">
      {lines.map((line) => (
        <FigurePicture key={`${line.name}${line.unit}`} line={line} />
      ))}
    </div>
  );
}
