import type { ObligationRow } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { Asked } from '../../parts/Asked.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReturnedFocus } from '../../parts/useReturnedFocus.js';
import { urgedUnits } from './urged-units.js';

/** As many tasks as one request names. */
const TASKS = 50;
/** As many commands as one request holds. */
const COMMANDS = 500;

interface UrgeProps {
  tasks: readonly string[];
  onClose: (isDone: boolean) => void;
}

/** Says whom a batch of urging reaches, and for how much, before it is sent. */
export function UrgeTasks({ tasks, onClose }: UrgeProps) {
  useReturnedFocus();
  const { t } = useTranslation('ledger');
  const { deed, isDoing } = useDeed();
  const [withOpen, setWithOpen] = useState(false);
  const [message, setMessage] = useState('');
  const owed = useQuery({
    queryKey: ['obligations.list', 'of', tasks],
    queryFn: ({ signal }) => owedOf(tasks, signal),
  });
  const rows = (owed.data ?? []).filter(({ state }) => withOpen || state === 'missed').slice(0, COMMANDS);
  const units = urgedUnits(rows);
  const urge = async (): Promise<void> => {
    const said = message.trim();
    const isDone = await deed(
      rows.map(({ task, id }) => ({
        type: 'obligation.urge' as const,
        target: task,
        member: id,
        ...(said ? { message: said } : {}),
      })),
      t('urged', { count: rows.length, units: units.length }),
    );
    if (isDone) onClose(true);
  };
  return (
    <Modal
      open
      title={t('urgeTitle')}
      okText={t('urgeNow', { count: rows.length })}
      okButtonProps={{ disabled: rows.length === 0, loading: isDoing }}
      onOk={() => void urge()}
      onCancel={() => onClose(false)}
    >
      <Asked query={owed}>
        {(all) => (
          <>
            <p>{t('urgeWhom', { tasks: tasks.length, count: rows.length, units: units.length })}</p>
            <Whom units={units} />
            {rows.length === 0 && <Alert type="info" showIcon title={t('urgeNothing')} />}
            {all.filter(({ state }) => state === 'missed').length > COMMANDS && (
              <Alert type="warning" showIcon title={t('urgeMost', { count: COMMANDS })} />
            )}
            <Checkbox checked={withOpen} onChange={({ target }) => setWithOpen(target.checked)}>
              {t('urgeOpenToo', { count: all.filter(({ state }) => state === 'open').length })}
            </Checkbox>
            <Message value={message} onChange={setMessage} />
          </>
        )}
      </Asked>
    </Modal>
  );
}

function Message({ value, onChange }: { value: string; onChange: (message: string) => void }) {
  const { t } = useTranslation('ledger');
  return (
    <label className="ledger-message">
      {t('urgeMessage')}
      <Input.TextArea rows={2} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

function Whom({ units }: { units: ReturnType<typeof urgedUnits> }) {
  const { t } = useTranslation('ledger');
  return (
    <ul className="ledger-whom">
      {units.map(({ id, name, count, missed }) => (
        <li key={id}>
          <span>{name}</span>
          <span className="figures quiet">{t('urgeOf', { count, missed })}</span>
        </li>
      ))}
    </ul>
  );
}

type Owed = Pick<ObligationRow, 'id' | 'task' | 'unit' | 'state' | 'status'>;

/** What is left of an ended task is waited for no more, and a suspended one stands still. */
const isUrged = ({ status }: Owed): boolean => !['completed', 'withdrawn', 'suspended'].includes(status);

/** What is open or missed on some tasks. */
async function owedOf(tasks: readonly string[], signal: AbortSignal): Promise<Owed[]> {
  const parts = Array.from({ length: Math.ceil(tasks.length / TASKS) }, (_, index) =>
    tasks.slice(index * TASKS, (index + 1) * TASKS),
  );
  const owed = await Promise.all(parts.map((part) => allOwedOf(part, signal)));
  return owed.flat();
}

async function allOwedOf(tasks: readonly string[], signal: AbortSignal): Promise<Owed[]> {
  const owed: Owed[] = [];
  let cursor: string | undefined;
  do {
    const query = {
      task: tasks.join(','),
      state: 'open,missed',
      fields: 'id,task,unit,state,status',
      limit: 200,
      cursor,
    };
    // oxlint-disable-next-line no-await-in-loop -- each page is asked for by the one before
    const { rows, next } = await ask('obligations.list', { query }, { signal });
    owed.push(...(rows as Owed[]).filter(isUrged));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return owed;
}
