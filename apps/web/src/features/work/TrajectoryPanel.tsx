import type { ReportRow } from '@duban/contracts';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Panel } from '../../parts/Page.js';
import { useAside } from '../../parts/useAside.js';
import type { Matter } from './matter.js';
import { planContentOf } from './plan/plan-draft.js';
import { dayNumber, plannedOn, type Point, trajectoriesOf, type Trajectory } from './trajectory.js';

/** 指标走势: what was reported against the line through the plan's time nodes. Nothing where nothing was reported. */
export function TrajectoryPanel({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const aside = useAside();
  const [chosen, setChosen] = useState(0);
  const { data } = useAsk('task.reports', { params: { year: task.task.year, id: task.task.id }, query: {} });
  const kind = member?.kind === 'subReport' ? 'subReport' : 'report';
  // Without `fields` each row is whole.
  const figures = ((data?.rows ?? []) as ReportRow[])
    .filter((row) => row.kind === kind && row.unit.id === member?.unit?.id && row.submittedAt !== null)
    .flatMap(({ content }) => content?.figures ?? []);
  const plan = planContentOf(task.members.find((each) => each.kind === 'plan' && each.submissions) ?? null);
  const trajectories = trajectoriesOf(figures, plan).filter(({ actual }) => actual.length > 0);
  const shown = trajectories[chosen] ?? trajectories[0];
  if (!shown) return null;
  return (
    <Panel
      title={t('trajectory.title')}
      extra={
        trajectories.length > 1 && (
          <Select
            size="small"
            aria-label={t('trajectory.which')}
            value={trajectories.indexOf(shown)}
            onChange={setChosen}
            popupMatchSelectWidth={false}
            options={trajectories.map(({ name, unit }, index) => ({ value: index, label: aside(name, unit) }))}
          />
        )
      }
    >
      <Chart trajectory={shown} year={task.task.year} />
    </Panel>
  );
}

const WIDTH = 720;
const HEIGHT = 200;
const edge = { left: 44, right: 12, top: 12, bottom: 24 };

function Chart({ trajectory, year }: { trajectory: Trajectory; year: number }) {
  const { t } = useTranslation('work');
  const { name, unit, actual, forecast, planned } = trajectory;
  const from = dayNumber(`${year}-01-01`);
  const to = dayNumber(`${year}-12-31`);
  const most = Math.max(1, ...[...actual, ...forecast, ...planned].map(({ value }) => value)) * 1.05;
  const x = (on: string): number =>
    edge.left + ((dayNumber(on) - from) / (to - from)) * (WIDTH - edge.left - edge.right);
  const y = (value: number): number => HEIGHT - edge.bottom - (value / most) * (HEIGHT - edge.top - edge.bottom);
  const path = (points: readonly Point[]): string => points.map(({ on, value }) => `${x(on)},${y(value)}`).join(' ');
  const last = actual.at(-1);
  const expected = last && plannedOn(planned, last.on);
  const said =
    last === undefined
      ? ''
      : expected === undefined
        ? t('trajectory.reached', { name, on: last.on, value: last.value, unit })
        : t('trajectory.against', {
            name,
            on: last.on,
            value: last.value,
            unit,
            expected: Math.round(expected * 10) / 10,
          });
  return (
    <figure className="work-trajectory">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={edge.left} x2={WIDTH - edge.right} y1={y(most * share)} y2={y(most * share)} className="grid" />
            <text x={edge.left - 6} y={y(most * share) + 4} textAnchor="end">
              {Math.round(most * share * 10) / 10}
            </text>
          </g>
        ))}
        {[1, 4, 7, 10].map((month) => (
          <text key={month} x={x(`${year}-${String(month).padStart(2, '0')}-01`)} y={HEIGHT - 6}>
            {t('trajectory.month', { month })}
          </text>
        ))}
        {planned.length > 0 && (
          <polyline points={path([{ on: `${year}-01-01`, value: 0 }, ...planned])} className="planned" />
        )}
        {planned.map(({ on, value }) => (
          <rect key={`${on} ${value}`} x={x(on) - 3} y={y(value) - 3} width={6} height={6} className="planned-node" />
        ))}
        <polyline points={path(actual)} className="actual" />
        {actual.map(({ on, value }) => (
          <circle key={on} cx={x(on)} cy={y(value)} r={3.5} className="actual-node" />
        ))}
        {forecast.map(({ on, value }) => (
          <circle key={on} cx={x(on)} cy={y(value)} r={3.5} className="forecast-node" />
        ))}
      </svg>
      <figcaption className="quiet small">
        {said} {planned.length > 0 ? t('trajectory.legend') : t('trajectory.noLine')}
      </figcaption>
    </figure>
  );
}
