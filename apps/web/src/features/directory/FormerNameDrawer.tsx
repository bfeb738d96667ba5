import type { UnitView } from '@duban/contracts';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../parts/useSave.js';
import { DayField, EditDrawer, Labelled } from './EditDrawer.js';
import { savedOf } from './unit-saved.js';

/** A name that a unit had before the system knew it, so that older documents find the unit by it. */
export function FormerNameDrawer({ unit, onClose }: { unit: UnitView; onClose: () => void }) {
  const { t } = useTranslation('directory');
  const [name, setName] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [basis, setBasis] = useState('');
  const { save, isSaving, fault } = useSave('unit.save');
  const send = (): void => {
    const added = { name: name.trim(), validFrom: null, validTo: to, basis: basis.trim() || null };
    const body = { ...savedOf(unit), formerNames: [...unit.formerNames, added] };
    void save({ params: { id: unit.id }, body }, { version: unit.version, onDone: onClose });
  };
  return (
    <EditDrawer
      title={t('changes.addNameTitle', { unit: unit.name })}
      isOpen
      isSaving={isSaving}
      isIdle={name.trim() === ''}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
    >
      <p className="quiet">{t('changes.addNameWhy')}</p>
      <Labelled label={t('changes.formerName')} fault={fault} at="/formerNames">
        <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
      </Labelled>
      <Labelled label={t('changes.until')} hint={t('changes.untilHint')}>
        <DayField value={to} onChange={setTo} />
      </Labelled>
      <Labelled label={t('changes.basis')} hint={t('changes.basisHint')}>
        <Input value={basis} maxLength={200} onChange={({ target }) => setBasis(target.value)} />
      </Labelled>
    </EditDrawer>
  );
}
