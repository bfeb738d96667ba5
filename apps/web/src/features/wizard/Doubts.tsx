import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@duban/contracts';
import { OpenGroup } from './OpenGroup.js';
import { OpenUnit } from './OpenNames.js';
import { type DoubtKey, doubtsOf, type DraftItem } from './order.js';
import type { Decision } from './use-drafting.js';
import type { ItemDeeds } from './use-deeds.js';
import { useDoubts } from './use-words.js';

interface DoubtsProps {
  draft: DraftView;
  deeds: ItemDeeds;
  doubt: DoubtKey | undefined;
  onDoubt: (doubt: DoubtKey | undefined) => void;
}

/** What holds for many items at once: each kind of doubt with its count, and what can be said once for all. */
export function Doubts({ draft, deeds, doubt, onDoubt }: DoubtsProps) {
  const { t } = useTranslation('wizard');
  const { wordOf } = useDoubts();
  const doubts = doubtsOf(draft.items);
  if (doubts.length + draft.diagnostics.length === 0) return null;
  return (
    <section className="wizard-doubts" aria-label={t('doubts')}>
      <ul>
        {doubts.map(({ key, items }) => (
          <li key={key}>
            <Button
              size="small"
              type={doubt === key ? 'primary' : 'text'}
              aria-pressed={doubt === key}
              onClick={() => onDoubt(doubt === key ? undefined : key)}
            >
              {wordOf(key)} <span className="figures">{items.length}</span>
            </Button>
            <AllAtOnce doubt={key} items={items} deeds={deeds} />
          </li>
        ))}
      </ul>
      <Hints diagnostics={draft.diagnostics} />
      {draft.unknownUnits.map((name) => (
        <OpenUnit key={name} name={name} decide={deeds.decide} />
      ))}
      {draft.undecidedGroups.map((name) => (
        <OpenGroup key={name} name={name} decide={deeds.decide} />
      ))}
    </section>
  );
}

/** Doubts that belong to no task: of the head, the rules, or lines between. */
function Hints({ diagnostics }: Pick<DraftView, 'diagnostics'>) {
  const { t } = useTranslation('wizard');
  const { whyOfDiagnostic } = useDoubts();
  if (diagnostics.length === 0) return null;
  return (
    <details className="wizard-hints">
      <summary>{t('documentHints', { count: diagnostics.length })}</summary>
      <ul>
        {diagnostics.map(({ code, line, start }) => (
          <li key={`${code}${start}`}>
            <span className="quiet">{t('line', { line })}</span> {whyOfDiagnostic(code)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** As many decisions as the server takes at a time. */
const MOST_AT_ONCE = 500;

/** What can be decided for every item with a doubt in one stroke, after saying what it means. */
const strokes: Partial<
  Record<DoubtKey, { text: 'lead' | 'openEnded' | 'timeLimits'; decide: (item: string) => Decision }>
> = {
  'lead-inferred': { text: 'lead', decide: (item) => ({ type: 'confirmLead', item }) },
  'time-limit-undecided': {
    text: 'timeLimits',
    decide: (item) => ({ type: 'accept', item, reasons: ['time-limit-undecided'] }),
  },
  'open-ended': { text: 'openEnded', decide: (item) => ({ type: 'accept', item, reasons: ['open-ended'] }) },
};

function AllAtOnce({ doubt, items, deeds }: { doubt: DoubtKey; items: readonly DraftItem[]; deeds: ItemDeeds }) {
  const { t } = useTranslation('wizard');
  const { modal } = App.useApp();
  const stroke = strokes[doubt];
  if (!stroke || items.length < 2) return null;
  const askFirst = (): void =>
    void modal.confirm({
      title: t(`atOnce.${stroke.text}.title`, { count: items.length }),
      content: t(`atOnce.${stroke.text}.why`),
      okText: t('atOnce.confirm'),
      cancelText: t('atOnce.cancel'),
      onOk: () => deeds.decide(...items.slice(0, MOST_AT_ONCE).map(({ id }) => stroke.decide(id))),
    });
  return (
    <Button size="small" type="link" onClick={askFirst}>
      {t(`atOnce.${stroke.text}.word`)}
    </Button>
  );
}
