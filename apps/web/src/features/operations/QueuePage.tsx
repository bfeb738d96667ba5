import type { DeadWorkView, OperationAnswer } from '@duban/contracts';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useTell } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import './operations.css';

/** How far the work in the background is, and what failed for good. */
export default function QueuePage() {
  const { t } = useTranslation(['admin', 'frame']);
  const queue = useAsk('queue.read', {});
  return (
    <Page
      title={t('pages.queue', { ns: 'frame' })}
      under={t('queue.under')}
      actions={<Button onClick={() => void queue.refetch()}>{t('queue.refresh')}</Button>}
    >
      <Panel title={t('queue.now')}>
        <Asked query={queue}>{(data) => <Counts {...data} />}</Asked>
      </Panel>
      <DeadWork />
    </Page>
  );
}

function Counts({ jobs, trouble, wakes, notices, deadWork }: OperationAnswer<'queue.read'>) {
  const { t } = useTranslation('admin');
  const figures: [string, number | null][] = [
    [t('queue.waiting'), jobs?.waiting ?? null],
    [t('queue.active'), jobs?.active ?? null],
    [t('queue.delayed'), jobs?.delayed ?? null],
    [t('queue.overdue'), wakes.overdue],
    [t('queue.notices'), notices],
    [t('queue.dead'), deadWork],
  ];
  return (
    <>
      {trouble && (
        <p role="alert">
          <Mark tone="red">{t('queue.trouble')}</Mark> {trouble}
        </p>
      )}
      <dl className="queue-counts">
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt className="quiet small">{label}</dt>
            <dd className="figures">{count ?? t('queue.elsewhere')}</dd>
          </div>
        ))}
      </dl>
      {wakes.next && (
        <p className="quiet">
          {t('queue.next')} <Moment at={wakes.next} />
        </p>
      )}
    </>
  );
}

function DeadWork() {
  const { t } = useTranslation('admin');
  const [settled, setSettled] = useState(false);
  const dead = useAsk('deadWork.list', { query: { settled: settled ? 'true' : 'false', limit: 100 } });
  return (
    <Panel
      title={t('queue.deadTitle')}
      extra={
        <Segmented
          aria-label={t('queue.deadTitle')}
          value={settled ? 'settled' : 'waiting'}
          onChange={(value) => setSettled(value === 'settled')}
          options={[
            { value: 'waiting', label: t('queue.unsettled') },
            { value: 'settled', label: t('queue.settled') },
          ]}
        />
      }
    >
      <p className="quiet small">{t('queue.deadHint')}</p>
      <Asked query={dead}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>{t('queue.noneDead')}</Nothing>
          ) : (
            <ul className="plain-list">
              {rows.map((row) => (
                <DeadRow key={row.id} row={row as DeadWorkView} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Panel>
  );
}

function DeadRow({ row: { id, job, error, failedAt, settledAt } }: { row: DeadWorkView }) {
  const { t } = useTranslation('admin');
  const faultText = useFaultText();
  const { message } = App.useApp();
  const settle = useTell('deadWork.settle');
  return (
    <li className="plain-row">
      <span>
        <strong>{job}</strong> <Moment at={failedAt} />
        <br />
        <span className="quiet text">{error}</span>
      </span>
      {settledAt ? (
        <span className="quiet small">
          {t('queue.settledAt')} <Moment at={settledAt} />
        </span>
      ) : (
        <Button
          size="small"
          loading={settle.isPending}
          onClick={() =>
            settle.mutate({ params: { id } }, { onError: (fault) => void message.error(faultText(fault)) })
          }
        >
          {t('queue.settle')}
        </Button>
      )}
    </li>
  );
}
