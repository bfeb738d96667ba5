import type { OperationAnswer, OperationId, OperationInput } from '@duban/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask } from '../client/ask.js';
import { ProblemError } from '../client/problem.js';
import { readAnew } from '../client/use-ask.js';
import { useFaultText } from './FaultText.js';

interface Saving<Id extends OperationId> {
  /** The version that was seen: another's edit since then is not overwritten. */
  version?: number | null;
  /** What is said when it is done. */
  said?: string;
  /** What is said of a refusal, where there is a better word than the common one. */
  refused?: (problem: ProblemError) => string | undefined;
  onDone?: (answer: OperationAnswer<Id>) => void;
}

/**
 * Sends an edit, says what became of it, and reads again what is shown. Resolves to whether it was done, so that a form
 * keeps what was typed where it was not; `fault` is the refusal, with the places in the body that it names.
 */
export function useSave<Id extends OperationId>(id: Id) {
  const { t } = useTranslation('frame');
  const { message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: ({ input, version }: { input: OperationInput<Id>; version: number | null }) =>
      ask(id, input, version === null ? {} : { headers: { 'if-match': `"${version}"` } }),
    onSettled: () => readAnew(queries),
  });
  const save = async (
    input: OperationInput<Id>,
    { version = null, said = t('saved'), refused, onDone }: Saving<Id> = {},
  ): Promise<boolean> => {
    try {
      const answer = await sending.mutateAsync({ input, version });
      void message.success(said);
      onDone?.(answer);
      return true;
    } catch (error) {
      void message.error((error instanceof ProblemError && refused?.(error)) || faultText(error));
      return false;
    }
  };
  return { save, isSaving: sending.isPending, fault: sending.error, forget: sending.reset };
}
