import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnits } from './use-units.js';

interface Common {
  label: string;
  disabled?: boolean;
  size?: 'small' | 'middle';
}

/** Chooses one unit of the directory by any part of its name, short name or alias. */
export function UnitPicker({
  value,
  onChange,
  label,
  ...rest
}: Common & { value: string | null; onChange: (unit: string) => void }) {
  const { t } = useTranslation('wizard');
  return (
    <Select
      {...rest}
      className="wizard-picker"
      aria-label={label}
      placeholder={t('unit.choose')}
      value={value}
      onChange={onChange}
      options={useOptions()}
      showSearch={{ filterOption: isMeant }}
      popupMatchSelectWidth={false}
    />
  );
}

/** Chooses several. */
export function UnitsPicker({
  value,
  onChange,
  label,
  placeholder,
  only = null,
  ...rest
}: Common & {
  value: readonly string[];
  onChange: (units: string[]) => void;
  placeholder?: string;
  /** The ids that are offered; null: every unit. */
  only?: readonly string[] | null;
}) {
  const { t } = useTranslation('wizard');
  const options = useOptions();
  return (
    <Select
      {...rest}
      mode="multiple"
      className="wizard-picker"
      aria-label={label}
      placeholder={placeholder ?? t('unit.none')}
      value={[...value]}
      onChange={onChange}
      options={only ? options.filter((each) => only.includes(each.value)) : options}
      showSearch={{ filterOption: isMeant }}
      popupMatchSelectWidth={false}
    />
  );
}

interface Option {
  value: string;
  label: string;
  also: string;
}

const useOptions = (): Option[] =>
  useUnits().units.map(({ id, name, shortName, aliases }) => ({
    value: id,
    label: name,
    also: [name, shortName ?? '', ...aliases].join(' '),
  }));

const isMeant = (typed: string, option: Option | undefined): boolean => option?.also.includes(typed.trim()) ?? false;
