import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText, type Language, monthText } from '../../time/days.js';
import { useLanguage } from '../useTerm.js';
import { type CalendarMonth, dayByKey, type DayStanding, monthsOf, standingOf, type Table } from './months.js';
import './calendar.css';

/** What stands on a day, beside its number. */
export interface DayMark {
  /** One character that is drawn. */
  sign: string;
  /** What it means, read out and in the legend. */
  word: string;
  look: 'strong' | 'pale' | 'faint';
}

interface YearCalendarProps {
  year: number;
  /** Null: none is known; weekends alone are off. */
  table: Table | null;
  marks?: ReadonlyMap<string, readonly DayMark[]>;
  /** Days that may still move: hatched. */
  provisional?: ReadonlySet<string>;
  today?: string | undefined;
  /** The meaning of the marks, in the order of the legend. */
  legend?: readonly DayMark[];
  /** Told of the day that is pointed at or focused. */
  describe?: (day: string) => ReactNode;
  /** What a click or Enter does with a day; without it days are only looked at. */
  onChoose?: (day: string) => void;
}

const noMarks: ReadonlyMap<string, readonly DayMark[]> = new Map();
const noDays: ReadonlySet<string> = new Set();

/** A whole year in twelve small months. One tab stop; arrows, Home, End and the page keys move by day, week and month. */
export function YearCalendar({
  year,
  table,
  marks = noMarks,
  provisional = noDays,
  today,
  legend = [],
  describe,
  onChoose,
}: YearCalendarProps) {
  const language = useLanguage();
  const [shown, setShown] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const grid = useRef<HTMLDivElement>(null);
  const months = useMemo(() => monthsOf(year), [year]);
  const stop = focused?.startsWith(`${year}-`) ? focused : (today?.startsWith(`${year}-`) && today) || `${year}-01-01`;
  const look = useCallback((day: string) => setShown(day), []);
  const move = useCallback((event: KeyboardEvent<HTMLButtonElement>) => {
    const next = dayByKey(event.currentTarget.dataset['day'] ?? '', event.key);
    if (next === undefined) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  }, []);
  return (
    <div className="calendar">
      <Legend legend={legend} hasTable={table !== null} isProvisional={provisional.size > 0} />
      {describe && (
        <div className="calendar-shown" role="status">
          {shown?.startsWith(`${year}-`) ? describe(shown) : <PointHint />}
        </div>
      )}
      <div className="calendar-months" ref={grid}>
        {months.map((month) => (
          <Month
            key={month.month}
            month={month}
            language={language}
            table={table}
            marks={marks}
            provisional={provisional}
            today={today}
            stop={Number(stop.slice(5, 7)) === month.month ? stop : undefined}
            onLook={look}
            onFocus={setFocused}
            onMove={move}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

function PointHint() {
  const { t } = useTranslation('admin');
  return <span className="quiet">{t('calendar.point')}</span>;
}

function Legend({
  legend,
  hasTable,
  isProvisional,
}: {
  legend: readonly DayMark[];
  hasTable: boolean;
  isProvisional: boolean;
}) {
  const { t } = useTranslation('admin');
  return (
    <ul className="calendar-legend" aria-label={t('calendar.legend')}>
      {legend.map(({ sign, word, look }) => (
        <li key={word}>
          <span className={`calendar-sign calendar-sign-${look}`} aria-hidden="true">
            {sign}
          </span>
          {word}
        </li>
      ))}
      <li>
        <span className="calendar-swatch calendar-weekend" aria-hidden="true" />
        {t('calendar.weekend')}
      </li>
      {hasTable &&
        (['holiday', 'madeUp'] as const).map((standing) => (
          <li key={standing}>
            <span className={`calendar-swatch calendar-${standing}`} aria-hidden="true" />
            {t(`calendar.${standing}`)}
          </li>
        ))}
      {isProvisional && (
        <li>
          <span className="calendar-swatch calendar-provisional" aria-hidden="true" />
          {t('calendar.provisional')}
        </li>
      )}
    </ul>
  );
}

interface MonthProps {
  month: CalendarMonth;
  language: Language;
  table: Table | null;
  marks: ReadonlyMap<string, readonly DayMark[]>;
  provisional: ReadonlySet<string>;
  today: string | undefined;
  /** The day that Tab leads to, where it is in this month. */
  stop: string | undefined;
  onLook: (day: string) => void;
  onFocus: (day: string) => void;
  onMove: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onChoose: ((day: string) => void) | undefined;
}

const Month = memo(function Month({ month, language, ...days }: MonthProps) {
  const { t } = useTranslation('admin');
  const weekdays = t('calendar.weekdays').split(' ');
  return (
    <table className="calendar-month">
      <caption>{monthText(month.month, language)}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday, index) => (
            <th key={index} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, place) => (
              <td key={day ?? place}>{day && <Day day={day} language={language} {...days} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

type DayProps = Omit<MonthProps, 'month'> & { day: string };

function Day({ day, language, table, marks, provisional, today, stop, onLook, onFocus, onMove, onChoose }: DayProps) {
  const words = useDayWords();
  const standing = standingOf(day, table);
  const [mark, second] = signsOf(marks.get(day));
  const isProvisional = provisional.has(day);
  const said = [
    dayText(day, language),
    ...words(standing, isProvisional),
    ...(marks.get(day) ?? []).map(({ word }) => word),
  ];
  return (
    <button
      type="button"
      data-day={day}
      className={classesOf({ standing, mark, isProvisional, isToday: day === today, isChosen: onChoose !== undefined })}
      tabIndex={day === stop ? 0 : -1}
      aria-label={said.join(', ')}
      aria-current={day === today ? 'date' : undefined}
      onMouseEnter={() => onLook(day)}
      onFocus={() => {
        onLook(day);
        onFocus(day);
      }}
      onKeyDown={onMove}
      onClick={() => onChoose?.(day)}
    >
      <span>{Number(day.slice(8))}</span>
      {mark && (
        <span>
          {mark.sign}
          {second}
        </span>
      )}
    </button>
  );
}

interface DayLook {
  standing: DayStanding;
  mark: DayMark | undefined;
  isProvisional: boolean;
  isToday: boolean;
  isChosen: boolean;
}

/** The first mark, and the sign of the second where it is not faint: there is room for no more. */
const signsOf = ([first, second]: readonly DayMark[] = []): [DayMark | undefined, string | undefined] => [
  first,
  second?.look === 'faint' ? undefined : second?.sign,
];

const classesOf = ({ standing, mark, isProvisional, isToday, isChosen }: DayLook): string =>
  [
    'calendar-day',
    `calendar-${standing}`,
    mark && `calendar-has-${mark.look}`,
    isProvisional && 'calendar-provisional',
    isToday && 'calendar-today',
    isChosen && 'calendar-chosen-by-click',
  ]
    .filter(Boolean)
    .join(' ');

/** How a day stands, in words: nothing for a common working day. */
export function useDayWords(): (standing: DayStanding, isProvisional: boolean) => string[] {
  const { t } = useTranslation('admin');
  return (standing, isProvisional) => [
    ...(standing === 'working' ? [] : [t(`calendar.${standing}`)]),
    ...(isProvisional ? [t('calendar.provisional')] : []),
  ];
}
