import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import type { OperationAnswer } from '@duban/contracts';
import { StatechartPicture } from './StatechartPicture.js';
import { statesOf } from './standing.js';
import type { TabProps } from './tab.js';

type Machine = OperationAnswer<'statechart.read'>['machine'];

interface Shown {
  machine: Machine;
  id: string | null;
  states: string[];
  name: string;
}

/** The statechart of the task, or of one of its parts, with the states that it is in lit. */
export default function ChartTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const choices = useChoices(standing);
  const [chosen, setChosen] = useState('task');
  const shown = choices.find(({ id }) => (id ?? 'task') === chosen) ?? choices[0];
  const version = standing.definition;
  const machine = shown?.machine ?? 'task';
  const chart = useAsk('statechart.read', { params: { machine, version } });
  if (!shown) return null;
  return (
    <Panel
      title={t('chart.title')}
      extra={
        <Select
          className="task-chart-choice"
          aria-label={t('chart.choose')}
          value={shown.id ?? 'task'}
          onChange={setChosen}
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.map(({ id, name }) => ({ value: id ?? 'task', label: name }))}
        />
      }
    >
      <Asked query={chart}>{(data) => <StatechartPicture key={chosen} chart={data} lit={shown.states} />}</Asked>
      {shown.id !== null && standing.at === null && <Link to={workPath(place, shown.id)}>{t('chart.toWork')}</Link>}
    </Panel>
  );
}

function useChoices({ regions, members, obligations }: TabProps['standing']): Shown[] {
  const term = useTerm();
  const periodText = usePeriod();
  const nameOf = (kind: string, unit: string | undefined, period: string | null): string =>
    [term('kind', kind), unit, period === null ? undefined : periodText(period)].filter(Boolean).join(' · ');
  return [
    { machine: 'task', id: null, states: statesOf(regions), name: term('kind', 'task') },
    ...members.map(({ id, kind, state, unit, period }) => ({
      machine: kind as Machine,
      id,
      states: [state],
      name: nameOf(kind, unit?.name, period),
    })),
    ...obligations.map(({ id, kind, state, unit, period }) => ({
      machine: 'obligation' as const,
      id,
      states: [state],
      name: `${term('kind', 'obligation')} · ${nameOf(kind, unit.name, period)}`,
    })),
  ];
}
