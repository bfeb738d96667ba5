import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitsPicker } from './UnitPicker.js';
import type { ItemDeeds } from './use-deeds.js';
import { useSuggestions } from './use-suggestions.js';
import { useUnits } from './use-units.js';

interface OpenGroupProps {
  name: string;
  decide: ItemDeeds['decide'];
  /** The item that is looked at; without one what is said holds everywhere. */
  item?: string;
}

/**
 * A phrase for several units of which nobody is known: a group of the directory, some units, those of an earlier
 * directive, or nobody. Of a phrase for a part of a group only its units are offered, at first for the one item.
 */
export function OpenGroup({ name, decide, item }: OpenGroupProps) {
  const { t } = useTranslation('wizard');
  const { groups } = useUnits();
  const suggested = useSuggestions().groups.find((each) => each.name === name);
  const offered = suggested?.offered ?? null;
  const [scope, setScope] = useState<'item' | 'all'>();
  const isOne = item !== undefined && (scope ?? (offered ? 'item' : 'all')) === 'item';
  const resolve = (choice: { group: string } | { members: string[] }): void =>
    decide({ type: 'resolveGroup', name, ...(isOne ? { item } : {}), ...choice });
  return (
    <div className="wizard-open">
      <strong>{t('open.group', { name })}</strong>
      {item !== undefined && (
        <Segmented<'item' | 'all'>
          size="small"
          aria-label={t('open.scope')}
          value={isOne ? 'item' : 'all'}
          onChange={setScope}
          options={[
            { value: 'item', label: t('open.thisTask') },
            { value: 'all', label: t('open.everywhere') },
          ]}
        />
      )}
      {offered === null && (
        <Select
          size="small"
          className="wizard-picker"
          aria-label={t('open.groupLabel', { name })}
          placeholder={t('open.chooseGroup')}
          value={null}
          onChange={(group: string) => resolve({ group })}
          options={groups.map(({ id, name: label }) => ({ value: id, label }))}
          popupMatchSelectWidth={false}
        />
      )}
      <ChosenMembers name={name} offered={offered} onTake={(members) => resolve({ members })} />
      <Button size="small" type="text" onClick={() => resolve({ members: [] })}>
        {t('open.leaveGroup')}
      </Button>
      <Earlier proposals={suggested?.earlier ?? []} onTake={(members) => resolve({ members })} />
    </div>
  );
}

interface ChosenMembersProps {
  name: string;
  offered: readonly string[] | null;
  onTake: (members: string[]) => void;
}

function ChosenMembers({ name, offered, onTake }: ChosenMembersProps) {
  const { t } = useTranslation('wizard');
  const [members, setMembers] = useState<string[]>([]);
  return (
    <>
      <UnitsPicker
        size="small"
        label={t('open.membersLabel', { name })}
        placeholder={t('unit.choose')}
        only={offered}
        value={members}
        onChange={setMembers}
      />
      <Button size="small" disabled={members.length === 0} onClick={() => onTake(members)}>
        {t('open.takeMembers')}
      </Button>
    </>
  );
}

interface EarlierProps {
  proposals: ReturnType<typeof useSuggestions>['groups'][number]['earlier'];
  onTake: (members: string[]) => void;
}

/** Who was meant in earlier directives, each with its source; nothing of it holds before it is taken. */
function Earlier({ proposals, onTake }: EarlierProps) {
  const { t } = useTranslation('wizard');
  const { nameOf } = useUnits();
  if (proposals.length === 0) return null;
  return (
    <ul className="wizard-earlier">
      {proposals.map(({ directive, number, tasks, members, gone }) => (
        <li key={`${directive.id} ${members.join()}`}>
          <Button size="small" onClick={() => onTake(members)}>
            {t('open.asThen')}
          </Button>{' '}
          <span className="quiet small">
            {t('open.then', { number, tasks: tasks.join('、'), units: members.map(nameOf).join('、') })}
            {gone > 0 && t('open.gone', { count: gone })}
          </span>
        </li>
      ))}
    </ul>
  );
}
