import { Input } from 'antd';
import { Field } from '../../parts/report/ReportFields.js';

interface WordsProps {
  label: string;
  value: string;
  fault: string | undefined;
  /** Lines that it shows when it is empty, and at most. */
  rows?: readonly [least: number, most: number];
  onChange: (value: string) => void;
}

/** Words that are needed, under their label, with what is wrong with them. */
export function Words({ label, value, fault, rows: [minRows, maxRows] = [2, 10], onChange }: WordsProps) {
  return (
    <Field label={label} isNeeded fault={fault}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={value}
          status={fault ? 'error' : ''}
          maxLength={2_000}
          autoSize={{ minRows, maxRows }}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
