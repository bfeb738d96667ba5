import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { type Place, workPath } from '../../parts/task-path.js';
import { useFigureText } from '../../parts/useFigureText.js';
import { OutcomeMark } from './OutcomeMark.js';
import type { Obligation, Standing } from './standing.js';

interface FiguresPanelProps {
  place: Place;
  view: TaskView;
  standing: Standing;
}

/** 目标与时限: what the notice promises and by when, in its own words, with the milestones that are owed for it. */
export function FiguresPanel({ place, view: { targets, timeLimits }, standing }: FiguresPanelProps) {
  const { t } = useTranslation('task');
  const { targetText, natureText } = useFigureText();
  if (targets.length + timeLimits.length === 0) return null;
  const owed = new Map(standing.obligations.map((each) => [each.id, each]));
  return (
    <Panel title={t('promised.title')}>
      <dl className="task-figures">
        {timeLimits.map((limit, index) => (
          <div key={`${index}${limit.quote}`}>
            <dt>{limit.quote}</dt>
            <dd>
              <Milestone place={place} limit={limit} obligation={owed.get(limit.obligation ?? '')} at={standing.at} />{' '}
              <span className="quiet small">{natureText(limit)}</span>
            </dd>
          </div>
        ))}
        {targets.map((target, index) => (
          <div key={`${index}${target.quote}`}>
            <dt>{target.quote}</dt>
            <dd>{targetText(target)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

interface MilestoneProps {
  place: Place;
  limit: TaskView['timeLimits'][number];
  obligation: Obligation | undefined;
  at: string | null;
}

const quiet = new Set(['met', 'metLate', 'waived', 'cancelled']);

/** The day of a time limit and how its milestone stands, or why none is owed. */
function Milestone({ place, limit: { decided, dueOn }, obligation, at }: MilestoneProps) {
  const { t } = useTranslation('task');
  if (obligation)
    return (
      <>
        <Link to={workPath(place, obligation.id)}>
          <Due dueOn={obligation.dueOn} isDone={at !== null || quiet.has(obligation.state)} />
        </Link>{' '}
        <OutcomeMark state={obligation.state} />
        {obligation.dueOn !== obligation.firstDueOn && (
          <span className="quiet small"> {t('dues.firstDue', { day: obligation.firstDueOn })}</span>
        )}
      </>
    );
  return (
    <>
      {dueOn !== null && <Due dueOn={dueOn} isDone />}{' '}
      <span className="quiet small">{t(decided === 'milestone' ? 'promised.notAsked' : 'promised.noMilestone')}</span>
    </>
  );
}
