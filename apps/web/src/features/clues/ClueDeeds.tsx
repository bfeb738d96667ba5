import type { ClueView } from '@duban/contracts';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import type { GivenCommand } from '../../client/use-give.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';

type Asked = 'clue.assign' | 'clue.conclude' | 'clue.link';

/** What the reader's post may do with a clue. */
export function ClueDeeds({ view }: { view: ClueView }) {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const askReason = useReason();
  const { deed, isDoing } = useDeed();
  const [asked, setAsked] = useState<Asked | null>(null);
  const target = { kind: 'clue', year: view.year, id: view.id } as const;
  const may = (type: string): boolean => view.allowed.includes(type);
  const label = (type: string): string => term('command', type);
  const reopen = async (): Promise<void> => {
    const reason = await askReason({ title: label('clue.reopen'), label: t('reason') });
    if (reason !== undefined) await deed([{ type: 'clue.reopen', target, reason }]);
  };
  return (
    <>
      {(['clue.assign', 'clue.conclude', 'clue.link'] as const).filter(may).map((type) => (
        <Button key={type} type={type === 'clue.conclude' ? 'primary' : 'default'} onClick={() => setAsked(type)}>
          {label(type)}
        </Button>
      ))}
      {(['clue.check', 'clue.close'] as const).filter(may).map((type) => (
        <Button key={type} type="primary" loading={isDoing} onClick={() => void deed([{ type, target }])}>
          {label(type)}
        </Button>
      ))}
      {may('clue.reopen') && <Button onClick={() => void reopen()}>{label('clue.reopen')}</Button>}
      {asked && <DeedForm type={asked} view={view} onClose={() => setAsked(null)} />}
    </>
  );
}

interface Typed {
  handler?: string;
  outcome?: 'founded' | 'unfounded' | 'transferred';
  finding?: string;
  to?: string;
  task?: string;
}

/** Asks for what a command needs. */
function DeedForm({ type, view, onClose }: { type: Asked; view: ClueView; onClose: () => void }) {
  const { t } = useTranslation(['clues', 'frame']);
  const term = useTerm();
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<Typed>();
  const done = async (typed: Typed): Promise<void> => {
    const command = commandOf(type, view, typed);
    if (command && (await deed([command]))) onClose();
  };
  return (
    <Modal
      open
      title={term('command', type)}
      okText={t('confirm', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(typed) => void done(typed)} initialValues={{ outcome: 'founded' }}>
        {type === 'clue.assign' && <HandlerField view={view} />}
        {type === 'clue.link' && <TaskField />}
        {type === 'clue.conclude' && <FindingFields />}
      </Form>
    </Modal>
  );
}

function commandOf(type: Asked, { year, id }: ClueView, typed: Typed): GivenCommand | null {
  const target = { kind: 'clue', year, id } as const;
  if (type === 'clue.assign') return { type: 'clue.assign', target, handler: typed.handler ?? '' };
  if (type === 'clue.link') {
    const [taskYear = '', task = ''] = (typed.task ?? '').split('/');
    return { type: 'clue.link', target, link: { kind: 'task', year: Number(taskYear), id: task } };
  }
  const { outcome = 'founded', finding = '', to } = typed;
  return { type: 'clue.conclude', target, outcome, finding, ...(outcome === 'transferred' && to ? { to } : {}) };
}

function HandlerField({ view }: { view: ClueView }) {
  const { t } = useTranslation('clues');
  return (
    <Form.Item
      name="handler"
      label={t('handler')}
      extra={view.identity === 'none' ? undefined : t('assignHint')}
      rules={[{ required: true, message: t('fillIn') }]}
    >
      <Select
        options={view.handlers.map(({ post, title, person }) => ({ value: post, label: `${title} ${person ?? ''}` }))}
      />
    </Form.Item>
  );
}

/** A task of the ledger, by words of its title. */
function TaskField() {
  const { t } = useTranslation('clues');
  const [words, setWords] = useState('');
  const tasks = useAsk('tasks.list', { query: { limit: 20, ...(words && { q: words }) } }, { keepsPrevious: true });
  return (
    <Form.Item name="task" label={t('task')} rules={[{ required: true, message: t('fillIn') }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setWords }}
        options={tasks.data?.rows.map(({ year, id, title }) => ({ value: `${year}/${id}`, label: title }))}
      />
    </Form.Item>
  );
}

function FindingFields() {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const outcome = Form.useWatch<Typed['outcome']>('outcome');
  const required = { required: true, message: t('fillIn') };
  return (
    <>
      <Form.Item name="outcome" label={t('outcome')}>
        <Select
          options={(['founded', 'unfounded', 'transferred'] as const).map((value) => ({
            value,
            label: term('clueStatus', value),
          }))}
        />
      </Form.Item>
      <Form.Item name="finding" label={t('finding')} rules={[required]}>
        <Input.TextArea rows={4} maxLength={20_000} />
      </Form.Item>
      {outcome === 'transferred' && (
        <Form.Item name="to" label={t('to')} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
