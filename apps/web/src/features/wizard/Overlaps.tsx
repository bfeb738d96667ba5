import type { DraftOverlaps, DraftView } from '@duban/contracts';
import { App, Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { CarriedRow, RepeatRow, SameTargetRow, UnfinishedRow } from './OverlapRows.js';
import { isFound, linkAll, overlapCounts, type OverlapKind, overlapKinds } from './overlap-choices.js';
import type { Decision, Drafting } from './use-drafting.js';
import { useKnownOverlaps } from './use-overlaps.js';

interface OverlapsProps {
  draft: DraftView;
  drafting: Drafting;
  decide: (...decisions: Decision[]) => void;
  /** Whether the rows are open: letters are no keys then. */
  onOpen: (isOpen: boolean) => void;
}

/** What stands twice and what was left unfinished: a line with the counts, which opens the rows side by side. */
export function Overlaps({ draft, drafting, decide, onOpen }: OverlapsProps) {
  const { t } = useTranslation('wizard');
  const overlaps = useKnownOverlaps();
  const [kind, setKind] = useState<OverlapKind>();
  if (!overlaps) return null;
  const counts = overlapCounts(overlaps);
  const open = (next: OverlapKind | undefined): void => {
    setKind(next);
    onOpen(next !== undefined);
  };
  return (
    <div className="wizard-overlaps" role="group" aria-label={t('overlaps.bar')}>
      {overlapKinds.map((each) => (
        <Button key={each} size="small" aria-haspopup="dialog" onClick={() => open(each)}>
          {t(`overlaps.kind.${each}`)} <span className="figures">{counts[each].all}</span>
          {counts[each].open > 0 && (
            <span className="wizard-overlaps-open">{t('overlaps.open', { count: counts[each].open })}</span>
          )}
        </Button>
      ))}
      <Drawer
        open={kind !== undefined}
        onClose={() => open(undefined)}
        size="min(1080px, 100%)"
        title={t('overlaps.title')}
        destroyOnHidden
        extra={draft.status === 'open' && <TakeBack draft={draft} drafting={drafting} />}
      >
        {kind !== undefined && (
          <>
            <Segmented<OverlapKind>
              aria-label={t('overlaps.title')}
              className="wizard-overlap-kinds"
              value={kind}
              onChange={setKind}
              options={overlapKinds.map((each) => ({
                value: each,
                label: `${t(`overlaps.kind.${each}`)} ${counts[each].all}`,
              }))}
            />
            <Rows kind={kind} draft={draft} overlaps={overlaps} decide={decide} />
          </>
        )}
      </Drawer>
    </div>
  );
}

/** Takes back the last step, as on the page behind. */
function TakeBack({ draft, drafting }: Pick<OverlapsProps, 'draft' | 'drafting'>) {
  const { t } = useTranslation('wizard');
  return (
    <Button disabled={draft.decisions.length === 0 || drafting.isSaving} onClick={() => void drafting.undo()}>
      {t('undo')}
    </Button>
  );
}

interface RowsProps extends Pick<OverlapsProps, 'draft' | 'decide'> {
  kind: OverlapKind;
  overlaps: DraftOverlaps;
}

function Rows({ kind, draft, overlaps, decide }: RowsProps) {
  const { t } = useTranslation('wizard');
  const items = new Map(draft.items.map((item) => [item.id, item]));
  const around = { items, decide: draft.status === 'open' ? decide : undefined };
  const { repeats, sameTargets, unfinished } = overlaps;
  const rows = {
    repeats: repeats
      .filter(isFound)
      .map((repeat) => <RepeatRow key={`${repeat.item}${repeat.earlier.task.id}`} {...around} repeat={repeat} />),
    same: sameTargets.map((same, index) => (
      <SameTargetRow key={`${same.first.item}${same.second.item}${index}`} {...around} same={same} />
    )),
    unfinished: [
      ...unfinished.tasks.map((task) => <UnfinishedRow key={task.task.id} {...around} earlier={task} />),
      ...repeats
        .filter((repeat) => !isFound(repeat))
        .map(({ item, earlier }) => <CarriedRow key={earlier.task.id} earlier={earlier} item={items.get(item)} />),
    ],
  }[kind];
  const left = kind === 'unfinished' ? unfinished.total - unfinished.tasks.length : 0;
  if (rows.length === 0) return <Nothing>{t(`overlaps.nothing.${kind}`)}</Nothing>;
  return (
    <>
      <p className="quiet wizard-overlap-why">{t(`overlaps.why.${kind}`)}</p>
      {around.decide && <AllAtOnce kind={kind} overlaps={overlaps} decide={around.decide} />}
      <ol className="wizard-overlap-rows">{rows}</ol>
      {left > 0 && <p className="quiet">{t('overlaps.more', { count: left })}</p>}
    </>
  );
}

/** What can be said of every row at once, after saying what it means. */
function AllAtOnce({ kind, overlaps, decide }: Pick<RowsProps, 'kind' | 'overlaps'> & Pick<OverlapsProps, 'decide'>) {
  const { t } = useTranslation('wizard');
  const { modal } = App.useApp();
  const word = kind === 'repeats' ? 'link' : 'carryOver';
  const decisions: Decision[] =
    kind === 'repeats'
      ? linkAll(overlaps.repeats)
      : kind === 'unfinished'
        ? overlaps.unfinished.tasks.map(({ task }) => ({ type: 'carryOver', task }))
        : [];
  if (decisions.length < 2) return null;
  const askFirst = (): void =>
    void modal.confirm({
      title: t(`overlaps.all.${word}Title`, { count: decisions.length }),
      content: t(`overlaps.all.${word}Why`),
      okText: t('atOnce.confirm'),
      cancelText: t('atOnce.cancel'),
      onOk: () => decide(...decisions),
    });
  return (
    <Button size="small" onClick={askFirst}>
      {t(`overlaps.all.${word}`)}
    </Button>
  );
}
