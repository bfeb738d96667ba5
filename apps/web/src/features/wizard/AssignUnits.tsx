import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assigned } from './edits.js';
import type { DraftItem } from './order.js';
import { UnitPicker, UnitsPicker } from './UnitPicker.js';
import type { Drafting } from './use-drafting.js';

interface AssignUnitsProps {
  items: readonly DraftItem[];
  drafting: Drafting;
  onClose: () => void;
  onAssigned: () => void;
}

/** Gives several items the same lead, and coordinating units beside those that they have. */
export function AssignUnits({ items, drafting, onClose, onAssigned }: AssignUnitsProps) {
  const { t } = useTranslation('wizard');
  const [lead, setLead] = useState<string | null>(null);
  const [coordinating, setCoordinating] = useState<readonly string[]>([]);
  const decisions = items.flatMap((item) => assigned(item, lead, coordinating));
  const assign = async (): Promise<void> => {
    if (!(await drafting.decide(...decisions))) return;
    onClose();
    onAssigned();
  };
  return (
    <Modal
      open
      width={560}
      title={t('picked.assignTitle', { count: items.length })}
      okText={t('picked.assign')}
      cancelText={t('editing.cancel')}
      okButtonProps={{ disabled: decisions.length === 0, loading: drafting.isSaving }}
      onOk={() => void assign()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="wizard-form">
        <div>
          <span>{t('field.lead')}</span>
          <UnitPicker label={t('field.lead')} value={lead} onChange={setLead} />
        </div>
        <div>
          <span>{t('field.coordinating')}</span>
          <UnitsPicker label={t('field.coordinating')} value={coordinating} onChange={setCoordinating} />
        </div>
      </div>
    </Modal>
  );
}
