import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { daysBetween, dayText } from '../../time/days.js';
import type { FigureLine, Point } from './figure-line.js';

const WIDTH = 440;
const HEIGHT = 170;
const PAD = { left: 40, right: 12, top: 10, bottom: 24 };

/** One figure against the plan's line, told in a sentence and as a table too. */
export function FigurePicture({ line }: { line: FigureLine }) {
  const { t } = useTranslation('task');
  const { name, unit, actual, expected, isShared, planned } = line;
  const last = actual.at(-1);
  const isBehind = last !== undefined && expected !== null && last.value < expected;
  return (
    <figure className="task-figure">
      <figcaption>
        <strong>{name}</strong>{' '}
        {last && (
          <span className="figures">
            {last.value} {unit}
          </span>
        )}{' '}
        {expected !== null && (
          <Mark tone={isBehind ? 'yellow' : 'green'}>{t(isBehind ? 'figures.behind' : 'figures.onLine')}</Mark>
        )}
        <div className="quiet small">
          {expected === null ? t('figures.noLine') : t('figures.expected', { value: expected, unit })}
          {isShared && ` ${t('figures.shared', { count: planned.length - 1 })}`}
        </div>
      </figcaption>
      <Picture line={line} />
      <FigureTable line={line} />
    </figure>
  );
}

function Picture({ line: { name, unit, actual, forecast, planned } }: { line: FigureLine }) {
  const language = useLanguage();
  const all = [...actual, ...forecast, ...planned];
  const days = all.map(({ on }) => on).toSorted();
  const [first = '', end = ''] = [days[0], days.at(-1)];
  const most = Math.max(...all.map(({ value }) => value), 0) || 1;
  const span = Math.max(1, daysBetween(first, end));
  const x = (on: string): number => PAD.left + (daysBetween(first, on) / span) * (WIDTH - PAD.left - PAD.right);
  const y = (value: number): number => HEIGHT - PAD.bottom - (value / most) * (HEIGHT - PAD.top - PAD.bottom);
  const lineOf = (points: readonly Point[]): string => points.map(({ on, value }) => `${x(on)},${y(value)}`).join(' ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name} ${unit}`}>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y(value)} y2={y(value)} className="task-figure-grid" />
          <text x={PAD.left - 6} y={y(value) + 4} textAnchor="end" className="task-line-name">
            {Math.round(value * 10) / 10}
          </text>
        </g>
      ))}
      <polyline points={lineOf(planned)} className="task-figure-planned" />
      <polyline points={lineOf(actual)} className="task-figure-actual" />
      {planned.slice(1).map(({ on, value }) => (
        <rect key={on} x={x(on) - 4} y={y(value) - 4} width={8} height={8} className="task-figure-node" />
      ))}
      {actual.map(({ on, value }) => (
        <circle key={on} cx={x(on)} cy={y(value)} r={3.5} className="task-figure-point" />
      ))}
      {forecast.map(({ on, value }) => (
        <circle key={on} cx={x(on)} cy={y(value)} r={3.5} className="task-figure-forecast" />
      ))}
      <text x={PAD.left} y={HEIGHT - 6} className="task-line-name">
        {dayText(first, language, first)}
      </text>
      <text x={WIDTH - PAD.right} y={HEIGHT - 6} textAnchor="end" className="task-line-name">
        {dayText(end, language, first)}
      </text>
    </svg>
  );
}

function FigureTable({ line: { unit, actual, forecast, planned } }: { line: FigureLine }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const language = useLanguage();
  const rows = [
    ...actual.map((point) => ({ ...point, what: term('nature', 'actual') })),
    ...forecast.map((point) => ({ ...point, what: term('nature', 'forecast') })),
    ...planned.map((point) => ({ ...point, what: t('figures.planned') })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return (
    <details>
      <summary className="small">{t('figures.table')}</summary>
      <table className="task-figure-table">
        <tbody>
          {rows.map(({ on, what, value }, index) => (
            <tr key={index}>
              <th scope="row">{dayText(on, language)}</th>
              <td>{what}</td>
              <td className="task-number">
                {value} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
