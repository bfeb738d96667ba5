import { DatePicker, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';
import { dateOfDayjs, type dayjsOf, dayOf } from '../../time/days.js';

interface PauseFormProps {
  target: { kind: 'task'; year: number; id: string };
  onClose: () => void;
}

interface Typed {
  basis: string;
  until: ReturnType<typeof dayjsOf>;
}

/** 中止任务: on what basis, and to which day it is meant to rest. */
export function PauseForm({ target, onClose }: PauseFormProps) {
  useReturnedFocus();
  const { t } = useTranslation('task');
  const term = useTerm();
  const now = useNow();
  const [form] = Form.useForm<Typed>();
  const { deed, isDoing } = useDeed();
  const today = now === undefined ? null : dayOf(now);
  const give = async ({ basis, until }: Typed): Promise<void> => {
    const day = dateOfDayjs(until);
    if (day === null) return;
    if (await deed([{ type: 'task.suspend', target, reason: basis.trim(), until: day }])) onClose();
  };
  return (
    <Modal
      open
      title={term('command', 'task.suspend')}
      okText={term('command', 'task.suspend')}
      cancelText={t('deeds.cancel')}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="quiet">{t('pause.means')}</p>
      <Form<Typed> form={form} layout="vertical" onFinish={(typed) => void give(typed)}>
        <Form.Item
          name="basis"
          label={t('pause.basis')}
          rules={[{ required: true, whitespace: true, message: t('pause.missing') }]}
        >
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="until" label={t('pause.until')} rules={[{ required: true, message: t('pause.missing') }]}>
          <DatePicker disabledDate={(day) => today !== null && (dateOfDayjs(day) ?? '') <= today} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
