import type { OperationAnswer } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { Discard } from '../../parts/Discard.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { verdicts, verdictTones, whoOf } from './reading.js';

type Line = OperationAnswer<'outcomes.list'>['rows'][number];

/** A report in the list: against what it was held, and what came of it. */
export function ReadingLine({ row, mayDiscard }: { row: Line; mayDiscard: boolean }) {
  const { t } = useTranslation('outcomes');
  const { id = '', name = '', version = 0, directive, counts, corrected = 0, changedBy, changedAt } = row;
  return (
    <li>
      <div className="outcomes-list-name">
        <Link to={`/outcomes/${id}`}>{name}</Link>
        <span className="quiet small">
          {directive && t('against', { number: directive.number, title: directive.title })}
        </span>
      </div>
      <span className="outcomes-marks">
        {verdicts
          .filter((verdict) => (counts?.[verdict] ?? 0) > 0)
          .map((verdict) => (
            <Mark key={verdict} tone={verdictTones[verdict]}>
              {`${t(`verdict.${verdict}`)} ${counts?.[verdict]}`}
            </Mark>
          ))}
        {corrected > 0 && <span className="quiet small">{t('list.corrected', { count: corrected })}</span>}
      </span>
      <span className="quiet small">
        {changedBy && whoOf(changedBy)} {changedAt && <Moment at={changedAt} />}
      </span>
      {mayDiscard && (
        <Discard
          label={t('discard.label', { name })}
          title={t('discard.title', { name })}
          why={t('discard.why')}
          word={t('discard.word')}
          done={t('discard.done')}
          discard={() => ask('outcomes.discard', { params: { id } }, { headers: { 'if-match': `"${version}"` } })}
        />
      )}
    </li>
  );
}
