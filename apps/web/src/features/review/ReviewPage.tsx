import type { DeskRow } from '@duban/contracts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Alert, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRole } from '../../client/session.js';
import { asking, useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { ReviewQueue } from './ReviewQueue.js';
import { ReviewWork } from './ReviewWork.js';
import { Shortcuts } from './Shortcuts.js';
import './review.css';

const MOST = 100;

type Waiting = DeskRow & { task: NonNullable<DeskRow['task']>; member: string };

/** Reports that wait for their review, one after the other without the mouse. */
export default function ReviewPage() {
  const { t } = useTranslation('review');
  const role = useRole();
  const desk = useAsk('desk.read', { query: { limit: MOST } });
  const reviews = role === 'supervisor' || role === 'chiefSupervisor';
  return (
    <Page title={t('title')} under={t('under')} actions={<Shortcuts />}>
      {reviews ? (
        <Asked query={desk}>
          {({ sections }) => {
            const section = sections.find((each) => each.section === 'reports');
            return <Review waiting={(section?.rows ?? []).filter(isReport)} total={section?.total ?? 0} />;
          }}
        </Asked>
      ) : (
        <Panel>
          <Nothing>{t('notYours')}</Nothing>
        </Panel>
      )}
    </Page>
  );
}

const isReport = (row: DeskRow): row is Waiting => row.task !== null && row.member !== null;

function Review({ waiting, total }: { waiting: readonly Waiting[]; total: number }) {
  const { t } = useTranslation('review');
  const [search, setSearch] = useSearchParams();
  // What has just been decided goes at once, and comes back where the decision is refused.
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const queue = waiting.filter(({ member }) => !decided.has(member));
  const asked = search.get('member');
  const place = Math.max(
    0,
    queue.findIndex(({ member }) => member === asked),
  );
  const current = queue[place];
  const isElsewhere = asked !== null && current?.member !== asked && !decided.has(asked);
  const show = useCallback(
    (row: Waiting | undefined): void =>
      setSearch(row ? { task: `${row.task.year}/${row.task.id}`, member: row.member } : {}, { replace: true }),
    [setSearch],
  );
  usePrefetch(queue[place + 1]);
  usePrefetch(queue[place + 2]);
  const onDecided = (row: Waiting, isRefused: boolean): void => {
    setDecided((before) => {
      const after = new Set(before);
      if (isRefused) after.delete(row.member);
      else after.add(row.member);
      return after;
    });
    show(isRefused ? row : (queue[place + 1] ?? queue[place - 1]));
  };
  const left = Math.max(queue.length, total - decided.size);
  if (!current)
    return (
      <Panel>
        <Nothing>
          {t(total > MOST ? 'moreComing' : 'nothing')} <Link to="/slips">{t('toSlips')}</Link>
        </Nothing>
      </Panel>
    );
  return (
    <>
      {isElsewhere && (
        <Alert
          type="info"
          showIcon
          title={t('elsewhere')}
          action={
            <Link to={`/tasks/${search.get('task') ?? ''}`}>
              <Button size="small">{t('openTask')}</Button>
            </Link>
          }
        />
      )}
      <div className="review">
        <ReviewQueue queue={queue} current={current.member} left={left} onChosen={show} />
        <ReviewWork
          key={current.member}
          row={current}
          place={place + 1}
          left={left}
          onStep={(step) => show(queue[Math.max(0, Math.min(queue.length - 1, place + step))])}
          onDecided={onDecided}
        />
      </div>
    </>
  );
}

export type { Waiting };

/** The next report is there before it is asked for. */
function usePrefetch(row: Waiting | undefined): void {
  const queries = useQueryClient();
  const { year, id } = row?.task ?? {};
  useEffect(() => {
    if (year === undefined || id === undefined) return;
    void queries.prefetchQuery(asking('task.reports', { params: { year, id } }));
    void queries.prefetchQuery(asking('task.plans', { params: { year, id }, query: { fields: 'kind,content' } }));
  }, [queries, year, id]);
}
