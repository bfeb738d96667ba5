import type { DraftView } from '@duban/contracts';
import { Alert, Button, DatePicker, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Panel } from '../../parts/Page.js';
import { dateOfDayjs, dayjsOf } from '../../time/days.js';
import { DueDays } from './DueDays.js';
import { type TermsForm, termsDecisions, termsOf } from './terms-form.js';
import type { Drafting } from './use-drafting.js';
import { usePreview } from './use-preview.js';
import { useIssueText } from './use-words.js';

/** Head, rules and first day of the directive, beside the days that follow from them. */
export function TermsStep({ draft, drafting }: { draft: DraftView; drafting: Drafting }) {
  const { t } = useTranslation('wizard');
  const issueText = useIssueText(draft);
  const preview = usePreview(draft);
  const missing = draft.issues.filter(({ item }) => item === undefined);
  return (
    <div className="wizard-terms">
      <Panel title={t('terms.title')}>
        {missing.map((issue) => (
          <Alert key={issue.code} type="warning" showIcon title={issueText(issue)} />
        ))}
        <Form draft={draft} drafting={drafting} />
      </Panel>
      <Panel title={t('terms.days')}>
        {preview.data ? <DueDays preview={preview.data} /> : <p className="quiet">{t('terms.noDays')}</p>}
      </Panel>
    </div>
  );
}

/** What is typed stays when the draft is read again, and when the server refuses it. */
function Form({ draft, drafting }: { draft: DraftView; drafting: Drafting }) {
  const { t } = useTranslation('wizard');
  const [typed, setTyped] = useState<Partial<TermsForm>>({});
  const form: TermsForm = { ...termsOf(draft), ...typed };
  const type = (change: Partial<TermsForm>): void => setTyped((now) => ({ ...now, ...change }));
  const decisions = termsDecisions(draft, form);
  const isEditable = draft.status === 'open';
  const save = async (): Promise<void> => {
    if (await drafting.decide(...decisions)) setTyped({});
  };
  return (
    <form
      className="wizard-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset disabled={!isEditable}>
        <HeadFields form={form} type={type} />
        <RuleFields draft={draft} form={form} type={type} />
      </fieldset>
      <div className="wizard-deeds">
        <Button
          type={decisions.length > 0 ? 'primary' : 'default'}
          htmlType="submit"
          disabled={!isEditable || decisions.length === 0}
          loading={drafting.isSaving}
        >
          {t('terms.save')}
        </Button>
        {decisions.length === 0 && <Link to="?step=issue">{t('terms.next')}</Link>}
      </div>
    </form>
  );
}

interface FieldsProps {
  form: TermsForm;
  type: (change: Partial<TermsForm>) => void;
}

function HeadFields({ form, type }: FieldsProps) {
  const { t } = useTranslation('wizard');
  return (
    <>
      <label>
        {t('terms.number')}
        <Input value={form.number} maxLength={200} onChange={({ target }) => type({ number: target.value })} />
      </label>
      <label>
        {t('terms.documentTitle')}
        <Input
          value={form.title}
          maxLength={500}
          placeholder={t('terms.noTitle')}
          onChange={({ target }) => type({ title: target.value })}
        />
      </label>
      <label>
        {t('terms.issuer')}
        <Input
          value={form.issuer}
          maxLength={200}
          placeholder={t('terms.ownGovernment')}
          onChange={({ target }) => type({ issuer: target.value })}
        />
      </label>
      <div className="wizard-pair">
        <label>
          {t('terms.issuedOn')}
          <DatePicker
            value={dayjsOf(form.issuedOn)}
            allowClear={false}
            onChange={(day) => type({ issuedOn: dateOfDayjs(day) })}
          />
        </label>
        <label>
          {t('terms.year')}
          <InputNumber
            value={form.year}
            min={1990}
            max={2200}
            precision={0}
            onChange={(year) => type({ year: year ?? null })}
          />
        </label>
      </div>
    </>
  );
}

/** The value that stands for the rules as the document prints them. */
const PRINTED = '';

function RuleFields({ draft, form, type }: FieldsProps & { draft: DraftView }) {
  const { t } = useTranslation('wizard');
  const regimes = useAsk('regimes.list', {}).data?.rows ?? [];
  const { quote } = draft.reporting;
  const isPrinted = quote !== null;
  return (
    <>
      <label>
        {t('terms.effectiveOn')}
        <DatePicker
          value={dayjsOf(form.effectiveOn)}
          allowClear={false}
          onChange={(day) => type({ effectiveOn: dateOfDayjs(day) })}
        />
        <span className="quiet small">{t('terms.effectiveWhy')}</span>
      </label>
      <div>
        <span>{t('terms.regime')}</span>
        <Select
          className="wizard-picker"
          aria-label={t('terms.regime')}
          value={form.regime ?? PRINTED}
          onChange={(code) => type({ regime: code === PRINTED ? null : code })}
          options={[
            { value: PRINTED, label: t(isPrinted ? 'terms.asPrinted' : 'terms.asDefault') },
            ...regimes.map(({ code, title }) => ({ value: code, label: title })),
          ]}
          popupMatchSelectWidth={false}
        />
        {isPrinted && <blockquote className="wizard-quote small">{quote}</blockquote>}
      </div>
    </>
  );
}
