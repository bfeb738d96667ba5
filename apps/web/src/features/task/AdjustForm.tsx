import type { TaskView } from '@duban/contracts';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';

interface AdjustFormProps {
  target: { kind: 'task'; year: number; id: string };
  view: TaskView;
  onClose: () => void;
}

interface Typed {
  lead: string;
  jointLeads: string[];
  coordinating: string[];
  scope?: string;
  targets?: string;
  reason: string;
}

/** 调整: other units, another scope or other targets, with the reason; it takes effect when it is approved. */
export function AdjustForm({ target, view, onClose }: AdjustFormProps) {
  useReturnedFocus();
  const { t } = useTranslation('task');
  const term = useTerm();
  const [form] = Form.useForm<Typed>();
  const { deed, isDoing } = useDeed();
  const idsOf = (relation: string): string[] =>
    view.units.flatMap((unit) => (unit.relation === relation ? [unit.id] : []));
  const propose = async ({ scope, targets, reason, lead, jointLeads, coordinating }: Typed): Promise<void> => {
    const content = { ...(scope?.trim() ? { scope } : {}), ...(targets?.trim() ? { targets } : {}) };
    const words = Object.keys(content).length > 0 ? { content } : {};
    const units = { lead, jointLeads, coordinating };
    if (await deed([{ type: 'adjustment.propose', target, units, ...words, reason }])) onClose();
  };
  return (
    <Modal
      open
      title={term('command', 'adjustment.propose')}
      okText={term('command', 'adjustment.propose')}
      cancelText={t('deeds.cancel')}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t('adjust.hint')}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => void propose(typed)}
        initialValues={{
          lead: view.lead?.id,
          jointLeads: idsOf('jointLead'),
          coordinating: idsOf('coordinating'),
        }}
      >
        <UnitFields view={view} />
        <WordFields />
      </Form>
    </Modal>
  );
}

function UnitFields({ view }: { view: TaskView }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const known = new Map([...useUnitNames(), ...view.units].map(({ id, name }) => [id, name]));
  const options = [...known].map(([value, label]) => ({ value, label }));
  const required = [{ required: true, message: t('instruct.missing') }];
  const search = { optionFilterProp: 'label' } as const;
  return (
    <>
      <Form.Item name="lead" label={term('relation', 'lead')} rules={required}>
        <Select showSearch={search} options={options} />
      </Form.Item>
      <Form.Item name="jointLeads" label={term('relation', 'jointLead')}>
        <Select mode="multiple" showSearch={search} options={options} />
      </Form.Item>
      <Form.Item name="coordinating" label={term('relation', 'coordinating')}>
        <Select mode="multiple" showSearch={search} options={options} />
      </Form.Item>
    </>
  );
}

function WordFields() {
  const { t } = useTranslation('task');
  return (
    <>
      <Form.Item name="scope" label={t('adjust.scope')}>
        <Input.TextArea rows={2} maxLength={5_000} placeholder={t('adjust.stays')} />
      </Form.Item>
      <Form.Item name="targets" label={t('adjust.targets')}>
        <Input.TextArea rows={2} maxLength={5_000} placeholder={t('adjust.stays')} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('adjust.reason')}
        rules={[{ required: true, whitespace: true, message: t('instruct.missing') }]}
      >
        <Input.TextArea rows={3} maxLength={5_000} showCount />
      </Form.Item>
    </>
  );
}
