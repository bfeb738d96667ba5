import type { OperationAnswer } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { readAnew } from '../../client/use-ask.js';
import { Moment } from '../../parts/Due.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Mark } from '../../parts/Light.js';
import { whoOf } from './use-drafting.js';

type Row = OperationAnswer<'drafts.list'>['rows'][number];

/** A draft in the list: what it is, how much is open, who worked on it last. */
export function DraftLine({ row }: { row: Row }) {
  const { t } = useTranslation('wizard');
  const { id = '', name = '', number, title, items = 0, changedBy, changedAt, status, directive } = row;
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
      {status === 'open' && <Discard row={row} />}
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

function Discard({ row: { id = '', name = '', version = 0, changedBy } }: { row: Row }) {
  const { t } = useTranslation(['wizard', 'frame']);
  const { modal, message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const discard = async (): Promise<void> => {
    try {
      await ask('draft.discard', { params: { id } }, { headers: { 'if-match': `"${version}"` } });
      void message.success(t('discard.done'));
    } catch (error) {
      void message.error(faultText(error));
    } finally {
      void readAnew(queries);
    }
  };
  return (
    <Button
      size="small"
      type="text"
      danger
      aria-label={t('discard.label', { name })}
      onClick={() =>
        void modal.confirm({
          title: t('discard.title', { name }),
          content: t('discard.why', { who: changedBy ? whoOf(changedBy) : '' }),
          okText: t('discard.word'),
          okButtonProps: { danger: true },
          cancelText: t('cancel', { ns: 'frame' }),
          onOk: discard,
        })
      }
    >
      {t('discard.word')}
    </Button>
  );
}
