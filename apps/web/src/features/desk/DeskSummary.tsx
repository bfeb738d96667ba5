import type { DeskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, StatusMark } from '../../parts/Light.js';
import { useTerm } from '../../parts/useTerm.js';

type Summary = NonNullable<DeskView['summary']>;

/** In this order; what is closed stands as what it was closed. */
const standings = [
  ...(['overdue', 'assigned', 'planned', 'reporting'] as const).map((status) => ({ status, closedAs: null })),
  ...(['measured', 'continuing', 'unmeasurable'] as const).map(
    (closedAs) => ({ status: 'completed', closedAs }) as const,
  ),
  ...(['suspended', 'withdrawn'] as const).map((status) => ({ status, closedAs: null })),
];
const colours = ['red', 'yellow', 'green'] as const;

/** How many tasks stand how: each number leads to the list behind it. */
export function DeskSummary({ summary }: { summary: Summary }) {
  const { t } = useTranslation('desk');
  const term = useTerm();
  const count = (isOf: (each: Summary[number]) => boolean): number =>
    summary.filter(isOf).reduce((sum, { tasks }) => sum + tasks, 0);
  return (
    <nav className="desk-summary" aria-label={t('summary')}>
      <Link to="/tasks" className="desk-jump">
        {t('allTasks')} <strong className="figures">{count(() => true)}</strong>
      </Link>
      {standings
        .map((each) => ({
          ...each,
          tasks: count((one) => one.status === each.status && one.closedAs === each.closedAs),
        }))
        .filter(({ tasks }) => tasks > 0)
        .map(({ status, closedAs, tasks }) => (
          <Link
            key={closedAs ?? status}
            to={closedAs === null ? `/tasks?status=${status}` : `/tasks?closedAs=${closedAs}`}
            className="desk-jump"
          >
            <StatusMark status={status} closedAs={closedAs} /> <strong className="figures">{tasks}</strong>
          </Link>
        ))}
      <span className="desk-lights">
        {t('lights')}
        {colours.map((colour) => (
          <Link key={colour} to={`/tasks?light=${colour}`} className="desk-jump">
            <Mark tone={colour}>{term('colour', colour)}</Mark>{' '}
            <strong className="figures">{count((each) => each.colour === colour)}</strong>
          </Link>
        ))}
      </span>
    </nav>
  );
}
