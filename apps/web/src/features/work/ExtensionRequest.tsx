import type { TaskView } from '@duban/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/DayField.js';
import { Field } from '../../parts/report/ReportFields.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import { daysAfter } from '../../time/days.js';
import type { ObligationOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';

/** 申请延期: a later day and why, asked before the day has passed. */
export function ExtensionRequest({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const { typed, type } = useEdited({
    place: usePlace('extension', obligation.id),
    version: obligation.version,
    saved: { newDueOn: '', reason: '' },
    textOf: JSON.stringify,
  });
  const [isTried, setTried] = useState(false);
  const isLater = typed.newDueOn > obligation.dueOn;
  const isWhy = typed.reason.trim() !== '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (!isLater || !isWhy) return;
    const about = { target: task.task, member: obligation.id };
    const asked = { newDueOn: typed.newDueOn, reason: typed.reason.trim() };
    const isDone = await give([{ type: 'extension.request', ...about, ...asked }]);
    if (isDone) type({ newDueOn: '', reason: '' });
  };
  return (
    <details className="work-more" open={typed.reason !== '' || undefined}>
      <summary>{term('command', 'extension.request')}</summary>
      <div className="work-form">
        <Field label={t('extension.newDueOn')} isNeeded fault={isTried && !isLater ? t('extension.later') : undefined}>
          {(id) => (
            <DayField
              id={id}
              value={typed.newDueOn}
              from={daysAfter(obligation.dueOn, 1)}
              isWrong={isTried && !isLater}
              onChange={(newDueOn) => type({ newDueOn })}
            />
          )}
        </Field>
        <Field label={t('extension.reason')} isNeeded fault={isTried && !isWhy ? t('extension.why') : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.reason}
              autoSize={{ minRows: 2, maxRows: 10 }}
              onChange={({ target }) => type({ reason: target.value })}
            />
          )}
        </Field>
        <p className="quiet small">{t('extension.means')}</p>
        <div>
          <Button disabled={isDoing} onClick={() => void send()}>
            {term('command', 'extension.request')}
          </Button>
        </div>
      </div>
    </details>
  );
}
