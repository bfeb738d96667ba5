import { useTranslation } from 'react-i18next';
import { monthText } from '../time/days.js';
import { useLanguage } from './useTerm.js';

/** A period of reporting as people call it: `2023-04` 4月, `2023-Q2` 第二季度, `2023` 全年. Any other label as it is. */
export function usePeriod(): (period: string) => string {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  return (period) => {
    const [year, part] = period.split('-');
    if (part === undefined) return /^\d{4}$/.test(period) ? t('period.year', { year }) : period;
    if (/^Q[1-4]$/.test(part)) return t('period.quarter', { quarter: language === 'zh' ? numerals[part] : part });
    return /^\d{2}$/.test(part) ? monthText(Number(part), language) : period;
  };
}

const numerals: Readonly<Record<string, string>> = { Q1: '一', Q2: '二', Q3: '三', Q4: '四' };
