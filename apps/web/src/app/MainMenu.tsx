import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useRole } from '../client/session.js';
import { destinationsOf } from './navigation.js';

/** The pages of the role that speaks. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const destinations = destinationsOf(useRole());
  const here = destinations
    .filter(({ path }) => (path === '/' ? pathname === '/' : pathname.startsWith(path)))
    .map(({ path }) => path);
  return (
    <nav aria-label={t('menu')}>
      <Menu
        mode="inline"
        selectedKeys={here}
        {...(onChosen ? { onClick: onChosen } : {})}
        items={destinations.map(({ page, path }) => ({
          key: path,
          label: <Link to={path}>{t(`pages.${page}`)}</Link>,
        }))}
      />
    </nav>
  );
}
