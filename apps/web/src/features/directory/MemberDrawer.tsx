import type { GroupView } from '@duban/contracts';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { DayField, EditDrawer, Labelled } from './EditDrawer.js';

interface MemberDrawerProps {
  group: GroupView;
  /** Null: units that join. */
  member: GroupView['members'][number] | null;
  today: string | undefined;
  onClose: () => void;
}

/** Units join a group from a day on; one that is in it gets a last day, after which it is no longer counted. */
export function MemberDrawer({ group, member, today, onClose }: MemberDrawerProps) {
  const { t } = useTranslation('directory');
  const names = useUnitNames();
  const [units, setUnits] = useState(member ? [member.unit.id] : []);
  const [from, setFrom] = useState(member?.validFrom ?? today ?? null);
  const [to, setTo] = useState(member?.validTo ?? null);
  const [excluded, setExcluded] = useState(member?.excluded ?? false);
  const { save, isSaving, fault } = useSave('group.save');
  const { code, name, aliases } = group;
  const send = (): void => {
    const validFrom = from ?? '';
    const body = { code, name, aliases, members: units.map((unit) => ({ unit, validFrom, validTo: to, excluded })) };
    void save({ params: { id: group.id }, body }, { version: group.version, onDone: onClose });
  };
  return (
    <EditDrawer
      title={member ? `${member.unit.name} · ${group.name}` : t('groups.joinTitle', { group: group.name })}
      isOpen
      isSaving={isSaving}
      isIdle={units.length === 0 || from === null}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
    >
      {!member && (
        <Labelled label={t('groups.units')} fault={fault} at="/members">
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={units}
            onChange={setUnits}
            options={names.map(({ id, name: label }) => ({ value: id, label }))}
          />
        </Labelled>
      )}
      {!member && group.kinds.length > 0 && (
        <Checkbox checked={excluded} onChange={({ target }) => setExcluded(target.checked)}>
          {t('groups.asException')}
        </Checkbox>
      )}
      {member ? (
        <p className="quiet">{t('groups.since', { day: member.validFrom })}</p>
      ) : (
        <Labelled label={t('groups.from')} fault={fault} at="/validFrom">
          <DayField value={from} onChange={setFrom} />
        </Labelled>
      )}
      <Labelled label={t('groups.to')} fault={fault} at="/members" hint={t('groups.toHint')}>
        <DayField value={to} onChange={setTo} />
      </Labelled>
    </EditDrawer>
  );
}
