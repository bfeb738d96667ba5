import type { TaskView } from '@duban/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';
import { InstructForm } from './InstructForm.js';
import { type Place, workPath } from './where.js';

const withReason = ['task.suspend', 'task.withdraw', 'task.reopen'] as const;

/** What the reader's post may do with the task itself. */
export function TaskDeeds({ place, view }: { place: Place; view: TaskView }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const { modal } = App.useApp();
  const askReason = useReason();
  const { deed, isDoing } = useDeed();
  const [isInstructing, setInstructing] = useState(false);
  const target = { kind: 'task', ...place } as const;
  const { allowed } = view;
  if (!allowed.some((command) => shown.has(command))) return null;
  const doWithReason = async (type: (typeof withReason)[number]): Promise<void> => {
    const reason = await askReason({ title: term('command', type), label: t(`deeds.${nameOf(type)}`) });
    if (reason !== undefined) await deed([{ type, target, reason }]);
  };
  const resume = (): void => {
    void modal.confirm({
      title: term('command', 'task.resume'),
      content: t('deeds.resume'),
      okText: term('command', 'task.resume'),
      cancelText: t('deeds.cancel'),
      onOk: () => deed([{ type: 'task.resume', target }]),
    });
  };
  return (
    <div className="task-deeds no-print" role="group" aria-label={t('deeds.label')}>
      {allowed.includes('instruction.give') && (
        <Button type="primary" onClick={() => setInstructing(true)}>
          {term('command', 'instruction.give')}
        </Button>
      )}
      {allowed.includes('closeOut.claim') && (
        <Link to={workPath(place, 'claim')}>{term('command', 'closeOut.claim')}</Link>
      )}
      {allowed.includes('task.resume') && (
        <Button loading={isDoing} onClick={resume}>
          {term('command', 'task.resume')}
        </Button>
      )}
      {withReason
        .filter((type) => allowed.includes(type))
        .map((type) => (
          <Button
            key={type}
            danger={type === 'task.withdraw'}
            loading={isDoing}
            onClick={() => void doWithReason(type)}
          >
            {term('command', type)}
          </Button>
        ))}
      {isInstructing && <InstructForm target={target} units={view.units} onClose={() => setInstructing(false)} />}
    </div>
  );
}

const shown: ReadonlySet<string> = new Set([...withReason, 'task.resume', 'instruction.give', 'closeOut.claim']);

const nameOf = (type: (typeof withReason)[number]): 'suspend' | 'withdraw' | 'reopen' =>
  type.slice('task.'.length) as 'suspend' | 'withdraw' | 'reopen';
