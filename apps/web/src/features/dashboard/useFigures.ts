import type { DashboardView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { lights } from '../../theme/theme.js';
import { daysAfter, dayText, monthText } from '../../time/days.js';
import { type Bars, countsBy, lastDayOf, type ReportsOf } from './figure.js';

/** Which tasks are counted. */
export interface Scope {
  year: number;
  directive?: string;
}

/** What is closed stands as what it was closed. */
const statuses = [
  'assigned',
  'planned',
  'reporting',
  'overdue',
  'completed',
  'continuing',
  'unmeasurable',
  'suspended',
  'withdrawn',
] as const;
const statusColours: Readonly<Record<(typeof statuses)[number], string>> = {
  assigned: lights.grey.pale,
  planned: lights.blue.pale,
  reporting: lights.blue.strong,
  overdue: lights.red.strong,
  completed: lights.green.strong,
  continuing: lights.green.pale,
  unmeasurable: lights.yellow.strong,
  suspended: lights.yellow.pale,
  withdrawn: lights.grey.strong,
};
type Standing = DashboardView['standings'][number];

const keyOf = ({ status, closedAs }: Standing): string =>
  closedAs === null || closedAs === 'measured' ? status : closedAs;

/** What is asked for behind a number of closed tasks; nothing of others. */
function closingOf(key: string): { closedAs: NonNullable<Standing['closedAs']> } | null {
  if (key === 'completed') return { closedAs: 'measured' };
  return key === 'continuing' || key === 'unmeasurable' ? { closedAs: key } : null;
}

const colourNames = ['green', 'yellow', 'red', 'grey'] as const;
const slipLevels = ['blue', 'yellow', 'red'] as const;

/** Reports in time are counted of these kinds. */
const REPORTING = 'report,subReport,supplement';

/** The figures of the dashboard as bars, each number with the list behind it. */
export function useFigures(view: DashboardView, scope: Scope) {
  return {
    ...useStandings(view, scope),
    load: useLoad(view, scope),
    days: useDays(view, scope),
    slips: useSlips(view, scope),
    reportsOf: useReportsOf(view, scope),
    monthName: useMonthName(),
  };
}

function useMonthName(): (month: string) => string {
  const language = useLanguage();
  return (month) => monthText(Number(month.slice(5)), language);
}

/** How the tasks stood at the end of each month, by status and by light. */
function useStandings(view: DashboardView, scope: Scope) {
  const { t } = useTranslation('dashboard');
  const term = useTerm();
  const monthName = useMonthName();
  const nameOf = (key: string): string => term(closingOf(key) ? 'closing' : 'status', closingOf(key)?.closedAs ?? key);
  const byStatus: Bars = {
    rowTitle: t('month'),
    rows: view.months.map((month) => ({ key: month, name: monthName(month) })),
    series: statuses
      .filter((key) => view.standings.some((each) => keyOf(each) === key))
      .map((key) => ({ key, name: nameOf(key), colour: statusColours[key], border: lights.grey.strong })),
    valueOf: countsBy(
      view.standings,
      (each) => [each.month, keyOf(each)],
      ({ tasks }) => tasks,
    ),
    behind: (month, key) => ({
      list: 'tasks',
      title: t('title.tasks', { month: monthName(month), what: nameOf(key) }),
      query: { ...scope, month, ...(closingOf(key) ?? { status: key as 'overdue' }) },
    }),
  };

  const byLight: Bars = {
    ...byStatus,
    series: colourNames
      .filter((colour) => view.standings.some((each) => each.colour === colour))
      .map((key) => ({ key, name: t('lamp', { colour: term('colour', key) }), colour: lights[key].strong })),
    valueOf: countsBy(
      view.standings,
      ({ month, colour }) => [month, colour],
      ({ tasks }) => tasks,
    ),
    behind: (month, colour) => ({
      list: 'tasks',
      title: t('title.tasks', { month: monthName(month), what: t('lamp', { colour: term('colour', colour) }) }),
      query: { ...scope, month, colour: colour as 'red' },
    }),
  };

  return { byStatus, byLight };
}

/** What each unit owes now. */
function useLoad(view: DashboardView, scope: Scope): Bars {
  const { t } = useTranslation('dashboard');
  const unitNames = new Map(view.load.map(({ unit }) => [unit.id, unit.name]));
  return {
    rowTitle: t('unit'),
    rows: view.load.map(({ unit }) => ({ key: unit.id, name: unit.name })),
    series: [
      { key: 'missed', name: t('load.missed'), colour: lights.red.strong },
      ...(view.load.some(({ exempted }) => exempted > 0)
        ? [{ key: 'exempted', name: t('load.exempted'), colour: lights.red.pale, border: lights.red.strong }]
        : []),
      { key: 'open', name: t('load.open'), colour: lights.blue.strong },
    ],
    valueOf: (unit, series) => {
      const found = view.load.find((each) => each.unit.id === unit);
      if (!found) return 0;
      // side by side, so that the bar as a whole is all that is missed
      return { open: found.open, missed: found.missed - found.exempted, exempted: found.exempted }[series] ?? 0;
    },
    behind: (unit, series) => ({
      list: 'obligations',
      title: t('title.owed', { unit: unitNames.get(unit) ?? '', what: t(`load.${series as 'open'}`) }),
      query: {
        ...scope,
        unit,
        ...(series === 'open'
          ? { state: 'open,held' }
          : { state: 'missed', exempted: series === 'exempted' ? ('true' as const) : ('false' as const) }),
      },
    }),
  };
}

/** What falls due on each of the next days. */
function useDays(view: DashboardView, scope: Scope): Bars {
  const { t } = useTranslation('dashboard');
  const language = useLanguage();
  return {
    rowTitle: t('day'),
    rows: view.days.map(({ date, isWorkingDay, isKnown }) => ({
      key: date,
      name: `${dayText(date, language, view.now)}${isWorkingDay ? '' : t('off')}${isKnown ? '' : t('provisional')}`,
      isShaded: !isWorkingDay,
    })),
    series: [{ key: 'due', name: t('due'), colour: lights.blue.strong }],
    valueOf: (date) => view.days.find((each) => each.date === date)?.obligations ?? 0,
    behind: (date) => ({
      list: 'obligations',
      title: t('title.day', { day: dayText(date, language, view.now) }),
      query: { ...scope, dueFrom: date, dueTo: date, state: 'pending,open,held' },
    }),
  };
}

/** Slips issued in each month, by level. */
function useSlips(view: DashboardView, scope: Scope): Bars {
  const { t } = useTranslation('dashboard');
  const term = useTerm();
  const monthName = useMonthName();
  const issued = view.slips.filter(({ state, month }) => state === 'issued' && month !== null);
  return {
    rowTitle: t('month'),
    rows: view.months.map((month) => ({ key: month, name: monthName(month) })),
    series: slipLevels
      .filter((level) => issued.some((each) => each.level === level))
      .map((key) => ({ key, name: term('slipLevel', key), colour: lights[key].strong })),
    valueOf: countsBy(
      issued,
      ({ month, level }) => [month ?? '', level],
      ({ slips: count }) => count,
    ),
    behind: (month, level) => ({
      list: 'slips',
      title: t('title.slips', { month: monthName(month), what: term('slipLevel', level) }),
      query: { ...scope, month, level: level as 'red', state: 'issued' },
    }),
  };
}

/** What fell due of a unit in a month, in some states. */
function useReportsOf(view: DashboardView, scope: Scope): ReportsOf {
  const { t } = useTranslation('dashboard');
  const monthName = useMonthName();
  const upTo = (month: string): string => {
    const last = lastDayOf(month, daysAfter);
    // What falls due today has not fallen due yet.
    return last < view.today ? last : daysAfter(view.today, -1);
  };
  return ({ unit, month }, state = 'met,metLate,missed', onlyExempted = false) => ({
    list: 'obligations',
    title: t('title.reports', { unit: unit.name, month: monthName(month) }),
    query: {
      ...scope,
      unit: unit.id,
      kind: REPORTING,
      state,
      dueFrom: `${month}-01`,
      dueTo: upTo(month),
      ...(onlyExempted ? { exempted: 'true' as const } : {}),
    },
  });
}
