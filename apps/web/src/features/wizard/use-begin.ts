import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import { readAnew } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';

/** Begins a draft and goes to it; `fault` says in a sentence why it could not be begun. */
export function useBegin() {
  const { t } = useTranslation('wizard');
  const faultText = useFaultText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const begin = async (sent: () => Promise<{ id: string }>): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const { id } = await sent();
      void readAnew(queries);
      void navigate(`/drafts/${id}`);
    } catch (error) {
      const own = error instanceof ProblemError ? sentences[error.code] : undefined;
      setFault(own ? t(`begin.fault.${own}`) : faultText(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    fault,
    paste: (name: string, text: string) => begin(() => ask('draft.create', { body: { name, text } })),
    upload: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return begin(() => ask('draft.upload', { body: form as never }));
    },
  };
}

/** Refusals that have a better word here than the common one. */
const sentences: Partial<Record<ProblemError['code'], 'size' | 'kind' | 'nothing'>> = {
  'too-large': 'size',
  'text-too-long': 'size',
  'unsupported-type': 'kind',
  'bad-body': 'nothing',
};
