import type { Statechart } from '@duban/contracts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import type texts from '../../texts/zh/index.js';
import { type Arrow, type Box, layoutOf } from './chart-layout.js';

interface PictureProps {
  chart: Statechart;
  /** Paths of the states that it is in. */
  lit: readonly string[];
}

/** States as boxes and what leads from one to another as numbered arrows; the numbers are told under the picture. */
export function StatechartPicture({ chart, lit }: PictureProps) {
  const { t } = useTranslation('task');
  const layout = useMemo(() => layoutOf(chart), [chart]);
  const nameOf = useStateName(chart.machine);
  const [looked, setLooked] = useState<string>();
  const leaves = (arrow: Arrow): boolean =>
    looked === undefined
      ? lit.some((state) => isWithin(state, arrow.from))
      : isWithin(looked, arrow.from) || arrow.from === looked;
  const margin = 8;
  const view = `${-margin} ${-margin} ${layout.width + 2 * margin} ${layout.height + 2 * margin}`;
  return (
    <>
      <p>
        {t('chart.now')}
        <strong>{lit.map(nameOf).join(t('separator'))}</strong>
      </p>
      <div className="task-scroll">
        <svg
          className="task-chart"
          viewBox={view}
          width={layout.width + 2 * margin}
          height={layout.height + 2 * margin}
          role="img"
          aria-label={t('chart.picture', { states: lit.map(nameOf).join(t('separator')) })}
        >
          <Tips />
          {layout.boxes.map((box) => (
            <StateBox
              key={box.id}
              box={box}
              name={nameOf(box.id)}
              isLit={lit.some((state) => isWithin(state, box.id))}
              onLook={(isLooked) => setLooked(isLooked ? box.id : undefined)}
            />
          ))}
          {layout.arrows.map((arrow, index) => (
            <ArrowLine key={index} arrow={arrow} number={index + 1} isStrong={leaves(arrow)} />
          ))}
        </svg>
      </div>
      <ArrowList arrows={layout.arrows} nameOf={nameOf} isStrong={leaves} />
      <Staying staying={layout.staying} nameOf={nameOf} />
    </>
  );
}

/** The tips of the arrows. */
function Tips() {
  return (
    <defs>
      {['plain', 'strong'].map((id) => (
        <marker
          key={id}
          id={`task-tip-${id}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 L8 4 L0 8 z" className={`task-tip-${id}`} />
        </marker>
      ))}
    </defs>
  );
}

const isWithin = (state: string, box: string): boolean => state === box || state.startsWith(`${box}.`);

interface StateBoxProps {
  box: Box;
  name: string;
  isLit: boolean;
  onLook: (isLooked: boolean) => void;
}

function StateBox({ box: { kind, x, y, width, height }, name, isLit, onLook }: StateBoxProps) {
  const isState = kind === 'state';
  return (
    <g
      className={`task-box task-box-${kind}${isLit && kind !== 'region' ? ' task-box-lit' : ''}`}
      {...(isState ? { onMouseEnter: () => onLook(true), onMouseLeave: () => onLook(false) } : {})}
    >
      <rect x={x} y={y} width={width} height={height} rx={isState ? 8 : 10} />
      <text
        x={isState ? x + width / 2 : x + 12}
        y={isState ? y + height / 2 + 5 : y + 20}
        textAnchor={isState ? 'middle' : 'start'}
      >
        {isState && isLit ? `● ${name}` : name}
      </text>
    </g>
  );
}

function ArrowLine({ arrow: { path, at }, number, isStrong }: { arrow: Arrow; number: number; isStrong: boolean }) {
  const name = isStrong ? 'strong' : 'plain';
  return (
    <g className={`task-arrow-${name}`}>
      <path d={path} fill="none" markerEnd={`url(#task-tip-${name})`} />
      <circle cx={at.x} cy={at.y} r={8} />
      <text x={at.x} y={at.y + 4} textAnchor="middle">
        {number}
      </text>
    </g>
  );
}

interface ArrowListProps {
  arrows: readonly Arrow[];
  nameOf: (id: string) => string;
  isStrong: (arrow: Arrow) => boolean;
}

function ArrowList({ arrows, nameOf, isStrong }: ArrowListProps) {
  const { t } = useTranslation('task');
  const term = useTerm();
  return (
    <>
      <h3>{t('chart.arrows')}</h3>
      <ol className="task-arrows">
        {arrows.map((arrow, index) => (
          <li key={index} className={isStrong(arrow) ? 'task-arrows-strong' : undefined}>
            {nameOf(arrow.from)} → {nameOf(arrow.to)}
            <span className="quiet">
              {' '}
              {arrow.events.map((event) => term('event', event)).join(t('separator'))}
              {isStrong(arrow) && t('chart.possible')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Staying({
  staying,
  nameOf,
}: {
  staying: readonly { at: string; events: string[] }[];
  nameOf: (id: string) => string;
}) {
  const { t } = useTranslation('task');
  const term = useTerm();
  if (staying.length === 0) return null;
  return (
    <details className="task-staying">
      <summary>{t('chart.staying')}</summary>
      <ul>
        {staying.map(({ at, events }) => (
          <li key={at}>
            {nameOf(at)}
            <span className="quiet"> {events.map((event) => term('event', event)).join(t('separator'))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** States and regions as people call them: the task's by words of their own, the others' by those of all parts. */
function useStateName(machine: Statechart['machine']): (id: string) => string {
  const { t } = useTranslation('task');
  const term = useTerm();
  return (id) => {
    const code = id.slice(id.lastIndexOf('.') + 1);
    if (machine !== 'task') return term('state', code);
    return t(`states.${code}` as `states.${keyof typeof texts.task.states}`, { defaultValue: code });
  };
}
