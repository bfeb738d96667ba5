import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaultText } from './FaultText.js';

/** What was asked of the server: its outline while it is read, a sentence and a way to try again where it failed. */
export function Asked<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Fault error={query.error} onAgain={() => void query.refetch()} />;
  return <Skeleton active paragraph={{ rows: 6 }} />;
}

/** A fault in place of what should stand there. */
export function Fault({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const { t } = useTranslation('frame');
  const faultText = useFaultText();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={faultText(error)}
      action={
        onAgain && (
          <Button size="small" onClick={onAgain}>
            {t('again')}
          </Button>
        )
      }
    />
  );
}
