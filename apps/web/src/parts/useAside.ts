import { useTranslation } from 'react-i18next';

/** Words with others beside them in brackets, as the language writes them. */
export function useAside(): (words: string, aside: string) => string {
  const { t } = useTranslation('frame');
  return (words, aside) => t('aside', { words, aside });
}
