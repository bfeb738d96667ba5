import { Alert, Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import type { Session } from '../../client/session.js';
import { useFaultText } from '../../parts/FaultText.js';

interface SignInFormProps {
  /** Where there is not exactly one, its code is asked for. */
  governments: readonly { code: string }[];
  /** Whose session has ended. */
  person?: string;
  onSignedIn: (session: Session) => void;
}

/** Name and password. */
export function SignInForm({ governments, person, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const faultText = useFaultText();
  const [fault, setFault] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const id = useId();
  const asksGovernment = person === undefined && governments.length !== 1;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string): string => textOf(typed.get(name));
    const government = text('government');
    setSending(true);
    setFault(undefined);
    ask('session.open', {
      body: { name: text('name'), password: text('password'), ...(government ? { government } : {}) },
    })
      .then(onSignedIn, setFault)
      .finally(() => setSending(false));
  };
  return (
    <form onSubmit={send} className="sign-in-form">
      {asksGovernment && (
        <label htmlFor={`${id}-government`}>
          {t('government')}
          <Input id={`${id}-government`} name="government" required autoCapitalize="none" size="large" />
        </label>
      )}
      <label htmlFor={`${id}-name`}>
        {t('name')}
        <Input
          id={`${id}-name`}
          name="name"
          required
          autoFocus
          autoCapitalize="none"
          autoComplete="username"
          size="large"
        />
      </label>
      <label htmlFor={`${id}-password`}>
        {t('password')}
        <Input
          id={`${id}-password`}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          size="large"
        />
      </label>
      {fault !== undefined && <Alert type="error" showIcon title={faultText(fault)} role="alert" />}
      <Button type="primary" htmlType="submit" size="large" block loading={isSending}>
        {t('submit')}
      </Button>
    </form>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
