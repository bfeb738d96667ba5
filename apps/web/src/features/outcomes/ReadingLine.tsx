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
import { verdicts, verdictTones, whoOf } from './reading.js';

type Line = OperationAnswer<'outcomes.list'>['rows'][number];

/** A report in the list: against what it was held, and what came of it. */
export function ReadingLine({ row, mayDiscard }: { row: Line; mayDiscard: boolean }) {
  const { t } = useTranslation('outcomes');
  const { id = '', name = '', directive, counts, corrected = 0, changedBy, changedAt } = row;
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
      {mayDiscard && <Discard row={row} />}
    </li>
  );
}

function Discard({ row: { id = '', name = '', version = 0 } }: { row: Line }) {
  const { t } = useTranslation(['outcomes', 'frame']);
  const { modal, message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const discard = async (): Promise<void> => {
    try {
      await ask('outcomes.discard', { params: { id } }, { headers: { 'if-match': `"${version}"` } });
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
          content: t('discard.why'),
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
