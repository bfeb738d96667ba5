import type { OperationInput, OutcomesView } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { isProblem } from '../../client/problem.js';
import { asking, readAnew } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';
import { whoOf } from './reading.js';

type Posted = OperationInput<'outcomes.correct'>['body']['corrections'][number];
type Correction = Omit<Extract<Posted, { type: 'correct' }>, 'type'>;

export interface Correcting {
  /** Resolves to whether it was taken. */
  correct: (correction: Correction) => Promise<boolean>;
  /** Takes back the last correction that stands. */
  undo: () => Promise<boolean>;
  isSaving: boolean;
}

/** Corrections against the version that is shown. Where somebody else was first, that is said and nothing is overwritten. */
export function useCorrecting({ id, version }: OutcomesView): Correcting {
  const { t } = useTranslation('outcomes');
  const { message } = App.useApp();
  const faultText = useFaultText();
  const queries = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const { queryKey } = asking('outcomes.read', { params: { id } });
  const send = async (posted: Posted, done: string): Promise<boolean> => {
    setSaving(true);
    try {
      const headers = { 'if-match': `"${version}"` };
      await ask('outcomes.correct', { params: { id }, body: { corrections: [posted] } }, { headers });
      await readAnew(queries);
      void message.success(done);
      return true;
    } catch (error) {
      await queries.refetchQueries({ queryKey });
      const now = queries.getQueryData<OutcomesView>(queryKey);
      if (now && isProblem(error, 'stale')) void message.warning(t('stale', { who: whoOf(now.changedBy) }), 6);
      else void message.error(faultText(error), 6);
      return false;
    } finally {
      setSaving(false);
    }
  };
  return {
    isSaving,
    correct: (correction) => send({ type: 'correct', ...correction }, t('correction.done')),
    undo: () => send({ type: 'undo' }, t('correction.undone')),
  };
}
