import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask } from '../client/ask.js';
import { useSession } from '../client/session.js';
import { chooseLanguage } from '../texts/i18n.js';

/** The person's own things: account, language, the way out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation('frame');
  const { person, onSignedOut } = useSession();
  const navigate = useNavigate();
  const signOut = (): void => {
    // Whatever the server says, nobody stays signed in on this page.
    void ask('session.close', {})
      .catch(() => undefined)
      .then(onSignedOut);
  };
  const items = [
    { key: 'account', label: t('account'), onClick: () => void navigate('/account') },
    {
      key: 'language',
      label: t('language'),
      onClick: () => void chooseLanguage(i18n.language === 'zh' ? 'en' : 'zh'),
    },
    { key: 'signOut', label: t('signOut'), onClick: signOut },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text">{person.name}</Button>
    </Dropdown>
  );
}
