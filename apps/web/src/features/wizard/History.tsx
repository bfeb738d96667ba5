import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftView } from '@duban/contracts';
import { Nothing } from '../../parts/Nothing.js';
import type { Drafting } from './use-drafting.js';
import { useUnits } from './use-units.js';
import { useDecisionText } from './use-words.js';

interface HistoryProps {
  draft: DraftView;
  drafting: Drafting;
  onClose: () => void;
}

/** Every decision so far, the last first; any of them can be taken back together with those after it. */
export function History({ draft, drafting, onClose }: HistoryProps) {
  const { t } = useTranslation('wizard');
  const { nameOf } = useUnits();
  const textOf = useDecisionText(draft, nameOf);
  const decisions = draft.decisions.map((decision, index) => ({ decision, index })).toReversed();
  return (
    <Drawer open onClose={onClose} size={420} title={t('history.title', { count: decisions.length })}>
      {decisions.length === 0 && <Nothing>{t('history.nothing')}</Nothing>}
      <ol className="wizard-history" reversed>
        {decisions.map(({ decision, index }) => (
          <li key={index}>
            <span>{textOf(decision)}</span>
            {draft.status === 'open' && (
              <Button
                size="small"
                type="text"
                disabled={drafting.isSaving}
                onClick={() => void drafting.undo(draft.decisions.length - index)}
              >
                {t('history.back', { count: draft.decisions.length - index })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
