import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decisionsOf, formOf, type ItemForm, ledBy, unknownIn } from './edits.js';
import type { DraftItem } from './order.js';
import { UnitPicker, UnitsPicker } from './UnitPicker.js';
import type { Drafting } from './use-drafting.js';

interface EditItemProps {
  item: DraftItem;
  drafting: Drafting;
  onClose: () => void;
}

/** Words and units of an item, written anew. What was typed stays where the server refuses it. */
export function EditItem({ item, drafting, onClose }: EditItemProps) {
  const { t } = useTranslation('wizard');
  const [begun] = useState(item);
  const [form, setForm] = useState(() => formOf(item));
  const type = (change: Partial<ItemForm>): void => setForm((now) => ({ ...now, ...change }));
  const decisions = decisionsOf(item, form);
  const isEmpty = form.title.trim() === '' || form.text.trim() === '';
  const save = async (): Promise<void> => {
    if (decisions.length === 0 || (await drafting.decide(...decisions))) onClose();
  };
  return (
    <Modal
      open
      width={720}
      title={t('editing.title', { number: item.number ?? '' })}
      okText={t('editing.save')}
      cancelText={t('editing.cancel')}
      okButtonProps={{ disabled: isEmpty, loading: drafting.isSaving }}
      onOk={() => void save()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="wizard-form">
        {JSON.stringify(formOf(begun)) !== JSON.stringify(formOf(item)) && (
          <Alert type="warning" showIcon title={t('editing.changedMeanwhile')} />
        )}
        <Words form={form} type={type} />
        <Units item={item} form={form} setForm={setForm} type={type} />
      </div>
    </Modal>
  );
}

interface PartProps {
  form: ItemForm;
  type: (change: Partial<ItemForm>) => void;
}

function Words({ form, type }: PartProps) {
  const { t } = useTranslation('wizard');
  const { TextArea } = Input;
  return (
    <>
      <label>
        {t('field.number')}
        <Input value={form.number} maxLength={50} onChange={({ target }) => type({ number: target.value })} />
      </label>
      <label>
        {t('field.title')}
        <Input
          value={form.title}
          maxLength={500}
          status={form.title.trim() === '' ? 'error' : ''}
          onChange={({ target }) => type({ title: target.value })}
        />
      </label>
      <label>
        {t('field.text')}
        <TextArea
          value={form.text}
          autoSize={{ minRows: 3, maxRows: 10 }}
          status={form.text.trim() === '' ? 'error' : ''}
          onChange={({ target }) => type({ text: target.value })}
        />
      </label>
      <label>
        {t('field.sectionLines')}
        <TextArea
          value={form.section}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={({ target }) => type({ section: target.value })}
        />
      </label>
    </>
  );
}

function Units({
  item,
  form,
  setForm,
  type,
}: PartProps & { item: DraftItem; setForm: (change: (form: ItemForm) => ItemForm) => void }) {
  const { t } = useTranslation('wizard');
  const unknown = unknownIn(item);
  const others = (units: readonly string[], rest: readonly string[]): string[] =>
    units.filter((unit) => unit !== form.lead && !rest.includes(unit));
  return (
    <>
      <div>
        <span>{t('field.lead')}</span>
        <UnitPicker label={t('field.lead')} value={form.lead} onChange={(lead) => setForm((now) => ledBy(now, lead))} />
      </div>
      <div>
        <span>{t('field.jointLeads')}</span>
        <UnitsPicker
          label={t('field.jointLeads')}
          value={form.jointLeads}
          onChange={(units) => type({ jointLeads: others(units, form.coordinating) })}
        />
      </div>
      <div>
        <span>{t('field.coordinating')}</span>
        <UnitsPicker
          label={t('field.coordinating')}
          value={form.coordinating}
          onChange={(units) => type({ coordinating: others(units, form.jointLeads) })}
        />
      </div>
      {unknown.length > 0 && <p className="quiet small">{t('editing.unknown', { names: unknown.join('、') })}</p>}
    </>
  );
}
