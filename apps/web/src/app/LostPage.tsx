import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

/** What is shown where there is no page, or one that failed. */
export function LostPage() {
  const { t } = useTranslation('frame');
  const error = useRouteError();
  if (error) console.error(error);
  return (
    <Result
      status={error ? 'error' : '404'}
      title={t(error ? 'pageFault' : 'notFound')}
      extra={<Link to="/">{t('backToDesk')}</Link>}
    />
  );
}
