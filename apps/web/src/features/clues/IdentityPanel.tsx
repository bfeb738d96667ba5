import type { ClueView, OperationAnswer } from '@duban/contracts';
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTell } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Panel } from '../../parts/Page.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';

type Deed = 'open' | 'approve' | 'ask';

type Reporter = OperationAnswer<'clue.identity'>['reporter'];

/** The sealed identity: opened by the handler, handed over by two, erased by the chief supervisor. */
export function IdentityPanel({ view }: { view: ClueView }) {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const [doing, setDoing] = useState<Deed | null>(null);
  // Kept by this part of the page alone: gone with it, and in no cache.
  const [opened, setOpened] = useState<Reporter | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Panel title={t('identity')}>
      <p>
        {term('clueIdentity', view.identity)} <span className="quiet">{t(`identityIs.${view.identity}`)}</span>
      </p>
      {view.handOver && <HandOverWaits handOver={view.handOver} />}
      {opened && <Opened reporter={opened} onHide={() => setOpened(null)} />}
      <Deeds view={view} isOpened={opened !== null} onDo={setDoing} />
      <p className="clue-key">
        <Link to="/clues#key">{t('key.title')}</Link>
      </p>
      {doing === 'open' && <OpenForm view={view} onClose={close} onOpened={setOpened} />}
      {doing === 'approve' && <ApproveForm view={view} onClose={close} />}
      {doing === 'ask' && <AskForm view={view} onClose={close} />}
    </Panel>
  );
}

function HandOverWaits({ handOver }: { handOver: NonNullable<ClueView['handOver']> }) {
  const { t } = useTranslation('clues');
  const { to, reason } = handOver;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('handOverWaits', { to: to.title, person: to.person ?? '', reason })}
      description={t(halvesGiven(handOver))}
    />
  );
}

/** What the reader may do with the seal. */
function Deeds({ view, isOpened, onDo }: { view: ClueView; isOpened: boolean; onDo: (deed: Deed) => void }) {
  const { t } = useTranslation('clues');
  const { key, handOver, allowed } = view;
  const mayOpen = allowed.includes('clue.open');
  const owesHalf = key.half !== null && !handOver?.[key.half];
  return (
    <div className="page-actions">
      {mayOpen && !key.opens && <span className="quiet">{t('noKeyForThis')}</span>}
      {mayOpen && key.opens && !isOpened && (
        <Button type="primary" onClick={() => onDo('open')}>
          {t('open')}
        </Button>
      )}
      {allowed.includes('clue.askHandOver') && <Button onClick={() => onDo('ask')}>{t('askHandOver')}</Button>}
      {allowed.includes('clue.approveHandOver') && owesHalf && (
        <Button type="primary" onClick={() => onDo('approve')}>
          {t('approve')}
        </Button>
      )}
      <WithReason view={view} />
    </div>
  );
}

function WithReason({ view: { year, id, allowed } }: { view: ClueView }) {
  const { t } = useTranslation('clues');
  const term = useTerm();
  const askReason = useReason();
  const { deed } = useDeed();
  const give = async (type: 'clue.refuseHandOver' | 'clue.eraseIdentity'): Promise<void> => {
    const reason = await askReason({ title: term('command', type), label: t('reason') });
    if (reason !== undefined) await deed([{ type, target: { kind: 'clue', year, id }, reason }]);
  };
  return (['clue.refuseHandOver', 'clue.eraseIdentity'] as const)
    .filter((type) => allowed.includes(type))
    .map((type) => (
      <Button key={type} danger={type === 'clue.eraseIdentity'} onClick={() => void give(type)}>
        {term('command', type)}
      </Button>
    ));
}

function halvesGiven({ chief, second }: NonNullable<ClueView['handOver']>) {
  if (chief) return 'halves.chief' as const;
  return second ? ('halves.second' as const) : ('halves.none' as const);
}

function Opened({ reporter, onHide }: { reporter: Reporter; onHide: () => void }) {
  const { t } = useTranslation('clues');
  return (
    <section aria-label={t('opened')} className="clue-sealed">
      <dl>
        {(['name', 'phone', 'address', 'more'] as const).map(
          (field) =>
            reporter[field] && (
              <div key={field}>
                <dt className="quiet">{t(`reporter.${field}`)}</dt>
                <dd>{reporter[field]}</dd>
              </div>
            ),
        )}
      </dl>
      <p>
        <Button onClick={onHide}>{t('hide')}</Button>
      </p>
    </section>
  );
}

interface FormProps {
  view: ClueView;
  onClose: () => void;
}

function OpenForm({ view, onClose, onOpened }: FormProps & { onOpened: (reporter: Reporter) => void }) {
  const { t } = useTranslation(['clues', 'frame']);
  const faultText = useFaultText();
  const [form] = Form.useForm<{ reason: string; passphrase: string }>();
  const open = useTell('clue.identity');
  const required = { required: true, message: t('fillIn') };
  return (
    <Modal
      open
      title={t('open')}
      okText={t('open')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('openHint')}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(body) =>
          open.mutate(
            { params: { year: view.year, id: view.id }, body },
            {
              onSuccess: ({ reporter }) => {
                onOpened(reporter);
                onClose();
              },
            },
          )
        }
      >
        <Form.Item name="reason" label={t('openReason')} rules={[required]}>
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="passphrase" label={t('key.current')} rules={[required]}>
          <Input.Password autoComplete="off" />
        </Form.Item>
      </Form>
      {open.isError && <Alert type="error" showIcon role="alert" title={faultText(open.error)} />}
    </Modal>
  );
}

function ApproveForm({ view, onClose }: FormProps) {
  const { t } = useTranslation(['clues', 'frame']);
  const faultText = useFaultText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ passphrase: string }>();
  const approve = useTell('clue.handOver');
  return (
    <Modal
      open
      title={t('approve')}
      okText={t('approve')}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={approve.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('approveHint')}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(body) =>
          approve.mutate(
            { params: { year: view.year, id: view.id }, body },
            {
              onSuccess: ({ isComplete }) => {
                void message.success(t(isComplete ? 'handedOver' : 'halfGiven'));
                onClose();
              },
            },
          )
        }
      >
        <Form.Item name="passphrase" label={t('key.current')} rules={[{ required: true, message: t('fillIn') }]}>
          <Input.Password autoComplete="off" />
        </Form.Item>
      </Form>
      {approve.isError && <Alert type="error" showIcon role="alert" title={faultText(approve.error)} />}
    </Modal>
  );
}

function AskForm({ view, onClose }: FormProps) {
  const { t } = useTranslation(['clues', 'frame']);
  const { deed, isDoing } = useDeed();
  const [form] = Form.useForm<{ to: string; reason: string }>();
  const required = { required: true, message: t('fillIn') };
  const ask = async ({ to, reason }: { to: string; reason: string }): Promise<void> => {
    const target = { kind: 'clue', year: view.year, id: view.id } as const;
    if (await deed([{ type: 'clue.askHandOver', target, to, reason }])) onClose();
  };
  return (
    <Modal
      open
      title={t('askHandOver')}
      okText={t('confirm', { ns: 'frame' })}
      cancelText={t('cancel', { ns: 'frame' })}
      confirmLoading={isDoing}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(typed) => void ask(typed)}>
        <Form.Item name="to" label={t('handler')} rules={[required]}>
          <Select
            options={view.handlers.map(({ post, title, person, hasKey }) => ({
              value: post,
              label: `${title} ${person ?? ''}${hasKey ? '' : t('withoutKey')}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[required]}>
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
