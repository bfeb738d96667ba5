import { Checkbox, Input, InputNumber, Select } from 'antd';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { monthDayOf, type Rules, valueAt } from './draft.js';
import { faultKeyOf } from './fault-key.js';

interface Editing {
  rules: Rules;
  set: (pointer: string, value: unknown) => void;
  /** By JSON pointer. */
  faults: ReadonlyMap<string, string>;
  isReadOnly: boolean;
}

const Edited = createContext<Editing | undefined>(undefined);
export const EditingProvider = Edited.Provider;

/** The rules under edit, and how they are changed. */
export function useEditing(): Editing {
  const editing = useContext(Edited);
  if (!editing) throw new Error('A field of a regime stands outside of its form.');
  return editing;
}

interface FieldProps {
  /** JSON pointer into the rules. */
  at: string;
  label: string;
}

/** One field: its label, what is typed, and what is wrong with it, right under it. */
function Field({
  at,
  label,
  after,
  children,
}: FieldProps & {
  after?: ReactNode;
  children: (props: { id: string; 'aria-describedby': string; disabled: boolean; status: 'error' | '' }) => ReactNode;
}) {
  const id = useId();
  const { isReadOnly } = useEditing();
  const fault = useFaultOf(at);
  return (
    <div className="regimes-field">
      <label htmlFor={id}>{label}</label>
      <div className="regimes-value">
        {children({ id, 'aria-describedby': `${id}-fault`, disabled: isReadOnly, status: fault ? 'error' : '' })}
        {after && <span className="quiet">{after}</span>}
        <span id={`${id}-fault`} className="regimes-fault" role={fault ? 'alert' : undefined}>
          {fault}
        </span>
      </div>
    </div>
  );
}

/** What is wrong at a place of the rules, or within it, in words; undefined where nothing is. */
function useFaultOf(at: string): string | undefined {
  const { t } = useTranslation('regimes');
  const { faults } = useEditing();
  const place = [...faults.keys()].find((pointer) => pointer === at || pointer.startsWith(`${at}/`));
  return place === undefined ? undefined : t(`fault.${faultKeyOf(place)}`);
}

export function NumberField({
  at,
  label,
  min,
  max,
  after,
}: FieldProps & { min: number; max: number; after?: ReactNode }) {
  const { rules, set } = useEditing();
  return (
    <Field at={at} label={label} after={after}>
      {(props) => (
        <InputNumber
          {...props}
          className="regimes-number"
          min={min}
          max={max}
          precision={0}
          value={valueAt(rules, at) as number | null}
          onChange={(value) => set(at, value)}
        />
      )}
    </Field>
  );
}

export function TextField({ at, label, maxLength = 200 }: FieldProps & { maxLength?: number }) {
  const { rules, set } = useEditing();
  return (
    <Field at={at} label={label}>
      {(props) => (
        <Input
          {...props}
          maxLength={maxLength}
          value={(valueAt(rules, at) as string | undefined) ?? ''}
          onChange={({ target }) => set(at, target.value)}
        />
      )}
    </Field>
  );
}

/** A day of the year. */
export function MonthDayField({ at, label, after }: FieldProps & { after?: ReactNode }) {
  const { rules, set } = useEditing();
  const { t } = useTranslation('regimes');
  return (
    <Field at={at} label={label} after={after}>
      {(props) => (
        <Input
          {...props}
          className="regimes-number"
          placeholder={t('monthDay')}
          maxLength={8}
          value={valueAt(rules, at) as string}
          onChange={({ target }) => set(at, target.value)}
          onBlur={({ target }) => set(at, monthDayOf(target.value))}
        />
      )}
    </Field>
  );
}

export function ChoiceField<Value extends string | number>({
  at,
  label,
  options,
  value,
  onChoose,
}: FieldProps & {
  options: readonly { value: Value; label: string }[];
  /** What is chosen, where it is not the value itself. */
  value?: Value;
  onChoose?: (value: Value) => void;
}) {
  const { rules, set } = useEditing();
  return (
    <Field at={at} label={label}>
      {(props) => (
        <Select<Value>
          {...props}
          className="regimes-choice"
          value={value ?? (valueAt(rules, at) as Value)}
          options={[...options]}
          onChange={(chosen) => (onChoose ? onChoose(chosen) : set(at, chosen))}
        />
      )}
    </Field>
  );
}

export function SeveralField<Value extends string | number>({
  at,
  label,
  options,
  placeholder,
}: FieldProps & { options: readonly { value: Value; label: string }[]; placeholder?: string }) {
  const { rules, set } = useEditing();
  return (
    <Field at={at} label={label}>
      {(props) => (
        <Select<Value[]>
          {...props}
          className="regimes-several"
          mode="multiple"
          placeholder={placeholder}
          value={valueAt(rules, at) as Value[]}
          options={[...options]}
          onChange={(chosen) => set(at, chosen)}
        />
      )}
    </Field>
  );
}

/** Yes or no; `set` puts something else than a truth value at the place. */
export function CheckField({
  at,
  label,
  given,
}: FieldProps & { given?: { isOn: boolean; set: (isOn: boolean) => void } }) {
  const { rules, set, isReadOnly } = useEditing();
  return (
    <Checkbox
      className="regimes-check"
      disabled={isReadOnly}
      checked={given ? given.isOn : valueAt(rules, at) === true}
      onChange={({ target }) => (given ? given.set(target.checked) : set(at, target.checked))}
    >
      {label}
    </Checkbox>
  );
}
