import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../client/ask.js';
import { useSession } from '../client/session.js';
import { useFaultText } from './FaultText.js';

interface Typed {
  current: string;
  next: string;
  again: string;
}

/** Changes the own password; every other session ends with it. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const { t } = useTranslation('account');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const { setSession } = useSession();
  const [form] = Form.useForm<Typed>();
  const [fault, setFault] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const change = async ({ current, next }: Typed): Promise<void> => {
    setSending(true);
    setFault(undefined);
    try {
      setSession(await ask('session.changePassword', { body: { current, next } }));
      form.resetFields();
      void message.success(t('changed'));
      onChanged?.();
    } catch (error) {
      setFault(error);
    } finally {
      setSending(false);
    }
  };
  const required = { required: true, message: t('fillIn') };
  return (
    <Form form={form} layout="vertical" onFinish={(typed) => void change(typed)} style={{ maxWidth: 400 }}>
      <Form.Item name="current" label={t('current')} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('next')}
        extra={t('nextHint')}
        rules={[required, { min: 10, message: t('tooShort') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('repeat')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {fault !== undefined && (
        <Alert type="error" showIcon role="alert" title={faultText(fault)} style={{ marginBottom: 16 }} />
      )}
      <Button type="primary" htmlType="submit" loading={isSending}>
        {t('change')}
      </Button>
    </Form>
  );
}
