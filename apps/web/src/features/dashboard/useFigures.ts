import type { DashboardView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { lights } from '../../theme/theme.js';
import { daysAfter, dayText, monthText } from '../../time/days.js';
import { type Bars, type Behind, countsBy, lastDayOf, type Reporting } from './figure.js';

/** Which tasks are counted. */
export interface Scope {
  year: number;
  directive?: string;
}

const statuses = ['assigned', 'planned', 'reporting', 'overdue', 'completed', 'suspended', 'withdrawn'] as const;
const statusColours: Readonly<Record<(typeof statuses)[number], string>> = {
  assigned: lights.grey.pale,
  planned: lights.blue.pale,
  reporting: lights.blue.strong,
  overdue: lights.red.strong,
  completed: lights.green.strong,
  suspended: lights.yellow.pale,
  withdrawn: lights.grey.strong,
};
const colourNames = ['green', 'yellow', 'red', 'grey'] as const;
const slipLevels = ['blue', 'yellow', 'red'] as const;

/** Reports in time are counted of these kinds. */
const REPORTING = 'report,subReport,supplement';

/** The figures of the dashboard as bars, each number with the list behind it. */
export function useFigures(view: DashboardView, scope: Scope) {
  const { t } = useTranslation('dashboard');
  const term = useTerm();
  const language = useLanguage();
  const monthName = (month: string): string => monthText(Number(month.slice(5)), language);
  const months = view.months.map((month) => ({ key: month, name: monthName(month) }));
  const upTo = (month: string): string => {
    const last = lastDayOf(month, daysAfter);
    // What falls due today has not fallen due yet.
    return last < view.today ? last : daysAfter(view.today, -1);
  };

  const byStatus: Bars = {
    rowTitle: t('month'),
    rows: months,
    series: statuses
      .filter((status) => view.standings.some((each) => each.status === status))
      .map((key) => ({ key, name: term('status', key), colour: statusColours[key], border: lights.grey.strong })),
    valueOf: countsBy(
      view.standings,
      ({ month, status }) => [month, status],
      ({ tasks }) => tasks,
    ),
    behind: (month, status) => ({
      list: 'tasks',
      title: t('title.tasks', { month: monthName(month), what: term('status', status) }),
      query: { ...scope, month, status: status as 'overdue' },
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

  const unitNames = new Map(view.load.map(({ unit }) => [unit.id, unit.name]));
  const load: Bars = {
    rowTitle: t('unit'),
    rows: view.load.map(({ unit }) => ({ key: unit.id, name: unit.name })),
    series: [
      { key: 'missed', name: t('load.missed'), colour: lights.red.strong },
      { key: 'open', name: t('load.open'), colour: lights.blue.strong },
    ],
    valueOf: (unit, series) => {
      const found = view.load.find((each) => each.unit.id === unit);
      return (series === 'open' ? found?.open : found?.missed) ?? 0;
    },
    behind: (unit, series) => ({
      list: 'obligations',
      title: t('title.owed', { unit: unitNames.get(unit) ?? '', what: t(`load.${series as 'open'}`) }),
      query: { ...scope, unit, state: series === 'open' ? 'open,held' : 'missed' },
    }),
  };

  const days: Bars = {
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

  const issued = view.slips.filter(({ state, month }) => state === 'issued' && month !== null);
  const slips: Bars = {
    rowTitle: t('month'),
    rows: months,
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

  /** What fell due of a unit in a month, in some states. */
  const reportsOf = ({ unit, month }: Reporting, state = 'met,metLate,missed'): Behind => ({
    list: 'obligations',
    title: t('title.reports', { unit: unit.name, month: monthName(month) }),
    query: { ...scope, unit: unit.id, kind: REPORTING, state, dueFrom: `${month}-01`, dueTo: upTo(month) },
  });

  return { byStatus, byLight, load, days, slips, reportsOf, monthName };
}
