import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import { type Judgement, lackOf } from './review-model.js';

interface DecisionProps {
  judgement: Judgement;
  onChange: (changed: Partial<Judgement>) => void;
  onDecide: (deed: NonNullable<Judgement['deed']>) => void;
  commands: readonly string[];
}

const marks = ['good', 'sufficient', 'poor'] as const;
const deeds = ['accept', 'return', 'empty'] as const;
const keys = { accept: 'A', return: 'R', empty: 'E' } as const;

/** Mark, reason and deed, below the report and always in view. */
export function Decision({ judgement, onChange, onDecide, commands }: DecisionProps) {
  const { t } = useTranslation('review');
  const term = useTerm();
  const { deed, mark } = judgement;
  const asksReason = deed === 'return' || deed === 'empty' || mark === 'poor';
  return (
    <div className="review-decision" role="group" aria-label={t('decision')}>
      <div className="review-marks" role="radiogroup" aria-label={t('mark')}>
        {marks.map((each, index) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={mark === each}
            aria-keyshortcuts={String(index + 1)}
            className="review-mark"
            onClick={() => onChange({ mark: each })}
          >
            {term('mark', each)} <kbd>{index + 1}</kbd>
          </button>
        ))}
      </div>
      {asksReason && <Reason judgement={judgement} onChange={onChange} onDecide={onDecide} />}
      <div className="review-deeds">
        {deeds
          .filter((each) => commands.includes(`report.${each}`))
          .map((each) => (
            <Button
              key={each}
              type={(deed ?? 'accept') === each ? 'primary' : 'default'}
              danger={each !== 'accept'}
              aria-keyshortcuts={keys[each].toLowerCase()}
              onClick={() => (each === 'accept' || deed === each ? onDecide(each) : onChange({ deed: each }))}
            >
              {term('command', `report.${each}`)} <kbd>{keys[each]}</kbd>
            </Button>
          ))}
      </div>
      {deed && lackOf(judgement) && (
        <p role="alert" className="review-lack">
          {t(`lack.${lackOf(judgement) ?? 'mark'}`)}
        </p>
      )}
    </div>
  );
}

/** The reason, typed in place; Ctrl and Enter give it, Escape calls it off. */
function Reason({ judgement, onChange, onDecide }: Omit<DecisionProps, 'commands'>) {
  const { t } = useTranslation('review');
  const id = useId();
  const { deed, reason } = judgement;
  const asked = deed ?? 'accept';
  return (
    <div className="review-reason">
      <label htmlFor={id}>{t(`reason.${asked}`)}</label>
      <Input.TextArea
        id={id}
        key={asked}
        autoFocus
        rows={2}
        maxLength={2_000}
        value={reason}
        onChange={({ target }) => onChange({ reason: target.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDecide(asked);
          else if (event.key === 'Escape') {
            event.currentTarget.blur();
            onChange({ deed: undefined, ...(asked === 'accept' ? { mark: undefined } : {}) });
          } else return;
          event.preventDefault();
        }}
      />
      <span className="small quiet">{t('reasonKeys')}</span>
    </div>
  );
}
