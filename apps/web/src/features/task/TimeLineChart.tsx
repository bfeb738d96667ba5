import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNow } from '../../client/session.js';
import type { Place } from '../../parts/task-path.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText, monthText } from '../../time/days.js';
import { outcomeOf } from './OutcomeMark.js';
import type { Bar, TimeLine } from './time-line.js';
import { useObligationText } from './useObligationText.js';
import { placeOf } from './where.js';

const DAY = 3;
const TRACK = 22;
const LABEL = 18;
const HEAD = 24;
const BAR = 10;
/** Days that the name of a month takes. */
const ROOM = 20;

interface ChartProps {
  line: TimeLine;
  place: Place;
  /** The moment that is looked at; null for now. */
  at: string | null;
}

interface Laid {
  bar: Bar;
  y: number;
}

/**
 * Windows from opening to due day, a lane for each unit. One stop of the tab key: the arrow keys go from window to window,
 * Enter opens what it is about.
 */
export function TimeLineChart({ line, place, at }: ChartProps) {
  const { t } = useTranslation('task');
  const navigate = useNavigate();
  const textOf = useObligationText();
  const picture = useRef<SVGSVGElement>(null);
  const [chosen, setChosen] = useState(0);
  const [told, setTold] = useState<Bar>();
  const lanes = laidOut(line);
  const bars = lanes.flatMap(({ laid }) => laid);
  const height = HEAD + lanes.reduce((sum, { height: own }) => sum + own, 0);
  const width = line.days * DAY;
  const move = (event: KeyboardEvent, index: number): void => {
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: bars.length - 1 }[event.key];
    if (event.key === 'Enter') open(index);
    if (next === undefined || !bars[next]) return;
    event.preventDefault();
    setChosen(next);
    picture.current?.querySelector<SVGGElement>(`[data-bar="${next}"]`)?.focus();
  };
  const open = (index: number): void => {
    const bar = bars[index]?.bar;
    if (bar) void navigate(placeOf(place, bar.obligation, at));
  };
  return (
    <>
      <div className="task-scroll">
        <svg ref={picture} width={width} height={height} role="group" aria-label={t('dues.line')} className="task-line">
          <Months line={line} height={height} />
          <UnitNames lanes={lanes} />
          {bars.map(({ bar, y }, index) => (
            <g
              key={bar.obligation.id}
              data-bar={index}
              role="link"
              tabIndex={index === chosen ? 0 : -1}
              aria-label={textOf(bar.obligation)}
              className="task-line-bar"
              onFocus={() => {
                setChosen(index);
                setTold(bar);
              }}
              onMouseEnter={() => setTold(bar)}
              onKeyDown={(event) => move(event, index)}
              onClick={() => open(index)}
            >
              <Window bar={bar} y={y} />
            </g>
          ))}
          <Today line={line} at={at} height={height} />
        </svg>
      </div>
      <p className="task-told" role="status">
        {told ? textOf(told.obligation) : t('dues.hint')}
      </p>
    </>
  );
}

function UnitNames({ lanes }: { lanes: readonly { name: string; y: number }[] }) {
  return lanes.map(({ name, y }) => (
    <text key={y} x={4} y={y + 13} className="task-line-unit">
      {name}
    </text>
  ));
}

function laidOut({ lanes }: TimeLine): { name: string; y: number; height: number; laid: Laid[] }[] {
  let top = HEAD;
  return lanes.map(({ unit, tracks }) => {
    const y = top;
    const height = LABEL + tracks.length * TRACK + 6;
    top += height;
    const laid = tracks.flatMap((track, index) => track.map((bar) => ({ bar, y: y + LABEL + index * TRACK })));
    return { name: unit.name, y, height, laid };
  });
}

function Window({ bar: { from, to, obligation }, y }: { bar: Bar; y: number }) {
  const { sign, strong, pale } = outcomeOf(obligation.state);
  const [x, end] = [from * DAY, (to + 1) * DAY];
  return (
    <>
      <rect x={x} y={y} width={end - x} height={TRACK} fill="transparent" />
      <rect
        x={x + 1}
        y={y + 6}
        width={Math.max(4, end - x - 2)}
        height={BAR}
        rx={3}
        fill={pale}
        stroke={strong}
        strokeDasharray={obligation.provisional ? '3 2' : undefined}
      />
      <text x={end - 7} y={y + 15} textAnchor="middle" className="task-line-sign" fill={strong}>
        {sign}
      </text>
    </>
  );
}

function Months({ line, height }: { line: TimeLine; height: number }) {
  const language = useLanguage();
  return (
    <>
      {line.months.map(({ day, date }) => (
        <g key={date}>
          <line x1={day * DAY} x2={day * DAY} y1={0} y2={height} className="task-line-month" />
          {line.days - day > ROOM && (
            <text x={day * DAY + 4} y={14} className="task-line-name">
              {date.slice(5, 7) === '01' ? `${date.slice(0, 4)} ` : ''}
              {monthText(Number(date.slice(5, 7)), language)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** The day that is looked at. */
function Today({ line, at, height }: { line: TimeLine; at: string | null; height: number }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const now = useNow();
  const moment = at ?? now;
  if (moment === undefined) return null;
  const day = daysBetween(line.start, dayOf(moment));
  if (day < 0 || day > line.days) return null;
  const x = (day + 0.5) * DAY;
  return (
    <g pointerEvents="none">
      <line x1={x} x2={x} y1={18} y2={height} className="task-line-today" />
      <text x={x + 4} y={HEAD + 4} className="task-line-now">
        {at === null ? t('dues.today') : dayText(dayOf(moment), language, moment)}
      </text>
    </g>
  );
}
