import { Alert, Button, DatePicker, Drawer, Select, Space } from 'antd';
import { cloneElement, type FormEvent, type ReactElement, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/problem.js';
import { useFaultText } from '../../parts/FaultText.js';
import { dateOfDayjs, dayjsOf } from '../../time/days.js';
import { faultKeyOf } from './fault-key.js';
import type { DraftOf } from './useDraft.js';
import './directory.css';

interface EditDrawerProps {
  title: string;
  isOpen: boolean;
  isSaving: boolean;
  /** Nothing is to be saved yet. */
  isIdle?: boolean;
  /** The refusal of the last attempt. */
  fault: unknown;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
  /** What else can be seen and done, under the form. */
  below?: ReactNode;
}

/** A form at the side of a list. */
export function EditDrawer({
  title,
  isOpen,
  isSaving,
  isIdle = false,
  fault,
  onClose,
  onSubmit,
  children,
  below,
}: EditDrawerProps) {
  const { t } = useTranslation(['directory', 'frame']);
  const faultText = useFaultText();
  useFocusBack();
  const isNamed = fault instanceof ProblemError && (fault.problem.issues?.length ?? 0) > 0;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) onSubmit();
  };
  return (
    <Drawer open={isOpen} onClose={onClose} title={title} size={480} destroyOnHidden>
      <form className="directory-form" onSubmit={send}>
        {children}
        {fault !== null && fault !== undefined && !isNamed && (
          <Alert type="error" showIcon role="alert" title={faultText(fault)} />
        )}
        <div className="directory-buttons">
          <Button onClick={onClose}>{t('frame:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isSaving} disabled={isIdle}>
            {t('frame:save')}
          </Button>
        </div>
      </form>
      {below}
    </Drawer>
  );
}

/** Whoever goes by keyboard is back where the form was opened from, also when it closes by itself. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}

interface LabelledProps {
  label: string;
  /** The refusal of the last attempt, and the place in the body that this field fills. */
  fault?: unknown;
  at?: string;
  hint?: string;
  children: ReactElement<{ id?: string; status?: 'error' | ''; 'aria-describedby'?: string }>;
}

/** A field with its label, and what is wrong with it right under it. */
export function Labelled({ label, fault, at, hint, children }: LabelledProps) {
  const { t } = useTranslation('directory');
  const id = useId();
  const issues = (fault instanceof ProblemError && fault.problem.issues) || [];
  const place = at && issues.find(({ path }) => path === at || path.startsWith(`${at}/`))?.path;
  return (
    <div className="directory-field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, status: place ? 'error' : '', 'aria-describedby': `${id}-about` })}
      <span id={`${id}-about`} className="small">
        {place ? (
          <span className="directory-fault" role="alert">
            {t(`fault.${faultKeyOf(place)}`)}
          </span>
        ) : (
          <span className="quiet">{hint}</span>
        )}
      </span>
    </div>
  );
}

interface DayFieldProps {
  value: string | null;
  onChange: (day: string | null) => void;
  id?: string;
  status?: 'error' | '';
  placeholder?: string;
}

/** A day, or none. */
export function DayField({ value, onChange, status, ...props }: DayFieldProps) {
  return (
    <DatePicker
      {...props}
      {...(status ? { status } : {})}
      className="directory-day"
      value={dayjsOf(value)}
      onChange={(day) => onChange(dateOfDayjs(day))}
    />
  );
}

/** What else something is called: each name with Enter, or divided by commas. */
export function AliasField({
  value,
  onChange,
  ...props
}: {
  value: string[];
  onChange: (aliases: string[]) => void;
  id?: string;
}) {
  return (
    <Select
      {...props}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['、', '，', ',', '；', ';']}
      value={value}
      onChange={onChange}
    />
  );
}

/** Somebody else saved meanwhile: says what, and lets choose whose holds. */
export function ChangedMeanwhile<Draft extends object>({ edit }: { edit: DraftOf<Draft> }) {
  const { t } = useTranslation('directory');
  if (edit.changed.length === 0) return null;
  const fields = edit.changed.map((field) => t(`field.${field as 'name'}`, { defaultValue: field }));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('changedMeanwhile', { fields: fields.join(t('listComma')) })}
      action={
        <Space orientation="vertical">
          <Button size="small" onClick={edit.keepMine}>
            {t('keepMine')}
          </Button>
          <Button size="small" onClick={edit.takeTheirs}>
            {t('takeTheirs')}
          </Button>
        </Space>
      }
    />
  );
}
