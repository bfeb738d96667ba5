import type { DraftView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import type { Decision } from './use-drafting.js';

type LeftOutWords = NonNullable<DraftView['prose']>['leftOut'][number];

interface LeftOutProps {
  words: readonly LeftOutWords[];
  pointed: string | undefined;
  isEditable: boolean;
  decide: (...decisions: Decision[]) => void;
}

/** What looks ahead in a report and is no candidate: each with the reason, its place, and a way to make it a task. */
export function LeftOut({ words, pointed, isEditable, decide }: LeftOutProps) {
  const { t } = useTranslation('wizard');
  const [reason, setReason] = useState<LeftOutWords['reason']>();
  const reasons = [...new Set(words.map((each) => each.reason))];
  const shown = words.filter((each) => reason === undefined || !reasons.includes(reason) || each.reason === reason);
  return (
    <div className="wizard-list">
      <p className="quiet small wizard-left-why">{t('leftOut.why')}</p>
      <div className="wizard-left-reasons" role="group" aria-label={t('leftOut.filter')}>
        {reasons.map((each) => (
          <Button
            key={each}
            size="small"
            type={reason === each ? 'primary' : 'text'}
            aria-pressed={reason === each}
            onClick={() => setReason(reason === each ? undefined : each)}
          >
            {t(`leftOut.reason.${each}`)}{' '}
            <span className="figures">{words.filter((one) => one.reason === each).length}</span>
          </Button>
        ))}
      </div>
      {words.length === 0 && <Nothing>{t('leftOut.nothing')}</Nothing>}
      <ol>
        {shown.map(({ id, text, reason: why, sectionPath }) => (
          <li key={id} className={`wizard-row wizard-left${pointed === id ? ' wizard-row-shown' : ''}`} data-id={id}>
            <button type="button" className="wizard-left-words" data-left={id}>
              <span>{text}</span>
              <span className="quiet small">
                {t(`leftOut.reason.${why}`)}
                {sectionPath.length > 0 && ` · ${sectionPath.join(' › ')}`}
              </span>
            </button>
            {isEditable && (
              <Button size="small" onClick={() => decide({ type: 'takeUp', item: id })}>
                {t('leftOut.takeUp')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
