import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';

export default function ReviewPage() {
  const { t } = useTranslation('frame');
  return <Page title={t('pages.review')} />;
}
