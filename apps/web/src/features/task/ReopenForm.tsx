import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';

interface ReopenFormProps {
  target: { kind: 'task'; year: number; id: string };
  onClose: () => void;
}

const grounds = ['lookBack', 'falseClaim', 'other'] as const;

interface Typed {
  ground: (typeof grounds)[number];
  reason: string;
  consequence?: string;
}

/** 重新督办: on what ground, what was found, and what follows for whom. */
export function ReopenForm({ target, onClose }: ReopenFormProps) {
  useReturnedFocus();
  const { t } = useTranslation('task');
  const term = useTerm();
  const [form] = Form.useForm<Typed>();
  const ground = Form.useWatch('ground', form);
  const { deed, isDoing } = useDeed();
  const reopen = async ({ ground: on, reason, consequence }: Typed): Promise<void> => {
    const follows = consequence?.trim();
    const command = { type: 'task.reopen', target, ground: on, reason: reason.trim() } as const;
    if (await deed([follows ? { ...command, consequence: follows } : command])) onClose();
  };
  const needed = { required: true, whitespace: true, message: t('reopen.missing') };
  return (
    <Modal
      open
      title={term('command', 'task.reopen')}
      okText={term('command', 'task.reopen')}
      cancelText={t('deeds.cancel')}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t('reopen.means')}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ ground: 'lookBack' }}
        onFinish={(typed) => void reopen(typed)}
      >
        <Form.Item name="ground" label={t('reopen.ground')}>
          <Radio.Group options={grounds.map((value) => ({ value, label: term('ground', value) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('reopen.reason')} rules={[needed]}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="consequence" label={t('reopen.consequence')} rules={ground === 'other' ? [] : [needed]}>
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
