import { useTranslation } from 'react-i18next';
import type texts from '../texts/zh/index.js';
import type { Language } from '../time/days.js';

type Vocabulary = keyof typeof texts.terms;

/** The language that is shown. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

/** The word for a code of the engine: `term('state', 'met')`. A code that has none is shown as it is. */
export function useTerm(): (vocabulary: Vocabulary, code: string) => string {
  const { t, i18n } = useTranslation('terms');
  return (vocabulary, code) => {
    // Codes such as `report.accept` have dots, which would lead into the tree.
    const words = i18n.getResourceBundle(i18n.language, 'terms') as Record<string, Record<string, string>> | undefined;
    const word = words?.[vocabulary]?.[code];
    return word ?? t(code as 'role.viewer', { defaultValue: code });
  };
}
