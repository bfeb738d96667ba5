import type { PastOfNameView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';

/** What became of whoever bore a printed name, in a sentence with both names. */
export function PastNote({ name, past }: { name: string; past: PastOfNameView | undefined }) {
  const { t } = useTranslation('wizard');
  if (!past) return null;
  const units = past.units.map((unit) => unit.name).join('、');
  const since = past.since === null ? '' : t('past.since', { day: past.since });
  return (
    <span className="quiet small wizard-past">
      {t(`past.${past.code}`, { name, units, since })}
      {past.basis !== null && t('past.basis', { basis: past.basis })}
    </span>
  );
}
