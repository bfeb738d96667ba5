import type { DraftView } from '@duban/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type Side, Sides } from '../../parts/document/Sides.js';
import { DocumentView } from './DocumentView.js';
import { EditItem } from './EditItem.js';
import { PointedFigure } from './figure-places.js';
import { ItemList } from './ItemList.js';
import { Overlaps } from './Overlaps.js';
import { answersFor } from './overlap-choices.js';
import { type DraftItem, neighbourOf } from './order.js';
import { SplitItem } from './SplitItem.js';
import { type ItemDeeds, useDeeds } from './use-deeds.js';
import type { Drafting } from './use-drafting.js';
import { useKeys } from './use-keys.js';
import { usePointedFigure } from './use-pointed-figure.js';
import { useOverlaps } from './use-overlaps.js';
import { usePointing } from './use-pointing.js';
import { useScroll } from './use-scroll.js';
import { type Picks, usePicks } from './use-picks.js';
import { type ListView, useView } from './use-view.js';

interface CheckStepProps {
  draft: DraftView;
  text: string;
  drafting: Drafting;
  areKeysOn: boolean;
  onKeys: () => void;
}

type Writing = { deed: 'edit' | 'split'; item: string };

/** The document beside its draft tasks: what is doubtful is looked at, answered and accepted. */
export function CheckStep(props: CheckStepProps) {
  const { draft, text, drafting } = props;
  const { t } = useTranslation('wizard');
  const [writing, setWriting] = useState<Writing>();
  const [side, setSide] = useState<Side>('list');
  const [isComparing, setComparing] = useState(false);
  const view = useView(draft.items);
  const picks = usePicks(draft.items);
  const place = useRef<HTMLDivElement>(null);
  const { goTo, scroll } = useWay(place, view);
  useNamedItem(view, goTo);
  const pointed = usePointing(place, scroll, (item) => {
    setSide('list');
    // Words that were left out are no item of the list.
    if (draft.items.some(({ id }) => id === item)) goTo(item);
  });
  const figure = usePointedFigure(place);
  const deeds = useDeeds({
    items: draft.items,
    drafting,
    onNext: (item) => goTo(neighbourOf(view.ids, item.id, 1)),
    onEdit: ({ id }) => setWriting({ deed: 'edit', item: id }),
    onSplit: ({ id }) => setWriting({ deed: 'split', item: id }),
  });
  useItemKeys({ ...props, areKeysOn: props.areKeysOn && !writing && !isComparing }, { view, deeds, goTo, picks });
  const written = draft.items.find(({ id }) => id === writing?.item);
  const close = (): void => {
    setWriting(undefined);
    goTo(view.active);
  };
  return (
    <>
      <Overlaps draft={draft} drafting={drafting} decide={deeds.decide} onOpen={setComparing} />
      <Sides
        ref={place}
        className="wizard-check"
        label={t('sides')}
        words={{ list: t('tasks', { count: draft.counts.items }), document: t('document') }}
        side={side}
        onTurn={(next) => {
          setSide(next);
          if (next === 'document' && view.active !== undefined) scroll.toText(view.active);
        }}
      >
        <DocumentView text={text} draft={draft} shown={pointed ?? view.active} active={view.active} figure={figure} />
        <PointedFigure value={figure}>
          <ItemList draft={draft} view={view} pointed={pointed} deeds={deeds} picks={picks} drafting={drafting} />
        </PointedFigure>
        {writing?.deed === 'edit' && written && <EditItem item={written} drafting={drafting} onClose={close} />}
        {writing?.deed === 'split' && written && <SplitItem item={written} drafting={drafting} onClose={close} />}
      </Sides>
    </>
  );
}

/** Goes to an item on both sides; at first to the one that the list begins with. */
function useWay(place: React.RefObject<HTMLElement | null>, { active, choose }: ListView) {
  const scroll = useScroll(place);
  const [first] = useState(active);
  useEffect(() => {
    if (first !== undefined) scroll.toText(first);
  }, [first, scroll]);
  const goTo = (item: string | undefined): void => {
    if (item === undefined) return;
    choose(item);
    scroll.toRow(item, true);
    scroll.toText(item);
  };
  return { goTo, scroll };
}

interface ItemWays {
  view: ListView;
  deeds: ItemDeeds;
  picks: Picks;
  goTo: (item: string | undefined) => void;
}

/** Goes to the item that the address names, once: another filter is lifted for it. */
function useNamedItem({ ids, setFilter }: ListView, goTo: (item: string) => void): void {
  const [query, setQuery] = useSearchParams();
  const item = query.get('item');
  useEffect(() => {
    if (item === null) return;
    if (!ids.includes(item)) setFilter('all');
    goTo(item);
    setQuery(
      (before) => {
        before.delete('item');
        return before;
      },
      { replace: true },
    );
    // Once for each address: the list and the ways on it are new with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [item]);
}

/** The keys of the list: up and down, accept, edit, undo, and what the keys are. */
function useItemKeys(
  { draft, drafting, areKeysOn, onKeys }: CheckStepProps,
  { view, deeds, goTo, picks }: ItemWays,
): void {
  const isEditable = draft.status === 'open';
  const overlaps = useOverlaps();
  const item = draft.items.find(({ id }) => id === view.active);
  const answer = (type: 'link' | 'unlink') =>
    onItem(({ id }) => {
      const answers = answersFor(id, type, overlaps);
      if (answers.length > 0) void drafting.decide(...answers);
    });
  const move = (step: 1 | -1) => () =>
    goTo(view.active === undefined ? view.ids[0] : neighbourOf(view.ids, view.active, step));
  const onItem = (deed: (item: DraftItem) => void) => () => item && isEditable && deed(item);
  useKeys(
    {
      j: move(1),
      ArrowDown: move(1),
      k: move(-1),
      ArrowUp: move(-1),
      a: onItem(deeds.accept),
      Enter: onItem(deeds.accept),
      t: onItem(deeds.confirmLimits),
      e: onItem(deeds.edit),
      x: onItem(({ id }) => draft.prose && picks.toggle(id)),
      l: answer('link'),
      n: answer('unlink'),
      u: () => isEditable && draft.decisions.length > 0 && void drafting.undo(),
      '?': onKeys,
    },
    areKeysOn,
  );
}
