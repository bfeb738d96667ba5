import type { SuggestedItem } from '@duban/contracts';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../parts/useDeed.js';
import { useTerm } from '../../parts/useTerm.js';
import { agendaOf, AgendaPicker, choiceOf } from './AgendaPicker.js';
import { DayInput } from './fields.js';

const kinds = ['weekly', 'dispatch', 'fieldDay'] as const;

interface Typed {
  kind: (typeof kinds)[number];
  title: string;
  heldOn: string;
  place?: string;
  criteria?: { name: string; points: number }[];
}

interface CallProps {
  today: string;
  suggested: readonly SuggestedItem[];
  onCalled: (target: { year: number; id: string }) => void;
}

/** Calls a meeting: what the work suggests is on its agenda until it is unticked. */
export function CallMeeting({ today, suggested, onCalled }: CallProps) {
  const { t } = useTranslation('meetings');
  const term = useTerm();
  const { deed, isDoing } = useDeed();
  // The same for every try, so that a repeated click calls no second meeting.
  const [id] = useState(() => crypto.randomUUID());
  const [offered] = useState(() => suggested.map(choiceOf));
  const [agenda, setAgenda] = useState<readonly (typeof offered)[number][]>(offered);
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form);
  const call = async ({ criteria, place, ...typed }: Typed): Promise<void> => {
    const target = { kind: 'meeting' as const, year: Number(today.slice(0, 4)), id };
    const scored = typed.kind === 'fieldDay' ? { criteria: criteria ?? [] } : {};
    const where = place ? { place } : {};
    if (await deed([{ type: 'meeting.call', target, ...typed, ...where, ...scored, agenda: agendaOf(agenda) }]))
      onCalled(target);
  };
  const required = { required: true, message: t('fillIn') };
  const usual = [
    { name: t('usual.progress'), points: 40 },
    { name: t('usual.quality'), points: 30 },
    { name: t('usual.effect'), points: 30 },
  ];
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      className="meeting-form"
      initialValues={{ kind: 'weekly', heldOn: today, criteria: usual }}
      onFinish={(typed) => void call(typed)}
    >
      <Form.Item name="kind" label={t('kind')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds.map((value) => ({ value, label: term('meetingKind', value) }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('title')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="heldOn" label={t('heldOn')} rules={[required]}>
        <DayInput from={today} />
      </Form.Item>
      <Form.Item name="place" label={t('place')}>
        <Input maxLength={200} />
      </Form.Item>
      {kind === 'fieldDay' && <CriteriaFields />}
      <AgendaPicker offered={offered} value={agenda} onChange={setAgenda} />
      <Button type="primary" htmlType="submit" loading={isDoing}>
        {term('command', 'meeting.call')}
      </Button>
    </Form>
  );
}

/** What a field day is scored by. */
function CriteriaFields() {
  const { t } = useTranslation('meetings');
  const required = { required: true, message: t('fillIn') };
  return (
    <fieldset className="meeting-agenda">
      <legend>{t('criteria')}</legend>
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="meeting-criterion">
                <Form.Item name={[name, 'name']} label={t('criterion')} rules={[required]}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[name, 'points']} label={t('points')} rules={[required]}>
                  <InputNumber min={1} max={1_000} precision={0} />
                </Form.Item>
                <Button
                  type="text"
                  disabled={fields.length === 1}
                  aria-label={t('removeCriterion', { number: name + 1 })}
                  onClick={() => remove(name)}
                >
                  ×
                </Button>
              </div>
            ))}
            <Button disabled={fields.length >= 20} onClick={() => add({ name: '', points: 10 })}>
              {t('addCriterion')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
