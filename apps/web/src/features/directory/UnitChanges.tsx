import type { UnitView } from '@duban/contracts';
import { Alert, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { useSave } from '../../parts/useSave.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { dayOf } from '../../time/days.js';
import { DayField, EditDrawer, Labelled } from './EditDrawer.js';
import { HandoverTasks } from './HandoverTasks.js';
import { FormerNameDrawer } from './FormerNameDrawer.js';

/** What a unit was called and what became of it, and the deeds that change it from a day on. */
export function UnitChanges({ unit, canEdit }: { unit: UnitView; canEdit: boolean }) {
  const { t } = useTranslation('directory');
  const [deed, setDeed] = useState<'rename' | 'end' | 'addName'>();
  const close = (): void => setDeed(undefined);
  const { formerNames, validTo, successors, endBasis } = unit;
  return (
    <>
      <h3>{t('changes.title')}</h3>
      <ul className="directory-list">
        {formerNames.map(({ name, validTo: last, basis }) => (
          <li key={`${name} ${last ?? ''}`}>
            {last === null ? t('changes.formerly', { name }) : t('changes.formerlyTo', { name, day: last })}{' '}
            <span className="quiet small">{basis}</span>
          </li>
        ))}
        {validTo !== null && (
          <li>
            {successors.length === 0
              ? t('changes.ended', { day: validTo })
              : t('changes.endedInto', {
                  day: validTo,
                  units: successors.map(({ name }) => name).join(t('listComma')),
                })}{' '}
            <span className="quiet small">{endBasis}</span>
          </li>
        )}
      </ul>
      {formerNames.length === 0 && validTo === null && <p className="quiet">{t('changes.none')}</p>}
      {canEdit && validTo !== null && <HandoverTasks unit={unit} />}
      {canEdit && (
        <div className="directory-buttons">
          <Button onClick={() => setDeed('rename')}>{t('changes.rename')}</Button>
          <Button onClick={() => setDeed('addName')}>{t('changes.addName')}</Button>
          <Button onClick={() => setDeed('end')}>{t(validTo === null ? 'changes.end' : 'changes.endAgain')}</Button>
        </div>
      )}
      {deed === 'rename' && <RenameDrawer unit={unit} onClose={close} />}
      {deed === 'addName' && <FormerNameDrawer unit={unit} onClose={close} />}
      {deed === 'end' && <EndDrawer unit={unit} onClose={close} />}
    </>
  );
}

interface DeedProps {
  unit: UnitView;
  onClose: () => void;
}

/** A new name from a day on, with the document that says so. */
function RenameDrawer({ unit, onClose }: DeedProps) {
  const { t } = useTranslation('directory');
  const now = useNow();
  const [name, setName] = useState('');
  const [shortName, setShortName] = useState(unit.shortName ?? '');
  const [from, setFrom] = useState<string | null>(now === undefined ? null : dayOf(now));
  const [basis, setBasis] = useState('');
  const { save, isSaving, fault } = useSave('unit.rename');
  const send = (): void => {
    const body = { name: name.trim(), shortName: shortName.trim() || null, from: from ?? '', basis: basis.trim() };
    void save({ params: { id: unit.id }, body }, { version: unit.version, onDone: onClose });
  };
  return (
    <EditDrawer
      title={t('changes.renameTitle', { unit: unit.name })}
      isOpen
      isSaving={isSaving}
      isIdle={name.trim() === '' || basis.trim() === '' || from === null}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
    >
      <p className="quiet">{t('changes.renameWhy')}</p>
      <Labelled label={t('changes.newName')} fault={fault} at="/name">
        <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
      </Labelled>
      <Labelled label={t('field.shortName')} fault={fault} at="/shortName">
        <Input value={shortName} maxLength={200} onChange={({ target }) => setShortName(target.value)} />
      </Labelled>
      <Labelled label={t('changes.from')} fault={fault} at="/from" hint={t('changes.renameFromHint')}>
        <DayField value={from} onChange={setFrom} />
      </Labelled>
      <Labelled label={t('changes.basis')} fault={fault} at="/basis" hint={t('changes.basisHint')}>
        <Input value={basis} maxLength={200} onChange={({ target }) => setBasis(target.value)} />
      </Labelled>
    </EditDrawer>
  );
}

/** Merged into one, divided among several, or abolished; what is open with the unit is shown before. */
function EndDrawer({ unit, onClose }: DeedProps) {
  const { t } = useTranslation('directory');
  const now = useNow();
  const names = useUnitNames().filter(({ id }) => id !== unit.id);
  const open = useAsk('unit.open', { params: { id: unit.id } }).data;
  const [successors, setSuccessors] = useState(unit.successors.map(({ id }) => id));
  const [from, setFrom] = useState<string | null>(now === undefined ? null : dayOf(now));
  const [basis, setBasis] = useState(unit.endBasis ?? '');
  const [isAccepted, setAccepted] = useState(false);
  const { save, isSaving, fault } = useSave('unit.end');
  const hasOpen = open !== undefined && open.obligations + open.leads + open.takesPart > 0;
  const send = (): void => {
    const body = { successors, from: from ?? '', basis: basis.trim(), despiteOpen: isAccepted };
    void save({ params: { id: unit.id }, body }, { version: unit.version, onDone: onClose });
  };
  return (
    <EditDrawer
      title={t('changes.endTitle', { unit: unit.name })}
      isOpen
      isSaving={isSaving}
      isIdle={basis.trim() === '' || from === null || open === undefined || (hasOpen && !isAccepted)}
      fault={fault}
      onClose={onClose}
      onSubmit={send}
    >
      {open && (
        <Alert
          type={hasOpen ? 'warning' : 'info'}
          showIcon
          title={hasOpen ? t('changes.open', { ...open }) : t('changes.nothingOpen')}
          description={t('changes.stays', { posts: open.posts, groups: open.groups })}
        />
      )}
      <Labelled label={t('changes.successors')} fault={fault} at="/successors" hint={t('changes.successorsHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={successors}
          onChange={setSuccessors}
          options={names.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Labelled>
      <Labelled label={t('changes.from')} fault={fault} at="/from" hint={t('changes.endFromHint')}>
        <DayField value={from} onChange={setFrom} />
      </Labelled>
      <Labelled label={t('changes.basis')} fault={fault} at="/basis" hint={t('changes.basisHint')}>
        <Input value={basis} maxLength={200} onChange={({ target }) => setBasis(target.value)} />
      </Labelled>
      {hasOpen && (
        <Checkbox checked={isAccepted} onChange={({ target }) => setAccepted(target.checked)}>
          {t('changes.accept')}
        </Checkbox>
      )}
    </EditDrawer>
  );
}
