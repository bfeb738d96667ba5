import type { DraftView } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { ProblemError } from '../../client/problem.js';
import { readAnew } from '../../client/use-ask.js';
import { useFaultText } from '../../parts/FaultText.js';

/** As what the document was read, and the other way, while nothing has been decided. */
export function ReadAs({ draft }: { draft: DraftView }) {
  const { t } = useTranslation('wizard');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const faultText = useFaultText();
  const [isBusy, setBusy] = useState(false);
  const isReport = draft.prose !== null;
  const canSwitch = draft.status === 'open' && draft.decisions.length === 0;
  // A notice with tasks needs no word about it.
  if (!isReport && (draft.items.length > 0 || !canSwitch)) return null;
  const other = isReport ? 'notice' : 'report';
  const reread = async (): Promise<void> => {
    setBusy(true);
    try {
      const headers = { 'if-match': `"${draft.version}"` };
      await ask('draft.reread', { params: { id: draft.id }, body: { as: other } }, { headers });
      await readAnew(queries);
    } catch (error) {
      const isNoReport = error instanceof ProblemError && error.problem.issues?.[0]?.path === '/as';
      void message.error(isNoReport ? t('readAs.noReport') : faultText(error), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Alert
      type={isReport ? 'info' : 'warning'}
      showIcon
      title={t(isReport ? 'readAs.isReport' : 'readAs.isNotice', {
        count: draft.counts.items,
        left: draft.prose?.leftOut.length ?? 0,
      })}
      action={
        canSwitch && (
          <Button size="small" loading={isBusy} onClick={() => void reread()}>
            {t(`readAs.${other}`)}
          </Button>
        )
      }
    />
  );
}
