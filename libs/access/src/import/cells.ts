import { DateText } from '@duban/contracts';

/** A day as people write it in a table (2023-1-5, 2023/1/5, 2023.1.5, 2023年1月5日, 20230105); undefined for none. */
export function dayFrom(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const read = DateText.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? read.data : undefined;
}

/** Several names in one cell. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、，,；;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const NOT_A_DAY = '不是有效日期：请写成2023-01-31。';
