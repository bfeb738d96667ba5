import type { MeetingView } from '@duban/contracts';
import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { useTerm } from '../../parts/useTerm.js';
import { dayOf } from '../../time/days.js';
import { agendaOf, AgendaPicker, type Choice, choiceOf } from './AgendaPicker.js';
import { DayInput } from './fields.js';

const targetOf = ({ year, id }: MeetingView) => ({ kind: 'meeting', year, id }) as const;

/** What the reader's post may do with the whole of a meeting. */
export function MeetingDeeds({ view }: { view: MeetingView }) {
  const term = useTerm();
  const now = useNow();
  const [asked, setAsked] = useState<'hold' | 'agenda' | 'move' | null>(null);
  const may = (type: string): boolean => view.allowed.includes(type);
  const isDue = now !== undefined && dayOf(now) >= view.heldOn;
  return (
    <>
      {may('meeting.changeAgenda') && (
        <Button onClick={() => setAsked('agenda')}>{term('command', 'meeting.changeAgenda')}</Button>
      )}
      {may('meeting.reschedule') && (
        <Button onClick={() => setAsked('move')}>{term('command', 'meeting.reschedule')}</Button>
      )}
      {may('meeting.hold') && (
        <Button type="primary" disabled={!isDue} onClick={() => setAsked('hold')}>
          {term('command', 'meeting.hold')}
        </Button>
      )}
      <EndDeeds view={view} />
      {asked === 'hold' && <MinutesForm view={view} onClose={() => setAsked(null)} />}
      {asked === 'move' && (
        <MoveForm view={view} today={now === undefined ? view.heldOn : dayOf(now)} onClose={() => setAsked(null)} />
      )}
      {asked === 'agenda' && <AgendaForm view={view} onClose={() => setAsked(null)} />}
    </>
  );
}

function EndDeeds({ view }: { view: MeetingView }) {
  const { t } = useTranslation(['meetings', 'frame']);
  const term = useTerm();
  const { modal } = App.useApp();
  const askReason = useReason();
  const { deed } = useDeed();
  const target = targetOf(view);
  const left = view.scores.filter(({ rank }) => rank === null).length;
  const close = async (): Promise<void> => {
    const title = term('command', 'meeting.close');
    if (left > 0) {
      const reason = await askReason({ title, label: t('whyUnscored', { count: left }) });
      if (reason !== undefined) await deed([{ type: 'meeting.close', target, reason }]);
      return;
    }
    await modal.confirm({
      title,
      content: t('closeAsked'),
      okText: t('confirm', { ns: 'frame' }),
      cancelText: t('cancel', { ns: 'frame' }),
      onOk: () => deed([{ type: 'meeting.close', target }]),
    });
  };
  const cancel = async (): Promise<void> => {
    const reason = await askReason({ title: term('command', 'meeting.cancel'), label: t('reason') });
    if (reason !== undefined) await deed([{ type: 'meeting.cancel', target, reason }]);
  };
  return (
    <>
      {view.allowed.includes('meeting.close') && (
        <Button onClick={() => void close()}>{term('command', 'meeting.close')}</Button>
      )}
      {view.allowed.includes('meeting.cancel') && (
        <Button danger onClick={() => void cancel()}>
          {term('command', 'meeting.cancel')}
        </Button>
      )}
    </>
  );
}

interface FormProps {
  view: MeetingView;
  onClose: () => void;
}

interface DeedModalProps {
  command: 'meeting.hold' | 'meeting.reschedule' | 'meeting.changeAgenda';
  isDoing: boolean;
  width?: number;
  onOk: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** What is done with the meeting in a dialog of its own; a click beside it loses nothing. */
function DeedModal({ command, isDoing, ...rest }: DeedModalProps) {
  const { t } = useTranslation('frame');
  const term = useTerm();
  return (
    <Modal
      open
      title={term('command', command)}
      okText={t('confirm')}
      cancelText={t('cancel')}
      confirmLoading={isDoing}
      mask={{ closable: false }}
      {...rest}
    />
  );
}

function MinutesForm({ view, onClose }: FormProps) {
  const { t } = useTranslation('meetings');
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<{ minutes: string }>();
  useReturnedFocus();
  const hold = async ({ minutes }: { minutes: string }): Promise<void> => {
    if (await deed([{ type: 'meeting.hold', target: targetOf(view), minutes }])) onClose();
  };
  return (
    <DeedModal command="meeting.hold" isDoing={isDoing} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(typed) => void hold(typed)}>
        <Form.Item
          name="minutes"
          label={t('minutes')}
          rules={[{ required: true, whitespace: true, message: t('fillIn') }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 6, maxRows: 16 }} maxLength={20_000} />
        </Form.Item>
      </Form>
    </DeedModal>
  );
}

/** Another day, and another place where it is typed: the units on its agenda are told. */
function MoveForm({ view, today, onClose }: FormProps & { today: string }) {
  const { t } = useTranslation('meetings');
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<{ heldOn: string; place: string }>();
  useReturnedFocus();
  const placed = view.place?.text ?? '';
  const move = async ({ heldOn, place }: { heldOn: string; place: string }): Promise<void> => {
    const where = place.trim() === '' || place === placed ? {} : { place };
    if (await deed([{ type: 'meeting.reschedule', target: targetOf(view), heldOn, ...where }])) onClose();
  };
  return (
    <DeedModal command="meeting.reschedule" isDoing={isDoing} onOk={() => form.submit()} onCancel={onClose}>
      <p>{t('moveHint')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ heldOn: view.heldOn, place: placed }}
        onFinish={(typed) => void move(typed)}
      >
        <Form.Item name="heldOn" label={t('heldOn')} rules={[{ required: true, message: t('fillIn') }]}>
          <DayInput from={today} />
        </Form.Item>
        <Form.Item name="place" label={t('place')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </DeedModal>
  );
}

/** The agenda as it stands is ticked, what the work suggests beside it is not. */
function AgendaForm({ view, onClose }: FormProps) {
  const { deed, isDoing } = useDeed();
  const suggested = useAsk('meeting.suggestAgenda', { query: {} });
  const [present] = useState(() => view.agenda.map(choiceOf));
  const [chosen, setChosen] = useState<readonly Choice[]>(present);
  useReturnedFocus();
  const save = async (): Promise<void> => {
    const agenda = agendaOf(chosen);
    if (await deed([{ type: 'meeting.changeAgenda', target: targetOf(view), agenda }])) onClose();
  };
  return (
    <DeedModal command="meeting.changeAgenda" width={640} isDoing={isDoing} onOk={() => void save()} onCancel={onClose}>
      <Asked query={suggested}>
        {({ rows }) => (
          <AgendaPicker
            offered={[
              ...present,
              ...rows.map(choiceOf).filter(({ task }) => !present.some((each) => each.task.id === task.id)),
            ]}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </Asked>
    </DeedModal>
  );
}
