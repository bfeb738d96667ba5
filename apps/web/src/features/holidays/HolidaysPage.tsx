import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';

export default function HolidaysPage() {
  const { t } = useTranslation('frame');
  return <Page title={t('pages.holidays')} />;
}
