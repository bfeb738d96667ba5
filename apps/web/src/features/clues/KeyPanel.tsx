import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useTell } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Panel } from '../../parts/Page.js';

/** The reader's own key: made, put under another passphrase, replaced where the passphrase is lost. */
export function KeyPanel() {
  const { t } = useTranslation('clues');
  const key = useAsk('sealingKey.read', {});
  const [form, setForm] = useState<'change' | 'replace' | null>(null);
  return (
    <Panel title={t('key.title')} id="key">
      <p className="quiet">{t('key.what')}</p>
      <Asked query={key}>
        {({ madeAt }) =>
          madeAt === null ? (
            <PassphraseForm kind="create" onDone={() => setForm(null)} />
          ) : (
            <>
              <p>
                {t('key.since')} <Moment at={madeAt} />
              </p>
              <Button onClick={() => setForm(form === 'change' ? null : 'change')}>{t('key.change')}</Button>{' '}
              <Button danger onClick={() => setForm(form === 'replace' ? null : 'replace')}>
                {t('key.replace')}
              </Button>
              {form && <PassphraseForm key={form} kind={form} onDone={() => setForm(null)} />}
            </>
          )
        }
      </Asked>
    </Panel>
  );
}

interface Typed {
  current: string;
  next: string;
  again: string;
}

function PassphraseForm({ kind, onDone }: { kind: 'create' | 'change' | 'replace'; onDone: () => void }) {
  const { t } = useTranslation('clues');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const create = useTell('sealingKey.create');
  const change = useTell('sealingKey.change');
  const asked = kind === 'change' ? change : create;
  const save = ({ current, next }: Typed): void => {
    const onSuccess = (): void => {
      void message.success(t('key.done'));
      onDone();
    };
    if (kind === 'change') change.mutate({ body: { current, next } }, { onSuccess });
    else create.mutate({ body: { passphrase: next, replaces: kind === 'replace' } }, { onSuccess });
  };
  const required = { required: true, message: t('fillIn') };
  return (
    <Form layout="vertical" onFinish={save} style={{ maxWidth: 400, marginTop: 16 }}>
      {kind === 'replace' && <Alert type="warning" showIcon title={t('key.replaceWarning')} />}
      {kind === 'change' && (
        <Form.Item name="current" label={t('key.current')} rules={[required]}>
          <Input.Password autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="next" label={t('key.next')} extra={t('key.nextHint')} rules={[required]}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('key.again')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('key.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      {asked.isError && (
        <Alert type="error" showIcon role="alert" title={faultText(asked.error)} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" loading={asked.isPending}>
        {t(kind === 'change' ? 'key.change' : 'key.make')}
      </Button>
    </Form>
  );
}
