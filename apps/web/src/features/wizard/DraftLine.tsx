import type { OperationAnswer } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { Discard } from '../../parts/Discard.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { whoOf } from './use-drafting.js';

type Row = OperationAnswer<'drafts.list'>['rows'][number];

/** A draft in the list: what it is, how much is open, who worked on it last. */
export function DraftLine({ row }: { row: Row }) {
  const { t } = useTranslation('wizard');
  const { id = '', name = '', version = 0, number, title, items = 0, changedBy, changedAt, status, directive } = row;
  return (
    <li>
      <div className="wizard-draft-name">
        <Link to={directive ? `/directives/${directive.year}/${directive.id}` : `/drafts/${id}`}>{title ?? name}</Link>
        <span className="quiet small">
          {number ?? t('noNumber')} · {t('tasks', { count: items })}
        </span>
      </div>
      <OpenMark row={row} />
      <span className="quiet small">
        {changedBy && whoOf(changedBy)} {changedAt && <Moment at={changedAt} />}
      </span>
      {status === 'open' && (
        <Discard
          label={t('discard.label', { name })}
          title={t('discard.title', { name })}
          why={t('discard.why', { who: changedBy ? whoOf(changedBy) : '' })}
          word={t('discard.word')}
          done={t('discard.done')}
          discard={() => ask('draft.discard', { params: { id } }, { headers: { 'if-match': `"${version}"` } })}
        />
      )}
    </li>
  );
}

function OpenMark({ row: { status, open } }: { row: Row }) {
  const { t } = useTranslation('wizard');
  if (status === 'issued') return <Mark tone="green">{t('drafts.issued')}</Mark>;
  if (status === 'issuing') return <Mark tone="red">{t('drafts.issuing')}</Mark>;
  if (!open) return <span />;
  return (
    <span className="wizard-row-marks">
      {open.issues > 0 && <Mark tone="red">{t('drafts.issues', { count: open.issues })}</Mark>}
      {open.doubtful > 0 && <Mark tone="yellow">{t('drafts.doubtful', { count: open.doubtful })}</Mark>}
      {open.issues + open.doubtful === 0 && <Mark tone="green">{t('drafts.ready')}</Mark>}
    </span>
  );
}
