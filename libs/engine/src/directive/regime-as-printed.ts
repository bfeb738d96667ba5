import { type Regime, regimeFrom } from '@duban/calendar';
import type { ParsedDirective } from '@duban/directive';

/**
 * The regime of a document: the reporting calendar that it prints, whose days stand as printed, put onto `base`; null where
 * it prints none. `year` is the directive's. @throws ZodError for days that do not exist
 */
export function regimeAsPrinted(
  { document, reporting }: Pick<ParsedDirective, 'document' | 'reporting'>,
  year: number,
  base: Regime,
): Regime | null {
  if (reporting.quote === null) return null;
  const source = { document: document.documentNumber ?? document.title ?? String(year), clause: reporting.quote };
  const { startMonth } = reporting;
  // A regime starts within the year; a start in another year is none of this one's.
  const month = startMonth?.startsWith(`${year}-`) ? startMonth.slice(5) : null;
  return regimeFrom(
    { ...reporting, startMonth: month },
    {
      ...base,
      code: 'as-printed',
      title: '按文件规定报送',
      source,
      reports: { ...base.reports, roll: 'asWritten' },
    },
  );
}
