import { useTranslation } from 'react-i18next';
import { useSession } from '../../client/session.js';
import { PasswordForm } from '../../parts/PasswordForm.js';
import { Page, Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { OpenSessions } from './OpenSessions.js';

/** The own account: which posts one holds, where one is signed in, the password. */
export default function AccountPage() {
  const { t } = useTranslation(['account', 'frame']);
  const term = useTerm();
  const { person, posts } = useSession();
  return (
    <Page title={t('pages.account', { ns: 'frame' })} under={person.name}>
      <Panel title={t('posts')}>
        <ul className="plain-list">
          {posts.map(({ id, unit, title, role }) => (
            <li key={id}>
              {unit?.name}
              {title} <span className="quiet">{term('role', role)}</span>
            </li>
          ))}
        </ul>
        <p className="quiet small">{t('postsHint')}</p>
      </Panel>
      <Panel title={t('sessions')}>
        <OpenSessions />
      </Panel>
      <Panel title={t('password')}>
        <PasswordForm />
      </Panel>
    </Page>
  );
}
