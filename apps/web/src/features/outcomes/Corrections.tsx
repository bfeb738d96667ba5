import type { OutcomesView } from '@duban/contracts';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { numberOf, verdictTones, whoOf } from './reading.js';
import type { Correcting } from './use-correcting.js';

interface CorrectionsProps {
  reading: OutcomesView;
  correcting: Correcting;
  onClose: () => void;
}

type Correction = OutcomesView['corrections'][number];

/** Every correction, the last first: what stood before and after, who, when and why; also what was taken back. */
export function Corrections({ reading, correcting, onClose }: CorrectionsProps) {
  const { t } = useTranslation('outcomes');
  const { corrections, rows, mayCorrect } = reading;
  const standing = corrections.filter(({ takenBack }) => takenBack === null).length;
  return (
    <Drawer open onClose={onClose} size={480} title={t('correctionsCount', { count: standing })}>
      {corrections.length === 0 && <Nothing>{t('noCorrections')}</Nothing>}
      {mayCorrect && standing > 0 && (
        <Button loading={correcting.isSaving} onClick={() => void correcting.undo()}>
          {t('undo')}
        </Button>
      )}
      <ol className="outcomes-corrections">
        {corrections.map((correction, index) => {
          const row = rows.find(({ id }) => id === correction.row);
          return (
            <li key={corrections.length - index}>
              <strong>{t('item', { number: row ? numberOf(row) : correction.row })}</strong>
              <Judged word={t('correction.before')} judgement={correction.before} />
              <Judged word={t('correction.after')} judgement={correction.after} />
              <p className="text">{correction.reason}</p>
              <p className="quiet small">
                {whoOf(correction.by)} <Moment at={correction.at} />
              </p>
              {correction.takenBack && <TakenBack {...correction.takenBack} />}
            </li>
          );
        })}
      </ol>
    </Drawer>
  );
}

function Judged({ word, judgement }: { word: string; judgement: Correction['before'] }) {
  const { t } = useTranslation('outcomes');
  return (
    <div className="outcomes-judged">
      <span className="quiet small">{word}</span>
      <span className="outcomes-marks">
        <Mark tone={verdictTones[judgement.verdict]}>{t(`verdict.${judgement.verdict}`)}</Mark>
        {judgement.marks.map((mark) => (
          <Mark key={mark} tone="yellow">
            {t(`markWord.${mark}`)}
          </Mark>
        ))}
        {judgement.outcome && <span className="small">{judgement.outcome.quote}</span>}
      </span>
    </div>
  );
}

function TakenBack({ by, at }: NonNullable<Correction['takenBack']>) {
  const { t } = useTranslation('outcomes');
  return (
    <p className="quiet small">
      {t('takenBack', { who: whoOf(by) })} <Moment at={at} />
    </p>
  );
}
