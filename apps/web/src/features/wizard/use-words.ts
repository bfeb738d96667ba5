import { useTranslation } from 'react-i18next';
import type { DraftView } from '@duban/contracts';
import type texts from '../../texts/zh/wizard.json';
import type { DoubtKey, DraftItem } from './order.js';
import type { Decision } from './use-drafting.js';

type Texts = typeof texts;
type Reason = keyof Texts['doubt'];
type Diagnostic = keyof Texts['diagnostic'];

/** A doubt in a word, and in a sentence that says what to do. */
export function useDoubts() {
  const { t } = useTranslation('wizard');
  const wordOf = (key: DoubtKey): string => {
    const [code, diagnostic] = key.split(':');
    return diagnostic === undefined
      ? t(`doubt.${code as Reason}.word`)
      : t(`diagnostic.${diagnostic as Diagnostic}.word`);
  };
  const whyOf = ({ code, about = '', past }: Pick<DraftItem['reasons'][number], 'code' | 'about' | 'past'>): string => {
    if (past !== undefined) return t(`past.why.${past}`, { about });
    return code === 'diagnostic' ? t(`diagnostic.${about as Diagnostic}.why`) : t(`doubt.${code}.why`, { about });
  };
  return { wordOf, whyOf, whyOfDiagnostic: (code: string) => t(`diagnostic.${code as Diagnostic}.why`) };
}

/** What keeps a draft from being issued, in a sentence. */
export function useIssueText(draft: Pick<DraftView, 'items'>): (issue: DraftView['issues'][number]) => string {
  const { t } = useTranslation('wizard');
  return ({ code, item }) =>
    t(`issue.${code}`, { item: labelOf(draft.items.find(({ id }) => id === item)) || (item ?? '') });
}

/** A decision as it is told in the list of what was done. */
export function useDecisionText(draft: Pick<DraftView, 'items'>, nameOf: (unit: string) => string) {
  const { t } = useTranslation('wizard');
  return (decision: Decision): string => {
    const told = decision as {
      item?: string;
      items?: string[];
      name?: string;
      unit?: string | null;
      date?: string;
      day?: string | null;
    };
    const ids = told.items ?? (told.item === undefined ? [] : [told.item]);
    const all = decision.type === 'confirmTimeLimits' && ids.length === 0 ? t('filter.all') : '';
    const items = ids.map((id) => labelOf(draft.items.find((item) => item.id === id)) || id).join('、');
    return t(`decision.${decision.type}`, {
      item: items || all,
      name: told.name ?? '',
      unit: (told.unit && nameOf(told.unit)) || t('unit.none'),
      date: told.date ?? told.day ?? t('figures.none'),
    });
  };
}

/** An item as it is called: its number, or the beginning of its title. */
const labelOf = (item: Pick<DraftItem, 'number' | 'title'> | undefined): string =>
  item ? `${item.number ?? ''} ${item.title.slice(0, 16)}`.trim() : '';
