import type { DraftView } from '@duban/contracts';
import { Segmented } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from './DocumentView.js';
import { EditItem } from './EditItem.js';
import { ItemList } from './ItemList.js';
import {
  type DoubtKey,
  type DraftItem,
  type Filter,
  itemsShown,
  neighbourOf,
  type Weights,
  weightsOf,
} from './order.js';
import { SplitItem } from './SplitItem.js';
import { useDeeds } from './use-deeds.js';
import type { Drafting } from './use-drafting.js';
import { useKeys } from './use-keys.js';
import { useScroll } from './use-scroll.js';

interface CheckStepProps {
  draft: DraftView;
  text: string;
  drafting: Drafting;
  areKeysOn: boolean;
  onKeys: () => void;
}

type Writing = { deed: 'edit' | 'split'; item: string };

/** The document beside its draft tasks: what is doubtful is looked at, answered and accepted. */
export function CheckStep({ draft, text, drafting, areKeysOn, onKeys }: CheckStepProps) {
  const { t } = useTranslation('wizard');
  const isEditable = draft.status === 'open';
  const [writing, setWriting] = useState<Writing>();
  const [side, setSide] = useState<'document' | 'items'>('items');
  const [pointed, setPointed] = useState<string>();
  const view = useView(draft.items);
  const { active, choose, shown } = view;
  const [first] = useState(active);
  const place = useRef<HTMLDivElement>(null);
  const scroll = useScroll(place);
  const deeds = useDeeds({
    items: draft.items,
    drafting,
    onNext: (item) => goTo(neighbourOf(view.ids, item.id, 1)),
    onEdit: ({ id }) => setWriting({ deed: 'edit', item: id }),
    onSplit: ({ id }) => setWriting({ deed: 'split', item: id }),
  });
  useEffect(() => {
    if (first !== undefined) scroll.toText(first);
  }, [first, scroll]);
  const item = draft.items.find(({ id }) => id === active);
  const goTo = (id: string | undefined): void => {
    if (id === undefined) return;
    choose(id);
    scroll.toRow(id, true);
    scroll.toText(id);
  };
  const move = (step: 1 | -1): void => goTo(active === undefined ? view.ids[0] : neighbourOf(view.ids, active, step));
  const onItem = (deed: (item: DraftItem) => void) => () => item && isEditable && deed(item);
  useKeys(
    {
      j: () => move(1),
      ArrowDown: () => move(1),
      k: () => move(-1),
      ArrowUp: () => move(-1),
      a: onItem(deeds.accept),
      Enter: onItem(deeds.accept),
      e: onItem(deeds.edit),
      u: () => isEditable && draft.decisions.length > 0 && void drafting.undo(),
      '?': onKeys,
    },
    areKeysOn && !writing,
  );
  const pointInText = useCallback(
    (id: string | undefined) => {
      setPointed(id);
      if (id !== undefined) scroll.toRow(id, false);
    },
    [scroll],
  );
  const pointInList = useCallback(
    (id: string | undefined) => {
      setPointed(id);
      if (id !== undefined) scroll.toText(id);
    },
    [scroll],
  );
  const chooseInText = useCallback(
    (id: string) => {
      choose(id);
      setSide('items');
      scroll.toRow(id, false);
    },
    [choose, scroll],
  );
  const chooseInList = useCallback(
    (id: string) => {
      choose(id);
      scroll.toText(id);
    },
    [choose, scroll],
  );
  const written = draft.items.find(({ id }) => id === writing?.item);
  const close = (): void => {
    setWriting(undefined);
    if (active !== undefined) scroll.toRow(active, true);
  };
  return (
    <div className={`wizard-check wizard-side-${side}`} ref={place}>
      <Segmented
        className="wizard-sides"
        block
        aria-label={t('sides')}
        value={side}
        onChange={setSide}
        options={[
          { value: 'items', label: t('tasks', { count: draft.counts.items }) },
          { value: 'document', label: t('document') },
        ]}
      />
      <DocumentView
        text={text}
        draft={draft}
        shown={pointed ?? active}
        active={active}
        onPoint={pointInText}
        onChoose={chooseInText}
      />
      <ItemList
        draft={draft}
        view={view}
        shown={shown}
        pointed={pointed}
        isEditable={isEditable}
        deeds={deeds}
        onPoint={pointInList}
        onChoose={chooseInList}
      />
      {writing?.deed === 'edit' && written && <EditItem item={written} drafting={drafting} onClose={close} />}
      {writing?.deed === 'split' && written && <SplitItem item={written} drafting={drafting} onClose={close} />}
    </div>
  );
}

export interface ListView {
  filter: Filter;
  doubt: DoubtKey | undefined;
  isByDoubt: boolean;
  /** What is shown, in order. */
  shown: readonly DraftItem[];
  ids: readonly string[];
  active: string | undefined;
  choose: (item: string) => void;
  setFilter: (filter: Filter) => void;
  setDoubt: (doubt: DoubtKey | undefined) => void;
  setByDoubt: (isByDoubt: boolean) => void;
}

/** Which items are listed and in which order. The order holds until another is chosen: nothing jumps away under a hand. */
function useView(items: readonly DraftItem[]): ListView {
  const [filter, setFilter] = useState<Filter>(() =>
    items.some(({ reasons }) => reasons.length > 0) ? 'doubtful' : 'all',
  );
  const [doubt, setDoubt] = useState<DoubtKey>();
  const [weights, setWeights] = useState<Weights | undefined>(() => weightsOf(items));
  const [chosen, choose] = useState<string>();
  const shown = itemsShown(items, { filter, doubt, weights });
  const ids = shown.map(({ id }) => id);
  const active = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const anew = (): void => setWeights((now) => now && weightsOf(items));
  return {
    filter,
    doubt,
    isByDoubt: weights !== undefined,
    shown,
    ids,
    active,
    choose,
    setFilter: (next) => {
      setFilter(next);
      setDoubt(undefined);
      anew();
    },
    setDoubt: (next) => {
      setDoubt(next);
      anew();
    },
    setByDoubt: (isByDoubt) => setWeights(isByDoubt ? weightsOf(items) : undefined),
  };
}
