import { DatePicker } from 'antd';
import { dateOfDayjs, dayjsOf } from '../time/days.js';

interface DayFieldProps {
  /** A day, or empty. */
  value: string;
  onChange: (day: string) => void;
  id?: string;
  label?: string;
  /** The first day that may be chosen. */
  from?: string;
  /** The last day that may be chosen. */
  to?: string;
  isWrong?: boolean;
}

/** Shown as the first; typed as any of them. */
const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY-M-D', 'YYYY年M月D日'];

/** A day to be typed or chosen, in the order year, month, day in every language. */
export function DayField({ value, onChange, id, label, from, to, isWrong = false }: DayFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={dayjsOf(value)}
      minDate={dayjsOf(from) ?? undefined}
      maxDate={dayjsOf(to) ?? undefined}
      status={isWrong ? 'error' : ''}
      format={formats}
      needConfirm={false}
      allowClear={false}
      style={{ width: '100%' }}
      onChange={(day) => onChange(dateOfDayjs(Array.isArray(day) ? null : day) ?? '')}
    />
  );
}
