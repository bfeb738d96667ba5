import type { DraftView } from '@duban/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { SourceNote } from '../../parts/document/SourceNote.js';
import { Page } from '../../parts/Page.js';
import { CheckStep } from './CheckStep.js';
import { History } from './History.js';
import { IssueStep } from './IssueStep.js';
import { KeysHelp } from './KeysHelp.js';
import { ReadAs } from './ReadAs.js';
import { Steps, stepOf } from './Steps.js';
import { TermsStep } from './TermsStep.js';
import { type Drafting, useDraft, useDrafting, whoOf } from './use-drafting.js';
import { useKeysSwitch } from './use-keys.js';
import './wizard.css';

/** A document on its way to becoming a directive: its tasks, its rules, what issuing it would make. */
export default function WizardPage() {
  const { id = '' } = useParams();
  const { draft, text } = useDraft(id);
  return (
    <Asked query={draft}>
      {(read) => (
        <Asked query={text}>
          {(words) => <Wizard key={`${id}${read.prose ? ' report' : ''}`} draft={read} text={words.text} />}
        </Asked>
      )}
    </Asked>
  );
}

function Wizard({ draft, text }: { draft: DraftView; text: string }) {
  const drafting = useDrafting(draft);
  const [query] = useSearchParams();
  const [areKeysOn, setKeysOn] = useKeysSwitch();
  const [open, setOpen] = useState<'history' | 'keys'>();
  const step = stepOf(query);
  const close = (): void => setOpen(undefined);
  return (
    <Page
      title={draft.head.title ?? draft.name}
      under={<Under draft={draft} isSaving={drafting.isSaving} />}
      actions={
        <Actions
          draft={draft}
          drafting={drafting}
          onHistory={() => setOpen('history')}
          onKeys={() => setOpen('keys')}
        />
      }
    >
      <Standing draft={draft} />
      <SourceNote source={draft.source} />
      {step === 'check' && <ReadAs draft={draft} />}
      <Steps draft={draft} step={step} />
      {step === 'check' && (
        <CheckStep
          draft={draft}
          text={text}
          drafting={drafting}
          areKeysOn={areKeysOn && open === undefined}
          onKeys={() => setOpen('keys')}
        />
      )}
      {step === 'terms' && <TermsStep draft={draft} drafting={drafting} />}
      {step === 'issue' && <IssueStep draft={draft} />}
      {open === 'history' && <History draft={draft} drafting={drafting} onClose={close} />}
      {open === 'keys' && <KeysHelp isOn={areKeysOn} onSwitch={setKeysOn} onClose={close} />}
    </Page>
  );
}

function Under({ draft, isSaving }: { draft: DraftView; isSaving: boolean }) {
  const { t } = useTranslation('wizard');
  return (
    <>
      {draft.head.number ?? t('noNumber')} · {t('lastBy', { who: whoOf(draft.changedBy) })}{' '}
      <Moment at={draft.changedAt} /> · <span role="status">{t(isSaving ? 'saving' : 'saved')}</span>
    </>
  );
}

interface ActionsProps {
  draft: DraftView;
  drafting: Drafting;
  onHistory: () => void;
  onKeys: () => void;
}

function Actions({ draft, drafting, onHistory, onKeys }: ActionsProps) {
  const { t } = useTranslation('wizard');
  return (
    <>
      {draft.status === 'open' && (
        <Button disabled={draft.decisions.length === 0 || drafting.isSaving} onClick={() => void drafting.undo()}>
          {t('undo')}
        </Button>
      )}
      <Button onClick={onHistory}>{t('history.word', { count: draft.decisions.length })}</Button>
      <Button onClick={onKeys}>{t('keys.word')}</Button>
    </>
  );
}

/** Where a draft that is no longer worked on has gone. */
function Standing({ draft: { status, directive } }: { draft: DraftView }) {
  const { t } = useTranslation('wizard');
  if (status === 'open') return null;
  if (status === 'issuing') return <Alert type="warning" showIcon title={t('isIssuing')} />;
  return (
    <Alert
      type="success"
      showIcon
      title={t('isIssued')}
      action={directive && <Link to={`/directives/${directive.year}/${directive.id}`}>{t('toDirective')}</Link>}
    />
  );
}
