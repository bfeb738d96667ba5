import type { Problem } from '@duban/contracts';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import type { Session } from '../../client/session.js';
import { useFaultText } from '../../parts/FaultText.js';
import './setup.css';

const fields = ['government', 'code', 'person', 'account', 'password', 'setupToken'] as const;
type Field = (typeof fields)[number];

/** Where a fault in the body belongs on the form. */
const fieldAt: Readonly<Record<string, Field>> = {
  '/government/name': 'government',
  '/government/code': 'code',
  '/administrator/name': 'person',
  '/administrator/account': 'account',
  '/administrator/password': 'password',
  '/setupToken': 'setupToken',
};

/** The first page of an empty installation: the government and its first administrator. */
export default function SetUp({ onDone }: { onDone: (session: Session) => void }) {
  const { t } = useTranslation('signIn');
  const faultText = useFaultText();
  const [fault, setFault] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setFault(undefined);
    ask('setup.perform', { body: bodyOf((name) => textOf(typed.get(name))) })
      .then(onDone, setFault)
      .finally(() => setSending(false));
  };
  const faults = faultsOf(fault);
  return (
    <form onSubmit={send} className="sign-in-form">
      {fields.map((name) => (
        <label key={name}>
          {t(`setup.${name}`)}
          <Input
            name={name}
            required={name !== 'setupToken'}
            type={name === 'password' ? 'password' : 'text'}
            autoComplete={name === 'password' ? 'new-password' : 'off'}
            status={faults[name] ? 'error' : ''}
            aria-describedby={`setup-${name}`}
          />
          <span id={`setup-${name}`} className={faults[name] ? 'setup-fault small' : 'quiet small'}>
            {faults[name] ? t('setup.wrong', { hint: t(`setup.hint.${name}`) }) : t(`setup.hint.${name}`)}
          </span>
        </label>
      ))}
      {fault !== undefined && <Alert type="error" showIcon role="alert" title={faultText(fault)} />}
      <Button type="primary" htmlType="submit" size="large" block loading={isSending}>
        {t('setup.submit')}
      </Button>
    </form>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.trim() : '');

function bodyOf(text: (name: Field) => string) {
  const setupToken = text('setupToken');
  return {
    government: { code: text('code'), name: text('government') },
    administrator: { name: text('person'), account: text('account'), password: text('password') },
    ...(setupToken ? { setupToken } : {}),
  };
}

function faultsOf(fault: unknown): Partial<Record<Field, string>> {
  const issues: NonNullable<Problem['issues']> = fault instanceof ProblemError ? (fault.problem.issues ?? []) : [];
  return Object.fromEntries(
    issues.flatMap(({ path, message }) => {
      const field = fieldAt[path];
      return field ? [[field, message]] : [];
    }),
  );
}
