import type { TaskView } from '@duban/contracts';
import { Checkbox, DatePicker, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useAside } from '../../parts/useAside.js';
import { useTerm } from '../../parts/useTerm.js';
import { dateOfDayjs, dayjsOf, dayOf, daysAfter } from '../../time/days.js';
import { byRelation } from './standing.js';

interface InstructFormProps {
  target: { kind: 'task'; year: number; id: string };
  units: TaskView['units'];
  onClose: () => void;
}

interface Typed {
  text: string;
  units: string[];
  dueOn: ReturnType<typeof dayjsOf>;
}

/** Days that a unit is given to reply, unless another day is chosen. */
const DAYS_TO_REPLY = 7;

/** 批示 on the task: the words, the units that are to reply, and by when. */
export function InstructForm({ target, units, onClose }: InstructFormProps) {
  useReturnedFocus();
  const { t } = useTranslation('task');
  const term = useTerm();
  const aside = useAside();
  const now = useNow();
  const [form] = Form.useForm<Typed>();
  const { deed, isDoing } = useDeed();
  const today = now === undefined ? null : dayOf(now);
  const give = async ({ text, units: chosen, dueOn }: Typed): Promise<void> => {
    const day = dateOfDayjs(dueOn);
    if (day === null) return;
    if (await deed([{ type: 'instruction.give', target, text, units: chosen, dueOn: day }])) onClose();
  };
  const required = [{ required: true, message: t('instruct.missing') }];
  return (
    <Modal
      open
      title={term('command', 'instruction.give')}
      okText={term('command', 'instruction.give')}
      cancelText={t('deeds.cancel')}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => void give(typed)}
        initialValues={{
          units: units.flatMap(({ id, relation }) => (relation === 'lead' ? [id] : [])),
          dueOn: dayjsOf(today === null ? null : daysAfter(today, DAYS_TO_REPLY)),
        }}
      >
        <Form.Item
          name="text"
          label={t('instruct.text')}
          rules={[{ required: true, whitespace: true, message: t('instruct.missing') }]}
        >
          <Input.TextArea rows={4} maxLength={5_000} showCount />
        </Form.Item>
        <Form.Item name="units" label={t('instruct.units')} rules={required}>
          <Checkbox.Group
            className="task-instruct-units"
            options={byRelation(units).map(({ id, name, relation }) => ({
              value: id,
              label: aside(name, term('relation', relation)),
            }))}
          />
        </Form.Item>
        <Form.Item name="dueOn" label={t('instruct.dueOn')} rules={required}>
          <DatePicker disabledDate={(day) => today !== null && (dateOfDayjs(day) ?? '') < today} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
