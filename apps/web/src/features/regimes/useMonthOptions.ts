import { monthText } from '../../time/days.js';
import { useLanguage } from '../../parts/useTerm.js';

/** The months of a year to choose from, `01` to `12`. */
export function useMonthOptions(): { value: string; label: string }[] {
  const language = useLanguage();
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1).padStart(2, '0'),
    label: monthText(index + 1, language),
  }));
}
