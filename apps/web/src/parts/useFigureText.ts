import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from './useTerm.js';

type Target = TaskView['targets'][number];
type TimeLimit = TaskView['timeLimits'][number];

/** What a task promises and by when, in plain words beside what is printed. */
export function useFigureText() {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const amount = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 20 });
  const valueOf = ({ operator, value, unit }: Pick<Target, 'operator' | 'value' | 'unit'>): string => {
    if (value === null) return '';
    const figure =
      typeof value === 'number' ? amount(value) : t('range', { from: amount(value[0]), to: amount(value[1]) });
    return `${operator === null || operator === 'range' ? '' : `${t(`operator.${operator}`)} `}${figure} ${unit ?? ''}`.trim();
  };
  return {
    /** 确保 新增学位 ≥ 5 所（每个县）: strength, what is measured, how much, to each of which. */
    targetText: ({ strength, metric, basis, measure, perUnit, ...figure }: Omit<Target, 'quote'>): string =>
      [
        strength === 'plain' ? '' : t(`strength.${strength}`),
        metric,
        basis === 'figure' ? valueOf(figure) : t(`basis.${basis}`),
        perUnit === null ? '' : t('perUnit', { each: perUnit }),
        measure === null ? '' : t(`measure.${measure}`),
      ]
        .filter((part) => part !== '')
        .join(' '),
    /** What the words of a time limit say beside a day. */
    natureText: ({ nature, continuing, stage }: Pick<TimeLimit, 'nature' | 'continuing' | 'stage'>): string =>
      [
        stage === null ? '' : t(`stage.${stage}`),
        nature === 'vague' || nature === 'ambiguous' ? t(`nature.${nature}`) : '',
        continuing || nature === 'continuing' ? t('nature.continuing') : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
  };
}
