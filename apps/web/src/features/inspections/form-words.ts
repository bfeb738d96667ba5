import type { InspectionView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import type texts from '../../texts/zh/index.js';
import { useTerm } from '../../parts/useTerm.js';
import type { InspectionCommand } from './steps.js';

type What = keyof typeof texts.inspections.what;

/** What each form gets. */
export interface FormProps {
  view: InspectionView;
  onClose: () => void;
}

/** Title and meaning of a command, as its form says them. */
export function useFormWords(command: InspectionCommand): { title: string; what: string } {
  const { t } = useTranslation('inspections');
  const term = useTerm();
  return { title: term('command', command), what: t(`what.${command.slice('inspection.'.length) as What}`) };
}

export const targetOf = ({ year, id }: Pick<InspectionView, 'year' | 'id'>) =>
  ({ kind: 'inspection', year, id }) as const;

/** Named things as choices of a field. */
export const choicesOf = (all: readonly { id: string; name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));

/** The only one there is, to be chosen from the first. */
export const onlyOne = <Each>(all: readonly Each[]): Each | undefined => (all.length === 1 ? all[0] : undefined);

/** As much of a text as tells it apart from others. */
export const beginningOf = (text: { text: string | null } | null): string => (text?.text ?? '').slice(0, 60);
