import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';
import { useLanguage } from '../../parts/useTerm.js';

/** `11 ¶2` as a person cites it: 《政府督查工作条例》第十一条第二款. */
export function useArticle(): (article: string) => string {
  const { t } = useTranslation('inspections');
  const language = useLanguage();
  return (article) => {
    const [number = '', paragraph] = article.split(' ¶');
    const inWords = (digits: string): string =>
      language === 'zh' ? digits.split('–').map(chineseNumber).join('、') : digits;
    const cited = t('article.of', { number: inWords(number) });
    return paragraph === undefined ? cited : cited + t('article.paragraph', { number: inWords(paragraph) });
  };
}

/** What a rule of the place asks for; its code where there is no word for it. */
export function useLocalRule(): (rule: string) => string {
  const { t } = useTranslation('inspections');
  return (rule) => t(`localRule.${rule as keyof typeof texts.inspections.localRule}`, { defaultValue: rule });
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 99 as a statute writes it: 二十一. */
export function chineseNumber(digits: string): string {
  const value = Number(digits);
  const ten = Math.floor(value / 10);
  const one = value % 10;
  if (!Number.isInteger(value) || value < 1 || ten > 9) return digits;
  return `${ten > 1 ? DIGITS[ten] : ''}${ten > 0 ? '十' : ''}${one > 0 ? DIGITS[one] : ''}`;
}
