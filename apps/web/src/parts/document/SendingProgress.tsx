import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SECOND = 1_000;

/** How far a file is: how much of it has been sent, then for how long it has been read; it can be called off. */
export function SendingProgress({ share, onCallOff }: { share: number; onCallOff: () => void }) {
  const { t } = useTranslation('document');
  const isSent = share >= 1;
  const seconds = useSeconds(isSent);
  return (
    <div className="document-progress" role="status">
      <span className="small">
        {t(isSent ? 'extracting' : 'sending')}
        {isSent && seconds > 0 && <span aria-hidden> {t('elapsed', { count: seconds })}</span>}
      </span>
      <Progress percent={Math.round(share * 100)} status="active" size="small" showInfo={!isSent} />
      <Button size="small" onClick={onCallOff}>
        {t('callOff')}
      </Button>
    </div>
  );
}

/** Whole seconds since it began. */
function useSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((before) => before + 1), SECOND);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}
