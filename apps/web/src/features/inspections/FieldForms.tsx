import type { InspectionView } from '@duban/contracts';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Deed } from './Deed.js';
import { ChoiceField, DateField, FilesInForm, TextField } from './fields.js';
import { beginningOf, choicesOf, onlyOne, targetOf, useFormWords, type FormProps } from './form-words.js';

interface TypedEvidence {
  object: string;
  method: InspectionView['evidence'][number]['method'];
  on: string;
  content: string;
  files?: string[];
  covert: boolean;
}

/** On the spot: a sentence, and a photo if wanted; everything else is filled in as far as it is known. */
export function LogEvidence({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const { plan, today, status, notifiedOn } = view;
  const objects = plan?.objects ?? [];
  const methods = plan?.methods ?? [];
  const last = view.evidence.at(-1);
  return (
    <Deed<TypedEvidence>
      {...useFormWords('inspection.logEvidence')}
      initialValues={{
        ...filled('object', onlyOne(objects)?.id ?? last?.object.id),
        ...filled('method', onlyOne(methods) ?? last?.method),
        on: today,
        covert: status === 'inField' && notifiedOn === null,
      }}
      commandsOf={({ files = [], ...typed }) => [
        { type: 'inspection.logEvidence', target: targetOf(view), ...typed, files },
      ]}
      onClose={onClose}
    >
      <TextField name="content" label={t('field.evidenceContent')} rows={3} />
      <FilesInForm name="files" label={t('field.files')} />
      <ChoiceField name="object" label={t('field.object')} options={choicesOf(objects)} />
      <ChoiceField
        name="method"
        label={t('field.method')}
        options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
      />
      <DateField name="on" label={t('field.on')} />
      <Form.Item name="covert" valuePropName="checked">
        <Checkbox>{t('field.covert')}</Checkbox>
      </Form.Item>
    </Deed>
  );
}

/** A value to begin with, where there is one. */
const filled = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;

interface TypedFinding {
  object: string;
  topic?: string;
  content: string;
  evidence?: string[];
}

export function Find({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const [form] = Form.useForm<TypedFinding>();
  const objects = view.plan?.objects ?? [];
  const only = onlyOne(objects)?.id;
  const object = Form.useWatch('object', form) ?? only;
  const evidence = view.evidence.filter((each) => each.object.id === object);
  return (
    <Deed<TypedFinding>
      {...useFormWords('inspection.find')}
      form={form}
      initialValues={filled('object', only)}
      commandsOf={({ topic, evidence: chosen = [], ...typed }) => [
        { type: 'inspection.find', target: targetOf(view), ...typed, topic: topic ?? null, evidence: chosen },
      ]}
      onClose={onClose}
    >
      <ChoiceField name="object" label={t('field.object')} options={choicesOf(objects)} />
      <TextField name="content" label={t('field.findingContent')} />
      <ChoiceField
        name="evidence"
        label={t('field.evidence')}
        options={evidence.map(({ id, on, text }) => ({ value: id, label: `${on} ${beginningOf(text)}` }))}
        isSeveral
        isOptional
      />
      <ChoiceField
        name="topic"
        label={t('field.findingTopic')}
        options={(view.plan?.topics ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        isOptional
      />
    </Deed>
  );
}

export function Conclude({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  return (
    <Deed<{ content: string }>
      {...useFormWords('inspection.conclude')}
      commandsOf={({ content }) => [{ type: 'inspection.conclude', target: targetOf(view), content }]}
      onClose={onClose}
    >
      <TextField name="content" label={t('field.conclusion')} rows={8} />
    </Deed>
  );
}

/** To one object after the other; what was found there is filled in. */
export function FeedBack({ view, onClose }: FormProps) {
  const { t } = useTranslation('inspections');
  const [form] = Form.useForm<{ object: string; content: string }>();
  const told = new Set(view.feedback.map(({ object }) => object.id));
  const left = (view.plan?.objects ?? []).filter(({ id }) => !told.has(id));
  const first = left[0]?.id ?? '';
  const foundAt = (object: string): string =>
    view.findings
      .filter((each) => each.object.id === object)
      .map(({ text }, index) => `${index + 1}. ${text?.text ?? ''}`)
      .join('\n');
  const fillIn = ({ object }: { object?: string }): void => {
    if (object !== undefined && !form.isFieldTouched('content')) form.setFieldValue('content', foundAt(object));
  };
  return (
    <Deed<{ object: string; content: string }>
      {...useFormWords('inspection.feedBack')}
      form={form}
      initialValues={{ object: first, content: foundAt(first) }}
      onChange={fillIn}
      commandsOf={(typed) => [{ type: 'inspection.feedBack', target: targetOf(view), ...typed }]}
      onClose={onClose}
    >
      <ChoiceField name="object" label={t('field.object')} options={choicesOf(left)} />
      <TextField name="content" label={t('field.feedback')} rows={6} />
    </Deed>
  );
}
