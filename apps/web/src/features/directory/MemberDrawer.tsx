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
  const [before] = useState(() => beginningOf(member, today));
  const [units, setUnits] = useState(before.units);
  const [from, setFrom] = useState(before.from);
  const [to, setTo] = useState(before.to);
  const [excluded, setExcluded] = useState(before.excluded);
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
      <ExceptionField isOffered={!member && group.kinds.length > 0} value={excluded} onChange={setExcluded} />
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

const beginningOf = (member: MemberDrawerProps['member'], today: string | undefined) =>
  member
    ? {
        units: [member.unit.id],
        from: member.validFrom as string | null,
        to: member.validTo,
        excluded: member.excluded,
      }
    : { units: [], from: today ?? null, to: null, excluded: false };

interface ExceptionFieldProps {
  isOffered: boolean;
  value: boolean;
  onChange: (excluded: boolean) => void;
}

/** In a group of whole kinds units may be left out. */
function ExceptionField({ isOffered, value, onChange }: ExceptionFieldProps) {
  const { t } = useTranslation('directory');
  if (!isOffered) return null;
  return (
    <Checkbox checked={value} onChange={({ target }) => onChange(target.checked)}>
      {t('groups.asException')}
    </Checkbox>
  );
}
