import type { DashboardView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../parts/Light.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Tone } from '../../theme/theme.js';
import type { Behind } from './figure.js';
import type { Scope } from './useFigures.js';

interface NowProps {
  view: DashboardView;
  scope: Scope;
  onOpen: (behind: Behind) => void;
}

/** Only the first is an achievement. */
const closings = ['measured', 'continuing', 'unmeasurable'] as const;
const colourNames = ['green', 'yellow', 'red', 'grey'] as const;

/** How it stands now, in a line: all tasks, each light, what is overdue, slips that wait. Numbers lead to the ledger. */
export function Now({ view, scope, onOpen }: NowProps) {
  const { t } = useTranslation('dashboard');
  const term = useTerm();
  const current = view.standings.filter(({ month }) => month === view.months.at(-1));
  const count = (fits: (each: (typeof current)[number]) => boolean): number =>
    current.filter(fits).reduce((sum, { tasks }) => sum + tasks, 0);
  const ledger = (filters: Readonly<Record<string, string>>): string =>
    `/tasks?${new URLSearchParams({ ...(scope.directive ? { directive: scope.directive } : {}), ...filters }).toString()}`;
  const waiting = view.slips.filter(({ state }) => state === 'drafted').reduce((sum, { slips }) => sum + slips, 0);
  const slips: Behind = { list: 'slips', title: t('slipsWait'), query: { ...scope, state: 'drafted' } };
  return (
    <ul className="dashboard-now" aria-label={t('nowLabel')}>
      <Tile name={t('all')} value={count(() => true)} to={ledger({})} />
      {colourNames.map((colour) => (
        <Tile
          key={colour}
          tone={colour}
          name={t('lamp', { colour: term('colour', colour) })}
          value={count((each) => each.colour === colour)}
          to={ledger({ light: colour })}
        />
      ))}
      <Tile
        name={term('status', 'overdue')}
        value={count((each) => each.status === 'overdue')}
        to={ledger({ status: 'overdue' })}
      />
      {closings.map((closing) => (
        <Tile
          key={closing}
          name={term('closing', closing)}
          value={count((each) => each.closedAs === closing)}
          to={ledger({ closedAs: closing })}
        />
      ))}
      <Tile name={t('slipsWait')} value={waiting} onOpen={() => onOpen(slips)} />
    </ul>
  );
}

interface TileProps {
  name: string;
  value: number;
  tone?: Tone;
  to?: string;
  onOpen?: () => void;
}

function Tile({ name, value, tone, to, onOpen }: TileProps) {
  const inside = (
    <>
      <span className="dashboard-figure">{value}</span>
      {tone ? <Mark tone={tone}>{name}</Mark> : <span className="quiet small">{name}</span>}
    </>
  );
  return (
    <li>
      {to ? (
        <Link to={to} className="dashboard-tile">
          {inside}
        </Link>
      ) : (
        <button type="button" className="dashboard-tile" onClick={onOpen}>
          {inside}
        </button>
      )}
    </li>
  );
}
