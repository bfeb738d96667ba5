import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';

export default function PostsPage() {
  const { t } = useTranslation('frame');
  return <Page title={t('pages.posts')} />;
}
