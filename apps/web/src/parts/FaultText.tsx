import { useTranslation } from 'react-i18next';
import { ProblemError } from '../client/problem.js';

/** What went wrong, in a sentence of the reader's language, announced as it appears. */
export function FaultText({ error }: { error: unknown }) {
  const text = useFaultText()(error);
  return text === '' ? null : (
    <p role="alert" className="fault">
      {text}
    </p>
  );
}

/** Turns what was thrown into a sentence; empty for nothing. */
export function useFaultText(): (error: unknown) => string {
  const { t } = useTranslation(['problems', 'frame']);
  return (error) => {
    if (!error) return '';
    return error instanceof ProblemError ? t(error.code, { ns: 'problems' }) : t('pageFault', { ns: 'frame' });
  };
}
