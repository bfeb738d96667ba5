import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReason } from '../../parts/useReason.js';
import { proposedIn } from './figure-places.js';
import { canAccept, type DraftItem } from './order.js';
import type { Decision, Drafting } from './use-drafting.js';

/** What can be done with one item. */
export interface ItemDeeds {
  accept: (item: DraftItem) => void;
  edit: (item: DraftItem) => void;
  split: (item: DraftItem) => void;
  mergeNext: (item: DraftItem) => void;
  drop: (item: DraftItem) => void;
  restore: (item: DraftItem) => void;
  /** Confirms the days that its text says. */
  confirmLimits: (item: DraftItem) => void;
  decide: (...decisions: Decision[]) => void;
}

interface Surroundings {
  items: readonly DraftItem[];
  drafting: Drafting;
  /** Goes to the item that is next in the list. */
  onNext: (item: DraftItem) => void;
  onEdit: (item: DraftItem) => void;
  onSplit: (item: DraftItem) => void;
}

/** The deeds of a list of items. */
export function useDeeds({ items, drafting, onNext, onEdit, onSplit }: Surroundings): ItemDeeds {
  const { t } = useTranslation('wizard');
  const { message } = App.useApp();
  const askReason = useReason();
  const accept = (item: DraftItem): void => {
    if (item.dropped === null && !canAccept(item)) {
      void message.warning(t('answerFirst'));
      return;
    }
    onNext(item);
    if (item.dropped === null && item.reasons.length > 0) void drafting.decide({ type: 'accept', item: item.id });
  };
  const mergeNext = async (item: DraftItem): Promise<void> => {
    const next = nextOf(items, item);
    if (next && (await drafting.decide({ type: 'merge', items: [item.id, next.id] })))
      void message.info(t('merged', { one: item.number ?? item.id, other: next.number ?? next.id }));
  };
  const drop = async (item: DraftItem): Promise<void> => {
    const title = t('drop.title', { number: item.number ?? item.title });
    const reason = await askReason({ title, label: t('drop.reason') });
    if (reason === undefined) return;
    onNext(item);
    void drafting.decide({ type: 'drop', item: item.id, reason: reason.replaceAll(/\s+/g, ' ') });
  };
  return {
    accept,
    edit: (item) => item.dropped === null && onEdit(item),
    split: onSplit,
    mergeNext: (item) => void mergeNext(item),
    drop: (item) => void drop(item),
    restore: (item) => void drafting.decide({ type: 'restore', item: item.id }),
    confirmLimits: (item) => {
      if (item.dropped === null && proposedIn(item).length > 0)
        void drafting.decide({ type: 'confirmTimeLimits', item: item.id });
    },
    decide: (...decisions) => void drafting.decide(...decisions),
  };
}

/** The next item of the document that is to be issued. */
const nextOf = (items: readonly DraftItem[], item: DraftItem): DraftItem | undefined =>
  items.slice(items.findIndex(({ id }) => id === item.id) + 1).find(({ dropped }) => dropped === null);
