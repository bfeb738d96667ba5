import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';

export default function WizardPage() {
  const { t } = useTranslation('frame');
  return <Page title={t('pages.drafts')} />;
}
