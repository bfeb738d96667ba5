import type { InspectionRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Mark } from './Light.js';
import type { Tone } from '../theme/theme.js';

const tones: Readonly<Record<InspectionRow['status'], Tone>> = {
  proposed: 'yellow',
  approved: 'blue',
  planned: 'blue',
  notified: 'blue',
  covert: 'blue',
  inField: 'blue',
  concluded: 'blue',
  issued: 'blue',
  fedBack: 'blue',
  closed: 'green',
  terminated: 'grey',
};

/** How far an inspection is. */
export function InspectionMark({ status }: { status: InspectionRow['status'] }) {
  const { t } = useTranslation('inspections');
  return <Mark tone={tones[status]}>{t(`status.${status}`)}</Mark>;
}
