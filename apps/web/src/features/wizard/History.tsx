import type { DraftView, OperationAnswer } from '@duban/contracts';
import { App, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Nothing } from '../../parts/Nothing.js';
import { FieldChanges } from './FieldChanges.js';
import { type Drafting, whoOf } from './use-drafting.js';
import { useUnits } from './use-units.js';
import { useDecisionText } from './use-words.js';

interface HistoryProps {
  draft: DraftView;
  drafting: Drafting;
  onClose: () => void;
}

type Change = OperationAnswer<'draft.changes'>['changes'][number];

/** Every decision so far, the last first: what it changed, who took it and when; the draft can be taken back to before it. */
export function History({ draft, drafting, onClose }: HistoryProps) {
  const { t } = useTranslation('wizard');
  const query = useAsk('draft.changes', { params: { id: draft.id } });
  return (
    <Drawer open onClose={onClose} size={560} title={t('history.title', { count: draft.decisions.length })}>
      <Asked query={query}>
        {({ changes }) => <Decisions draft={draft} drafting={drafting} onClose={onClose} changes={changes} />}
      </Asked>
    </Drawer>
  );
}

function Decisions({ draft, drafting, onClose, changes }: HistoryProps & { changes: readonly Change[] }) {
  const { t } = useTranslation('wizard');
  const { nameOf } = useUnits();
  const textOf = useDecisionText(draft, nameOf);
  const takeBack = useTakeBack(drafting);
  const steps = draft.decisions.map((decision, index) => {
    const change = changes[index];
    return { index, words: textOf(decision, change?.items), change };
  });
  return (
    <>
      {steps.length === 0 && <Nothing>{t('history.nothing')}</Nothing>}
      <ol className="wizard-history" reversed>
        {steps.toReversed().map(({ index, words, change }) => (
          <li key={index}>
            <div className="wizard-history-head">
              <strong>{words}</strong>
              {draft.status === 'open' && (
                <Button
                  size="small"
                  disabled={drafting.isSaving}
                  onClick={() => takeBack(steps.slice(index).map((step) => step.words))}
                >
                  {t('history.back', { count: steps.length - index })}
                </Button>
              )}
            </div>
            {change && <Changed change={change} draft={draft} onLeave={onClose} />}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Who took a decision and when, what it changed, and the way to each of its items that is still there. */
function Changed({ change, draft, onLeave }: { change: Change; draft: DraftView; onLeave: () => void }) {
  const { t } = useTranslation('wizard');
  const there = change.items.filter(({ id }) => draft.items.some((item) => item.id === id));
  return (
    <>
      <p className="quiet small">
        {change.by && whoOf(change.by)} {change.at && <Moment at={change.at} />}{' '}
        {there.map(({ id, number, title }) => (
          <Link key={id} to={`?step=check&item=${id}`} onClick={onLeave}>
            {number === null ? t('history.goToIt', { title: title.slice(0, 12) }) : t('history.goTo', { item: number })}
          </Link>
        ))}
      </p>
      <FieldChanges fields={change.fields} />
    </>
  );
}

const MOST_LISTED = 8;

/** Takes decisions back after it was said which: also those that other people took. */
function useTakeBack({ undo }: Drafting): (words: readonly string[]) => void {
  const { t } = useTranslation('wizard');
  const { modal } = App.useApp();
  return (words) =>
    void modal.confirm({
      title: t('history.backTitle', { count: words.length }),
      content: (
        <>
          <p>{t('history.backWhy')}</p>
          <ul>
            {words.slice(-MOST_LISTED).map((each, index) => (
              <li key={index}>{each}</li>
            ))}
          </ul>
          {words.length > MOST_LISTED && <p>{t('history.more', { count: words.length - MOST_LISTED })}</p>}
        </>
      ),
      okText: t('history.backConfirm'),
      cancelText: t('atOnce.cancel'),
      onOk: () => undo(words.length),
    });
}
