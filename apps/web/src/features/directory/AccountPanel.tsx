import type { AccountView, OperationAnswer, PersonView } from '@duban/contracts';
import { Alert, App, Button, Input, Typography } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../parts/Due.js';
import { useSave } from '../../parts/useSave.js';
import { AccountMark } from './AccountMark.js';

type Given = OperationAnswer<'account.give'>;

/** How a person signs in: an account is given, gets a new password, is locked and unlocked. */
export function AccountPanel({ person, account }: { person: PersonView; account: AccountView | undefined }) {
  const { t } = useTranslation('directory');
  const [given, setGiven] = useState<Given>();
  return (
    <section className="directory-account" aria-label={t('people.account')}>
      <h3>{t('people.account')}</h3>
      <p>
        <AccountMark account={account} />
      </p>
      {account?.lastSignInAt && (
        <p className="quiet">
          {t('account.lastSignIn')} <Moment at={account.lastSignInAt} />
        </p>
      )}
      {given && <OneTimePassword given={given} />}
      {account ? (
        <AccountActions person={person} account={account} onGiven={setGiven} />
      ) : (
        <GiveAccount person={person} onGiven={setGiven} />
      )}
    </section>
  );
}

/** Shown this once: whoever closes it has to make another. */
function OneTimePassword({ given }: { given: Given }) {
  const { t } = useTranslation('directory');
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t('account.password', { name: given.name })}
      description={
        <>
          <Typography.Text copyable code className="directory-password">
            {given.password}
          </Typography.Text>
          <p>{t('account.once')}</p>
        </>
      }
    />
  );
}

function GiveAccount({ person, onGiven }: { person: PersonView; onGiven: (given: Given) => void }) {
  const { t } = useTranslation('directory');
  const id = useId();
  const [name, setName] = useState('');
  const { save, isSaving } = useSave('account.give');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void save(
      { params: { id: person.id }, body: { name: name.trim() } },
      {
        said: t('account.givenSaid'),
        refused: ({ code }) => (code === 'already-exists' ? t('account.taken') : undefined),
        onDone: onGiven,
      },
    );
  };
  return (
    <form className="directory-inline" onSubmit={send}>
      <label htmlFor={id}>{t('account.name')}</label>
      <Input
        id={id}
        required
        value={name}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={100}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" loading={isSaving} disabled={name.trim() === ''}>
        {t('account.give')}
      </Button>
    </form>
  );
}

interface AccountActionsProps {
  person: PersonView;
  account: AccountView;
  onGiven: (given: Given | undefined) => void;
}

function AccountActions({ person, account, onGiven }: AccountActionsProps) {
  const { t } = useTranslation(['directory', 'frame']);
  const { modal } = App.useApp();
  const resetting = useSave('account.reset');
  const locking = useSave('account.lock');
  const unlocking = useSave('account.unlock');
  const params = { id: person.id };
  const confirm = (title: string, content: string, onOk: () => Promise<boolean>): void => {
    modal.confirm({ title, content, onOk, okText: t('frame:confirm'), cancelText: t('frame:cancel') });
  };
  const reset = (): void =>
    confirm(t('account.resetAsk', { name: person.name }), t('account.endsSessions'), () =>
      resetting.save({ params }, { said: t('account.resetSaid'), onDone: onGiven }),
    );
  const lock = (): void =>
    confirm(t('account.lockAsk', { name: person.name }), t('account.endsSessions'), () =>
      locking.save(
        { params },
        {
          said: t('account.lockSaid'),
          refused: ({ code }) => (code === 'not-in-state' ? t('account.notSelf') : undefined),
          onDone: () => onGiven(undefined),
        },
      ),
    );
  return (
    <div className="directory-buttons directory-start">
      <Button onClick={reset}>{t('account.reset')}</Button>
      {account.isLocked || account.lockedUntil ? (
        <Button
          loading={unlocking.isSaving}
          onClick={() => void unlocking.save({ params }, { said: t('account.unlockSaid') })}
        >
          {t('account.unlock')}
        </Button>
      ) : (
        <Button danger onClick={lock}>
          {t('account.lock')}
        </Button>
      )}
    </div>
  );
}
