import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../texts/i18n.js';

/** The other language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('frame');
  return (
    <Button
      type="link"
      size="small"
      lang={i18n.language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => void chooseLanguage(i18n.language === 'zh' ? 'en' : 'zh')}
    >
      {t('language')}
    </Button>
  );
}
