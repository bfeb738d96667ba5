import type { LeaderView } from '@duban/contracts';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { dateOfDayjs, dayjsOf, dayOf, daysAfter } from '../../time/days.js';
import { orderable, orderCommand, type Subject } from './order.js';

interface OrderFormProps {
  view: LeaderView;
  subject: Subject;
  onClose: () => void;
}

interface Typed {
  text: string;
  units: string[];
  dueOn: Dayjs;
}

/** Days that a reply is given unless another day is chosen. */
const USUAL_DAYS = 7;

/** 批示: an order to units, each of which owes a reply by a day. What was typed stays where it is refused. */
export function OrderForm({ view, subject, onClose }: OrderFormProps) {
  const { t } = useTranslation('leader');
  useReturnedFocus();
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<Typed>();
  // The same for every try, so that a repeated click begins no second task.
  const [freshId] = useState(() => crypto.randomUUID());
  const task = useTaskOf(subject);
  const today = dayOf(view.now);
  const units = subject.task ? orderable(subject.task.id, task?.units ?? [], view) : view.units;
  const give = async ({ text, units: chosen, dueOn }: Typed): Promise<void> => {
    const order = { text, units: chosen, dueOn: dateOfDayjs(dueOn) ?? today };
    if (await deed([orderCommand(order, subject, { id: freshId, today })], t('given'))) onClose();
  };
  if (subject.task && !task) return null;
  const name = task && [task.number, task.title].filter(Boolean).join(' ');
  return (
    <Modal
      open
      title={name ? t('orderOn', { name }) : t('freeOrder')}
      okText={t('give')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={560}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(typed: Typed) => void give(typed)}
        initialValues={{
          units: initialUnits(subject, units, task?.lead?.id),
          dueOn: dayjsOf(daysAfter(today, USUAL_DAYS)),
        }}
      >
        <OrderFields units={units} today={today} isFree={!subject.task} />
      </Form>
    </Modal>
  );
}

interface OrderFieldsProps {
  units: readonly { id: string; name: string }[];
  today: string;
  /** Without a task that it is about: the first unit leads the new one. */
  isFree: boolean;
}

function OrderFields({ units, today, isFree }: OrderFieldsProps) {
  const { t } = useTranslation('leader');
  return (
    <>
      <Form.Item
        name="text"
        label={t('text')}
        rules={[{ required: true, whitespace: true, message: t('textMissing') }]}
      >
        <Input.TextArea rows={4} maxLength={5_000} autoFocus />
      </Form.Item>
      <Form.Item
        name="units"
        label={t('units')}
        extra={isFree ? t('firstLeads') : undefined}
        rules={[{ required: true, message: t('unitsMissing') }]}
      >
        <Select
          mode="multiple"
          maxCount={50}
          optionFilterProp="label"
          options={units.map(({ id, name: label }) => ({ value: id, label }))}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t('dueOn')} rules={[{ required: true, message: t('dueMissing') }]}>
        <DatePicker allowClear={false} minDate={dayjsOf(today) as Dayjs} inputReadOnly />
      </Form.Item>
    </>
  );
}

function useTaskOf({ task }: Subject) {
  const params = task ?? { year: 0, id: '' };
  const asked = useAsk(
    'task.read',
    { params, query: { fields: 'number,title,units,lead' } },
    { enabled: task !== null },
  );
  return task ? asked.data : undefined;
}

/** Who is named from the start: the unit that was pointed at, else the lead where it may be named. */
function initialUnits({ unit }: Subject, units: readonly { id: string }[], lead: string | undefined): string[] {
  const first = unit ?? lead;
  return first !== undefined && units.some(({ id }) => id === first) ? [first] : [];
}
