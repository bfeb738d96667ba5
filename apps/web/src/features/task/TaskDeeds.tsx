import type { TaskView } from '@duban/contracts';
import { App, Button } from 'antd';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Place, workPath } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';
import { AdjustForm } from './AdjustForm.js';
import { InstructForm } from './InstructForm.js';
import { PauseForm } from './PauseForm.js';
import { ReopenForm } from './ReopenForm.js';
import { useContinuedTask } from './useContinuedTask.js';

/** What the reader's post may do with the task itself. */
export function TaskDeeds({ place, view }: { place: Place; view: TaskView }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const askReason = useReason();
  const continuedTask = useContinuedTask();
  const { deed, isDoing } = useDeed();
  const [isInstructing, setInstructing] = useState(false);
  const target = { kind: 'task', ...place } as const;
  const { allowed } = view;
  if (!allowed.some((command) => shown.has(command))) return null;
  const withdraw = async (): Promise<void> => {
    // What goes on in a task of another year is withdrawn in its favour.
    const next = view.continuedBy[0];
    const label = next ? t('deeds.withdrawCarried', { to: continuedTask(next) }) : t('deeds.withdraw');
    const reason = await askReason({ title: term('command', 'task.withdraw'), label });
    if (reason === undefined) return;
    await deed([{ type: 'task.withdraw', target, reason, ...(next ? { carriedTo: next.task.id } : {}) }]);
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
      {allowed.includes('adjustment.propose') && <ProposeAdjustment target={target} view={view} />}
      <Rest target={target} allowed={allowed} />
      {allowed.includes('task.withdraw') && (
        <Button danger loading={isDoing} onClick={() => void withdraw()}>
          {term('command', 'task.withdraw')}
        </Button>
      )}
      {allowed.includes('task.reopen') && <Reopen target={target} />}
      {isInstructing && <InstructForm target={target} units={view.units} onClose={() => setInstructing(false)} />}
    </div>
  );
}

/** 中止 and 恢复: the one is asked for basis and day, the other says what it means. */
function Rest({ target, allowed }: { target: Place & { kind: 'task' }; allowed: readonly string[] }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const { modal } = App.useApp();
  const { deed, isDoing } = useDeed();
  const [isPausing, setPausing] = useState(false);
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
    <>
      {allowed.includes('task.suspend') && (
        <Button onClick={() => setPausing(true)}>{term('command', 'task.suspend')}</Button>
      )}
      {allowed.includes('task.resume') && (
        <Button loading={isDoing} onClick={resume}>
          {term('command', 'task.resume')}
        </Button>
      )}
      {isPausing && <PauseForm target={target} onClose={() => setPausing(false)} />}
    </>
  );
}

function Reopen({ target }: { target: Place & { kind: 'task' } }) {
  const term = useTerm();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{term('command', 'task.reopen')}</Button>
      {isOpen && <ReopenForm target={target} onClose={() => setOpen(false)} />}
    </>
  );
}

function ProposeAdjustment(props: Omit<ComponentProps<typeof AdjustForm>, 'onClose'>) {
  const term = useTerm();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{term('command', 'adjustment.propose')}</Button>
      {isOpen && <AdjustForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

const shown: ReadonlySet<string> = new Set([
  'task.withdraw',
  'task.reopen',
  'task.suspend',
  'task.resume',
  'instruction.give',
  'closeOut.claim',
  'adjustment.propose',
]);
