import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/problem.js';
import { readAnew } from '../../client/use-ask.js';
import { useFaultText } from '../FaultText.js';
import { type FileRefusal, fileRefusals } from './document-file.js';

/** Brings a document to the server; says how much of it has been sent, where it is a file. Called off by the signal. */
type SendDocument = (onShare: (share: number) => void, signal: AbortSignal) => Promise<{ id: string }>;

/** Sends a document and tells what it was begun as; `fault` says in a sentence why it could not be. */
export function useSending(onBegun: (id: string) => void) {
  const { t } = useTranslation('document');
  const faultText = useFaultText();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [share, setShare] = useState<number>();
  const calling = useRef<AbortController>(undefined);
  const send = async (document: SendDocument): Promise<void> => {
    const off = new AbortController();
    calling.current = off;
    setBusy(true);
    setFault('');
    try {
      const { id } = await document(setShare, off.signal);
      void readAnew(queries);
      onBegun(id);
    } catch (error) {
      if (off.signal.aborted) return;
      const refusal = refusalIn(error);
      const own = error instanceof ProblemError && isOfDocument(error) ? sentences[error.code] : undefined;
      if (refusal) setFault(t(`refusal.${refusal}`));
      else setFault(own ? t(`fault.${own}`) : faultText(error));
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
    send,
    /** Nothing comes of what is under way. */
    callOff: () => calling.current?.abort(),
  };
}

/** Why a document is not read, as the server says it at the file, at the text, or at what it was to be read as. */
function refusalIn(error: unknown): FileRefusal | undefined {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  const code = issues.find(({ path }) => ['/file', '/text', '/as'].includes(path))?.message;
  return fileRefusals.find((known) => known === code);
}

/** What is wrong is the document itself, and not what was said beside it. */
const isOfDocument = ({ problem }: ProblemError): boolean =>
  (problem.issues ?? []).every(({ path }) => ['/file', '/text', '/name', ''].includes(path));

/** Refusals that have a better word here than the common one. */
const sentences: Partial<Record<ProblemError['code'], 'size' | 'kind' | 'nothing'>> = {
  'too-large': 'size',
  'text-too-long': 'size',
  'unsupported-type': 'kind',
  'bad-body': 'nothing',
};
