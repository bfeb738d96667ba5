import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker, UnitsPicker } from './UnitPicker.js';
import type { ItemDeeds } from './use-deeds.js';
import { useSuggestions } from './use-suggestions.js';
import { useUnits } from './use-units.js';

interface OpenName {
  name: string;
  decide: ItemDeeds['decide'];
}

/** A printed name that the directory does not know: what is meant is said once, for every item that names it. */
export function OpenUnit({ name, decide, isLead = false }: OpenName & { isLead?: boolean }) {
  const { t } = useTranslation('wizard');
  const meant = useSuggestions().names.find((each) => each.name === name);
  const resolve = (unit: string | null): void => decide({ type: 'resolveUnit', name, unit });
  return (
    <div className="wizard-open">
      <strong>{t('open.unit', { name })}</strong>
      {meant?.units.map(({ unit, name: known, reason }) => (
        <Button key={unit} size="small" title={t(`suggested.name.${reason}`)} onClick={() => resolve(unit)}>
          {known}
        </Button>
      ))}
      <UnitPicker size="small" label={t('open.unitLabel', { name })} value={null} onChange={resolve} />
      {!isLead && (
        <Button size="small" type="text" onClick={() => resolve(null)}>
          {t('open.leaveUnit')}
        </Button>
      )}
    </div>
  );
}

/** A phrase for several units of which nobody is known: a group of the directory, some units, or nobody. */
export function OpenGroup({ name, decide }: OpenName) {
  const { t } = useTranslation('wizard');
  const { groups } = useUnits();
  const [members, setMembers] = useState<string[]>([]);
  return (
    <div className="wizard-open">
      <strong>{t('open.group', { name })}</strong>
      <Select
        size="small"
        className="wizard-picker"
        aria-label={t('open.groupLabel', { name })}
        placeholder={t('open.chooseGroup')}
        value={null}
        onChange={(group: string) => decide({ type: 'resolveGroup', name, group })}
        options={groups.map(({ id, name: label }) => ({ value: id, label }))}
        popupMatchSelectWidth={false}
      />
      <UnitsPicker
        size="small"
        label={t('open.membersLabel', { name })}
        placeholder={t('unit.choose')}
        value={members}
        onChange={setMembers}
      />
      <Button
        size="small"
        disabled={members.length === 0}
        onClick={() => decide({ type: 'resolveGroup', name, members })}
      >
        {t('open.takeMembers')}
      </Button>
      <Button size="small" type="text" onClick={() => decide({ type: 'resolveGroup', name, members: [] })}>
        {t('open.leaveGroup')}
      </Button>
    </div>
  );
}
