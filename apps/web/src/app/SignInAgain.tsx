import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Session } from '../client/session.js';
import { SignInForm } from '../features/sign-in/SignInForm.js';

/** Asks for the password again over a page whose session has ended. */
export function SignInAgain({ name, onSignedIn }: { name: string; onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation(['signIn', 'problems']);
  return (
    <Modal open closable={false} footer={null} title={t('title')} width={400} destroyOnHidden>
      <p className="quiet">{t('not-signed-in', { ns: 'problems' })}</p>
      <SignInForm person={name} governments={[]} onSignedIn={onSignedIn} />
    </Modal>
  );
}
