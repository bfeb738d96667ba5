import type { MeetingView } from '@duban/contracts';
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../client/session.js';
import { useAsk, useTell } from '../../client/use-ask.js';
import { Due } from '../../parts/Due.js';
import { useFaultText } from '../../parts/FaultText.js';
import { StateMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { taskPath, workPath } from '../../parts/task-path.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { dayOf, daysAfter } from '../../time/days.js';
import { DayInput, nameOf } from './fields.js';

type Decision = MeetingView['decisions'][number];

/** 议定事项: what was decided, who owes it, and how that stands. */
export function DecisionsPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation('meetings');
  const term = useTerm();
  const now = useNow();
  const [isDeciding, setDeciding] = useState(false);
  const decide = view.allowed.includes('meeting.decide') && (
    <Button type="primary" onClick={() => setDeciding(true)}>
      {term('command', 'meeting.decide')}
    </Button>
  );
  return (
    <Panel title={t('decisions')} extra={decide}>
      {view.decisions.length === 0 ? (
        <Nothing>{t('noDecisions')}</Nothing>
      ) : (
        <ol className="plain-list">
          {view.decisions.map((decision) => (
            <Decided key={decision.id} decision={decision} />
          ))}
        </ol>
      )}
      {isDeciding && now !== undefined && (
        <DecisionForm view={view} today={dayOf(now)} onClose={() => setDeciding(false)} />
      )}
    </Panel>
  );
}

function Decided({ decision: { text, task, title, dueOn, replies } }: { decision: Decision }) {
  const { t } = useTranslation(['meetings', 'frame']);
  return (
    <li>
      <p className="text meeting-decision">{text.text ?? t('erased', { ns: 'frame' })}</p>
      <p className="small">
        <Link to={taskPath(task)}>{title}</Link>
        {dueOn && (
          <>
            {' · '}
            {t('dueOn')} <Due dueOn={dueOn} isDone={replies.every(({ repliedAt }) => repliedAt !== null)} />
          </>
        )}
      </p>
      <ul className="meeting-replies">
        {replies.map(({ unit, obligation, state }) => (
          <li key={obligation}>
            <Link to={workPath(task, obligation)}>{unit.name}</Link> <StateMark state={state} />
          </li>
        ))}
      </ul>
    </li>
  );
}

interface Typed {
  text: string;
  about: string;
  units: string[];
  dueOn: string;
}

const FREE = 'free';
/** Days that a decision is given unless another day is chosen. */
const USUAL_DAYS = 7;

interface FormProps {
  view: MeetingView;
  today: string;
  onClose: () => void;
}

function DecisionForm({ view, today, onClose }: FormProps) {
  const { t } = useTranslation(['meetings', 'frame']);
  const term = useTerm();
  const faultText = useFaultText();
  const { message } = App.useApp();
  const record = useTell('meeting.recordDecision');
  // The same for every try, so that a repeated click decides nothing twice.
  const [id] = useState(() => crypto.randomUUID());
  const [form] = Form.useForm<Typed>();
  useReturnedFocus();
  const save = ({ text, about, units, dueOn }: Typed): void => {
    const task = view.agenda.find((item) => item.task.id === about)?.task;
    record.mutate(
      {
        params: { year: view.year, id: view.id },
        body: { id, text, units, dueOn, ...(task ? { task } : {}) },
      },
      {
        onSuccess: () => {
          void message.success(t('decided'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      width={560}
      title={term('command', 'meeting.decide')}
      okText={t('confirm', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={record.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet">{t('decideHint')}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        initialValues={{ about: view.agenda[0]?.task.id ?? FREE, units: [], dueOn: daysAfter(today, USUAL_DAYS) }}
        // Other units are of another task.
        onValuesChange={(changed: Partial<Typed>) => changed.about && form.setFieldValue('units', [])}
        onFinish={save}
      >
        <DecisionFields agenda={view.agenda} today={today} />
      </Form>
      {record.isError && <Alert type="error" showIcon role="alert" title={faultText(record.error)} />}
    </Modal>
  );
}

function DecisionFields({ agenda, today }: Pick<MeetingView, 'agenda'> & { today: string }) {
  const { t } = useTranslation('meetings');
  const about = Form.useWatch<string | undefined>('about');
  const units = useUnitsOf(agenda.find((item) => item.task.id === about)?.task);
  const required = { required: true, message: t('fillIn') };
  return (
    <>
      <Form.Item name="text" label={t('decision')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5_000} />
      </Form.Item>
      <Form.Item name="about" label={t('about')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...agenda.map((item) => ({ value: item.task.id, label: nameOf(item) })),
            { value: FREE, label: t('aboutNone') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="units"
        label={t('units')}
        extra={about === FREE ? t('firstLeads') : undefined}
        rules={[required]}
      >
        <Select
          mode="multiple"
          maxCount={50}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="dueOn" label={t('dueOn')} rules={[required]}>
        <DayInput from={today} />
      </Form.Item>
    </>
  );
}

/** The units that may be named: those of the task, or all where none is. */
function useUnitsOf(task: { year: number; id: string } | undefined): readonly { id: string; name: string }[] {
  const all = useUnitNames();
  const params = { year: task?.year ?? 0, id: task?.id ?? '' };
  const asked = useAsk('task.read', { params, query: { fields: 'units' } }, { enabled: task !== undefined });
  return task ? (asked.data?.units ?? []) : all;
}
