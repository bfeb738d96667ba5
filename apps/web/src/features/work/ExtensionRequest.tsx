import type { TaskView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/DayField.js';
import { Field } from '../../parts/report/ReportFields.js';
import { useEdited } from '../../parts/useEdited.js';
import { useTerm } from '../../parts/useTerm.js';
import { daysAfter } from '../../time/days.js';
import { ExtensionCount } from './ExtensionCount.js';
import type { ObligationOf } from './matter.js';
import { useActs } from './useActs.js';
import { usePlace } from './usePlace.js';
import { Words } from './Words.js';

const nothing = { newDueOn: '', progress: '', reason: '' };

/** 申请延期: a later day and why, asked before the day has passed. */
export function ExtensionRequest({ task, obligation }: { task: TaskView; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const place = usePlace('extension', obligation.id);
  const { version } = obligation;
  const { typed, type, putAway } = useEdited({ place, version, saved: nothing, textOf: JSON.stringify });
  const [isTried, setTried] = useState(false);
  const faultOfDay = useFaultOfDay(typed.newDueOn, obligation.dueOn, task.lastDay);
  const isTold = (typed.progress ?? '').trim() !== '';
  const isWhy = typed.reason.trim() !== '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (faultOfDay !== undefined || !isTold || !isWhy) return;
    const about = { target: task.task, member: obligation.id };
    const asked = { newDueOn: typed.newDueOn, progress: typed.progress.trim(), reason: typed.reason.trim() };
    const isDone = await give([{ type: 'extension.request', ...about, ...asked }]);
    if (isDone) putAway();
  };
  return (
    <details className="work-more" open={typed.reason !== '' || undefined}>
      <summary>{term('command', 'extension.request')}</summary>
      <div className="work-form">
        <Field label={t('extension.newDueOn')} isNeeded fault={isTried ? faultOfDay : undefined}>
          {(id) => (
            <DayField
              id={id}
              value={typed.newDueOn}
              from={daysAfter(obligation.dueOn, 1)}
              to={task.lastDay}
              isWrong={isTried && faultOfDay !== undefined}
              onChange={(newDueOn) => type({ newDueOn })}
            />
          )}
        </Field>
        <Words
          label={t('extension.progress')}
          value={typed.progress ?? ''}
          fault={isTried && !isTold ? t('extension.progressMissing') : undefined}
          onChange={(progress) => type({ progress })}
        />
        <Words
          label={t('extension.reason')}
          value={typed.reason}
          fault={isTried && !isWhy ? t('extension.why') : undefined}
          onChange={(reason) => type({ reason })}
        />
        <p className="quiet small">
          {t('extension.means')} {t('extension.limit', { day: task.lastDay })}{' '}
          <ExtensionCount task={task} unit={obligation.unit.id} />
        </p>
        <div>
          <Button disabled={isDoing} onClick={() => void send()}>
            {term('command', 'extension.request')}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** A new day is after the present one and within the task's last. */
function useFaultOfDay(newDueOn: string, dueOn: string, lastDay: string): string | undefined {
  const { t } = useTranslation('work');
  if (newDueOn <= dueOn) return t('extension.later');
  return newDueOn > lastDay ? t('extension.tooLate', { day: lastDay }) : undefined;
}
