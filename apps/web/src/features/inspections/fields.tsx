import { Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/DayField.js';
import { FilesField } from '../../parts/Files.js';
import { isMeant, usePostChoices } from './choices.js';

/** Where a value stands in a form. */
export type FieldName = string | (string | number)[];

interface FieldProps {
  name: FieldName;
  label: string;
  hint?: string;
  isOptional?: boolean;
}

/** A field with its label, which says so where it is left empty. */
function Field({ name, label, hint, isOptional = false, children }: FieldProps & { children: ReactElement }) {
  const { t } = useTranslation('inspections');
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint ? { extra: hint } : {})}
      rules={isOptional ? [] : [{ required: true, message: t('missing') }]}
    >
      {children}
    </Form.Item>
  );
}

/** Something to be written. */
export const TextField = ({ rows = 4, ...field }: FieldProps & { rows?: number }) => (
  <Field {...field}>
    <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} maxLength={20_000} />
  </Field>
);

/** One line. */
export const LineField = (field: FieldProps) => (
  <Field {...field}>
    <Input maxLength={200} />
  </Field>
);

/** A day. */
export const DateField = (field: FieldProps) => (
  <Field {...field}>
    <DayInput />
  </Field>
);

/** `value` and `onChange` come from the form. */
const DayInput = ({ value = '', onChange = () => {}, ...rest }: Partial<Parameters<typeof DayField>[0]>) => (
  <DayField {...rest} value={value} onChange={onChange} />
);

/** Photos and papers: none is ever demanded. */
export const FilesInForm = (field: FieldProps) => (
  <Field {...field} isOptional>
    <FilesInput />
  </Field>
);

const FilesInput = ({ value = [], onChange = () => {} }: Partial<Parameters<typeof FilesField>[0]>) => (
  <FilesField value={value} onChange={onChange} task={null} />
);

interface ChoiceOf {
  value: string;
  label: string;
  also?: string;
}

/** One of a few, or several of them. */
export function ChoiceField({
  options,
  isSeveral = false,
  ...field
}: FieldProps & { options: readonly ChoiceOf[]; isSeveral?: boolean }) {
  const { t } = useTranslation('inspections');
  return (
    <Field {...field}>
      <Select
        {...(isSeveral ? { mode: 'multiple' as const } : {})}
        allowClear={field.isOptional ?? false}
        placeholder={t('choose')}
        options={options.map(({ value, label, also = label }) => ({ value, label, also }))}
        showSearch={{ filterOption: isMeant }}
      />
    </Field>
  );
}

/** A post that somebody holds, or several. */
export const PostField = (field: FieldProps & { isSeveral?: boolean }) => (
  <ChoiceField {...field} options={usePostChoices()} />
);
