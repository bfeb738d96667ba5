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

/** A decision as it is told in the list of what was done; `then` has its items as they were called when it was taken. */
export function useDecisionText(draft: Pick<DraftView, 'items'>, nameOf: (unit: string) => string) {
  const { t } = useTranslation('wizard');
  const itemsOf = (decision: Decision, named: readonly Named[]): string => {
    const { item, items = item === undefined ? [] : [item] } = decision as { item?: string; items?: string[] };
    if (decision.type === 'confirmTimeLimits' && items.length === 0) return t('filter.all');
    return items.map((id) => labelOf(named.find((each) => each.id === id)) || id).join('、');
  };
  return (decision: Decision, then: readonly Named[] = []): string => {
    const told = decision as {
      name?: string;
      title?: string;
      unit?: string | null;
      date?: string;
      day?: string | null;
    };
    return t(`decision.${decision.type}`, {
      item: itemsOf(decision, [...then, ...draft.items]),
      name: told.name ?? told.title ?? '',
      unit: (told.unit && nameOf(told.unit)) || t('unit.none'),
      date: told.date ?? told.day ?? t('figures.none'),
    });
  };
}

type Named = Pick<DraftItem, 'id' | 'number' | 'title'>;

/** An item as it is called: its number, or the beginning of its title. */
const labelOf = (item: Named | undefined): string =>
  item ? `${item.number ?? ''} ${item.title.slice(0, 16)}`.trim() : '';
