import type { InspectionView } from '@duban/contracts';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Deed } from './Deed.js';
import { ChoiceField, DateField, FilesInForm, PostField, TextField } from './fields.js';
import { beginningOf, choicesOf, onlyOne, targetOf, useFormWords, type FormProps } from './form-words.js';

/** 复核, asked for by the object. */
export function RequestReview({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ content: string }>
      {...useFormWords('inspection.requestReview')}
      commandsOf={({ content }) => [{ type: 'inspection.requestReview', target: targetOf(view), content }]}
      onClose={onClose}
    >
      <TextField name="content" label={t('field.reviewContent')} rows={6} />
    </Deed>
  );
}

const outcomes = ['upheld', 'changed', 'revoked'] as const;

interface TypedDecision {
  review: string;
  outcome: (typeof outcomes)[number];
  reviewers: string[];
  content: string;
}

export function DecideReview({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const open = view.reviews.filter(({ decision }) => decision === null);
  return (
    <Deed<TypedDecision>
      {...useFormWords('inspection.decideReview')}
      initialValues={{ review: open[0]?.id ?? '' }}
      commandsOf={(typed) => [{ type: 'inspection.decideReview', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <ChoiceField name="review" label={t('field.review')} options={useSaid(open)} />
      <ChoiceField
        name="outcome"
        label={t('field.outcome')}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <PostField name="reviewers" label={t('field.reviewers')} isSeveral />
      <TextField name="content" label={t('field.reviewResult')} />
    </Deed>
  );
}

type Said = Pick<InspectionView['rectifications'][number], 'id' | 'object' | 'text'>;

/** What was said of an object, as a choice. */
function useSaid(all: readonly Said[]) {
  const { t } = useTranslation('inspections');
  return all.map(({ id, object, text }) => ({
    value: id,
    label: t('ofObject', { unit: object.name, text: beginningOf(text) }),
  }));
}

interface TypedOrder {
  object: string;
  findings?: string[];
  content: string;
  dueOn: string;
}

/** 责令整改. */
export function OrderRectification({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const [form] = Form.useForm<TypedOrder>();
  const told = view.feedback.map(({ object }) => object);
  const first = onlyOne(told)?.id;
  const object = Form.useWatch('object', form) ?? first;
  const findings = view.findings.filter((each) => each.object.id === object);
  return (
    <Deed<TypedOrder>
      {...useFormWords('inspection.orderRectification')}
      form={form}
      initialValues={first === undefined ? {} : { object: first }}
      commandsOf={({ findings: chosen = [], ...typed }) => [
        { type: 'inspection.orderRectification', target: targetOf(view), ...typed, findings: chosen },
      ]}
      onClose={onClose}
    >
      <ChoiceField name="object" label={t('field.object')} options={choicesOf(told)} />
      <ChoiceField
        name="findings"
        label={t('field.findings')}
        options={findings.map(({ id, text }) => ({ value: id, label: beginningOf(text) }))}
        isSeveral
        isOptional
      />
      <TextField name="content" label={t('field.rectificationContent')} />
      <DateField name="dueOn" label={t('field.dueOn')} />
    </Deed>
  );
}

interface TypedReport {
  rectification: string;
  content: string;
  files?: string[];
}

/** By the object: what was put right. */
export function ReportRectification({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const owed = view.rectifications.filter(({ state }) => state === 'ordered');
  return (
    <Deed<TypedReport>
      {...useFormWords('inspection.reportRectification')}
      initialValues={{ rectification: owed[0]?.id ?? '' }}
      commandsOf={({ files = [], ...typed }) => [
        { type: 'inspection.reportRectification', target: targetOf(view), ...typed, files },
      ]}
      onClose={onClose}
    >
      <ChoiceField name="rectification" label={t('field.rectification')} options={useSaid(owed)} />
      <TextField name="content" label={t('field.report')} rows={6} />
      <FilesInForm name="files" label={t('field.files')} />
    </Deed>
  );
}

interface TypedVerification {
  rectification: string;
  done: boolean;
  content: string;
  dueOn?: string;
}

export function VerifyRectification({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const [form] = Form.useForm<TypedVerification>();
  const done = Form.useWatch('done', form) ?? true;
  const reported = view.rectifications.filter(({ state }) => state === 'reported');
  return (
    <Deed<TypedVerification>
      {...useFormWords('inspection.verifyRectification')}
      form={form}
      initialValues={{ rectification: reported[0]?.id ?? '', done: true }}
      commandsOf={({ dueOn, ...typed }) => [
        { type: 'inspection.verifyRectification', target: targetOf(view), ...typed, dueOn: dueOn ?? null },
      ]}
      onClose={onClose}
    >
      <ChoiceField name="rectification" label={t('field.rectification')} options={useSaid(reported)} />
      <Form.Item name="done" label={t('field.done')}>
        <Radio.Group
          options={[
            { value: true, label: t('field.doneYes') },
            { value: false, label: t('field.doneNo') },
          ]}
        />
      </Form.Item>
      <TextField name="content" label={t('field.verification')} />
      {!done && <DateField name="dueOn" label={t('field.newDueOn')} />}
    </Deed>
  );
}
