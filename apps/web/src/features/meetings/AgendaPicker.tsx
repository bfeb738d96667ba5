import type { MeetingView, SuggestedItem } from '@duban/contracts';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useTerm } from '../../parts/useTerm.js';
import type { Tone } from '../../theme/theme.js';
import { nameOf, useTaskSearch } from './fields.js';

type Ground = SuggestedItem['ground'];

/** A task that may come onto the agenda. */
export interface Choice extends Pick<SuggestedItem, 'task' | 'number' | 'title' | 'ground'> {
  lead: string;
  asks: readonly string[];
}

export const choiceOf = (item: SuggestedItem | MeetingView['agenda'][number]): Choice => ({
  task: item.task,
  number: item.number,
  title: item.title,
  ground: item.ground,
  lead: item.lead?.name ?? '',
  asks: 'asks' in item ? item.asks : [],
});

/** What a command says of an agenda. */
export const agendaOf = (chosen: readonly Choice[]) => chosen.map(({ task, ground }) => ({ task, ground }));

interface PickerProps {
  /** What is offered, ticked or not; what is chosen beside it is shown after it. */
  offered: readonly Choice[];
  value: readonly Choice[];
  onChange: (chosen: readonly Choice[]) => void;
}

/** The agenda: what the work suggests with its ground, each to be left out, and more to be added. */
export function AgendaPicker({ offered, value, onChange }: PickerProps) {
  const { t } = useTranslation('meetings');
  const chosen = new Set(value.map(({ task }) => task.id));
  const rows = [...offered, ...value.filter(({ task }) => !offered.some((each) => each.task.id === task.id))];
  const tick = ({ task }: Choice, isOn: boolean): void =>
    onChange(rows.filter((row) => (row.task.id === task.id ? isOn : chosen.has(row.task.id))));
  return (
    <fieldset className="meeting-agenda">
      <legend>{t('agenda')}</legend>
      <p className="quiet small">
        {t(offered.length > 0 ? 'suggested' : 'nothingSuggested')} {t('chosen', { count: value.length })}
      </p>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.task.id}>
            <Checkbox checked={chosen.has(row.task.id)} onChange={({ target }) => tick(row, target.checked)}>
              {nameOf(row)}
            </Checkbox>{' '}
            <GroundMark ground={row.ground} /> <span className="quiet small">{row.lead}</span>
            {row.asks.length > 0 && (
              <p className="small meeting-asks">{t('asks', { matters: row.asks.join(t('and')) })}</p>
            )}
          </li>
        ))}
      </ul>
      <AddTask onAdd={(added) => onChange([...value.filter(({ task }) => task.id !== added.task.id), added])} />
    </fieldset>
  );
}

const tones: Readonly<Record<Ground, Tone>> = {
  red: 'red',
  overdue: 'yellow',
  needsCoordination: 'blue',
  added: 'grey',
};

/** Why a task is on the agenda. */
export function GroundMark({ ground }: { ground: Ground }) {
  const term = useTerm();
  return <Mark tone={tones[ground]}>{term('agendaGround', ground)}</Mark>;
}

function AddTask({ onAdd }: { onAdd: (choice: Choice) => void }) {
  const { t } = useTranslation('meetings');
  const { found, search } = useTaskSearch();
  const add = (id: string): void => {
    const row = found.find((each) => each.task?.id === id);
    if (!row?.task) return;
    const { year } = row.task;
    onAdd({
      task: { kind: 'task', year, id },
      number: row.number ?? null,
      title: row.title ?? '',
      ground: 'added',
      lead: row.lead?.name ?? '',
      asks: [],
    });
  };
  return (
    <Select
      className="meeting-add"
      aria-label={t('add')}
      placeholder={`${t('add')}：${t('addHint')}`}
      value={null}
      showSearch={{ filterOption: false, onSearch: search }}
      onChange={(id: string | null) => id && add(id)}
      options={found.map((row) => ({ value: row.task?.id ?? '', label: nameOf(row) }))}
    />
  );
}
