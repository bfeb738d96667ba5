import { useTranslation } from 'react-i18next';
import { Page, Panel } from '../parts/Page.js';
import { PasswordForm } from '../parts/PasswordForm.js';

/** In place of every page until a password that somebody else knows has been changed. */
export default function MustChangePassword() {
  const { t } = useTranslation('account');
  return (
    <main className="frame-content">
      <Page title={t('password')} under={t('mustChange')}>
        <Panel>
          <PasswordForm />
        </Panel>
      </Page>
    </main>
  );
}
