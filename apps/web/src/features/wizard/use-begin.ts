import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import { upload } from '../../client/upload.js';
import { readAnew } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';
import { type FileRefusal, fileRefusals } from './document-file.js';

/** Begins a draft and goes to it; `fault` says in a sentence why it could not be begun. */
export function useBegin() {
  const { t } = useTranslation('wizard');
  const faultText = useFaultText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [share, setShare] = useState<number>();
  const begin = async (sent: () => Promise<{ id: string }>): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const { id } = await sent();
      void readAnew(queries);
      void navigate(`/drafts/${id}`);
    } catch (error) {
      const refusal = refusalIn(error);
      const own = error instanceof ProblemError ? sentences[error.code] : undefined;
      if (refusal) setFault(t(`begin.refusal.${refusal}`));
      else setFault(own ? t(`begin.fault.${own}`) : faultText(error));
    } finally {
      setShare(undefined);
      setBusy(false);
    }
  };
  return {
    isBusy,
    fault,
    /** How much of a file has been sent, from 0 to 1; undefined where none is under way. */
    share,
    paste: (name: string, text: string) => begin(() => ask('draft.create', { body: { name, text } })),
    upload: (file: File) => begin(() => upload('draft.upload', file, {}, setShare)),
  };
}

/** Why a document is not read, as the server says it at the file. */
function refusalIn(error: unknown): FileRefusal | undefined {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  const code = issues.find(({ path }) => path === '/file')?.message;
  return fileRefusals.find((known) => known === code);
}

/** Refusals that have a better word here than the common one. */
const sentences: Partial<Record<ProblemError['code'], 'size' | 'kind' | 'nothing'>> = {
  'too-large': 'size',
  'text-too-long': 'size',
  'unsupported-type': 'kind',
  'bad-body': 'nothing',
};
