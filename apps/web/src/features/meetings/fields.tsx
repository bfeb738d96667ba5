import type { OperationAnswer } from '@duban/contracts';
import { useState } from 'react';
import { useAsk } from '../../client/use-ask.js';
import { DayField } from '../../parts/DayField.js';

/** A day in a form, which gives `value` and `onChange`. */
export const DayInput = ({ value = '', onChange = () => {}, ...rest }: Partial<Parameters<typeof DayField>[0]>) => (
  <DayField {...rest} value={value} onChange={onChange} />
);

type Found = OperationAnswer<'tasks.list'>['rows'][number];

/** Tasks of the ledger by words of their title. */
export function useTaskSearch(): { found: readonly Found[]; search: (words: string) => void } {
  const [words, setWords] = useState('');
  const tasks = useAsk('tasks.list', { query: { limit: 20, ...(words && { q: words }) } }, { keepsPrevious: true });
  return { found: tasks.data?.rows ?? [], search: setWords };
}

/** A task as it is called in lists. */
export const nameOf = ({ number, title = '' }: { number?: string | null | undefined; title?: string | undefined }) =>
  [number, title].filter(Boolean).join(' ');
