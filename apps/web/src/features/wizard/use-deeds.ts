import { App } from 'antd';
import { useMemo, useRef, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReason } from '../../parts/useReason.js';
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

/** The deeds of a list of items. They stay the same, so that rows are drawn again only where they have changed. */
export function useDeeds(given: Surroundings): ItemDeeds {
  const { t } = useTranslation('wizard');
  const { message } = App.useApp();
  const askReason = useReason();
  const latest = useRef({ ...given, t, message, askReason });
  useEffect(() => {
    latest.current = { ...given, t, message, askReason };
  });
  return useMemo(() => deedsOf(() => latest.current), []);
}

function deedsOf(
  now: () => Surroundings & {
    t: ReturnType<typeof useTranslation<'wizard'>>['t'];
    message: ReturnType<typeof App.useApp>['message'];
    askReason: ReturnType<typeof useReason>;
  },
): ItemDeeds {
  return {
    accept: (item) => {
      const { t, message, drafting, onNext } = now();
      if (item.dropped !== null || item.reasons.length === 0) onNext(item);
      else if (canAccept(item)) {
        onNext(item);
        void drafting.decide({ type: 'accept', item: item.id });
      } else void message.warning(t('answerFirst'));
    },
    edit: (item) => item.dropped === null && now().onEdit(item),
    split: (item) => now().onSplit(item),
    mergeNext: (item) => {
      const { t, message, drafting, items } = now();
      const next = nextOf(items, item);
      if (next)
        void drafting
          .decide({ type: 'merge', items: [item.id, next.id] })
          .then(
            (isDone) =>
              isDone && message.info(t('merged', { one: item.number ?? item.id, other: next.number ?? next.id })),
          );
    },
    drop: (item) => {
      const { t, drafting, askReason, onNext } = now();
      void askReason({ title: t('drop.title', { number: item.number ?? item.title }), label: t('drop.reason') }).then(
        (reason) => {
          if (reason === undefined) return;
          onNext(item);
          void drafting.decide({ type: 'drop', item: item.id, reason: reason.replaceAll(/\s+/g, ' ') });
        },
      );
    },
    restore: (item) => void now().drafting.decide({ type: 'restore', item: item.id }),
    decide: (...decisions) => void now().drafting.decide(...decisions),
  };
}

/** The next item of the document that is to be issued. */
export const nextOf = (items: readonly DraftItem[], item: DraftItem): DraftItem | undefined =>
  items.slice(items.findIndex(({ id }) => id === item.id) + 1).find(({ dropped }) => dropped === null);
