import type { OutcomesView } from '@duban/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../client/ask.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { SourceNote } from '../../parts/document/SourceNote.js';
import { Moment } from '../../parts/Due.js';
import { Page } from '../../parts/Page.js';
import { Corrections } from './Corrections.js';
import { CorrectRow } from './CorrectRow.js';
import { whoOf } from './reading.js';
import { SideBySide } from './SideBySide.js';
import { type Correcting, useCorrecting } from './use-correcting.js';
import './outcomes.css';

/** A report held against a directive: its words on one side, the items of the directive on the other. */
export default function ReadingPage() {
  const { id = '' } = useParams();
  const reading = useAsk('outcomes.read', { params: { id } });
  const texts = useAsk('outcomes.text', { params: { id } });
  return (
    <Asked query={reading}>
      {(read) => <Asked query={texts}>{({ report }) => <Reading key={id} reading={read} report={report} />}</Asked>}
    </Asked>
  );
}

function Reading({ reading, report }: { reading: OutcomesView; report: string }) {
  const { t } = useTranslation('outcomes');
  const correcting = useCorrecting(reading);
  const [open, setOpen] = useState<{ row: string } | 'corrections'>();
  const { year, directive, rows } = reading;
  const row = typeof open === 'object' ? rows.find(({ id }) => id === open.row) : undefined;
  const close = (): void => setOpen(undefined);
  return (
    <Page
      title={reading.name}
      under={<Under reading={reading} />}
      actions={<Actions reading={reading} correcting={correcting} onCorrections={() => setOpen('corrections')} />}
    >
      {year !== null && year !== directive.year && (
        <Alert type="warning" showIcon title={t('yearsDiffer', { year, directiveYear: directive.year })} />
      )}
      <SourceNote source={reading.source} />
      <SideBySide reading={reading} report={report} onCorrect={(id) => setOpen({ row: id })} />
      {row && <CorrectRow row={row} results={reading.results} correcting={correcting} onClose={close} />}
      {open === 'corrections' && <Corrections reading={reading} correcting={correcting} onClose={close} />}
    </Page>
  );
}

function Under({ reading: { directive, changedBy, changedAt } }: { reading: OutcomesView }) {
  const { t } = useTranslation('outcomes');
  return (
    <>
      <Link to={`/directives/${directive.year}/${directive.id}`}>
        {t('against', { number: directive.number, title: directive.title })}
      </Link>{' '}
      · {whoOf(changedBy)} <Moment at={changedAt} />
    </>
  );
}

interface ActionsProps {
  reading: OutcomesView;
  correcting: Correcting;
  onCorrections: () => void;
}

function Actions({ reading: { id, corrections, mayCorrect }, correcting, onCorrections }: ActionsProps) {
  const { t } = useTranslation('outcomes');
  const standing = corrections.filter(({ takenBack }) => takenBack === null).length;
  return (
    <>
      {mayCorrect && standing > 0 && (
        <Button loading={correcting.isSaving} onClick={() => void correcting.undo()}>
          {t('undo')}
        </Button>
      )}
      <Button onClick={onCorrections}>{t('correctionsCount', { count: standing })}</Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <Button href={addressOf('outcomes.download', { params: { id } })} download>
        {t('download')}
      </Button>
    </>
  );
}
