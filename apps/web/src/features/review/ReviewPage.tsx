import type { DeskView } from '@duban/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Alert } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRole } from '../../client/session.js';
import { asking, useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { ReviewQueue } from './ReviewQueue.js';
import { ReviewWork } from './ReviewWork.js';
import { Shortcuts } from './Shortcuts.js';
import { isReport, type Waiting } from './waiting.js';
import './review.css';

const MOST = 100;

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
          {({ sections }) => <Review section={sections.find((each) => each.section === 'reports')} />}
        </Asked>
      ) : (
        <Panel>
          <Nothing>{t('notYours')}</Nothing>
        </Panel>
      )}
    </Page>
  );
}

type Section = DeskView['sections'][number] | undefined;

/** What waits and which of it is shown, as the address says. */
function useQueue(section: Section) {
  const [search, setSearch] = useSearchParams();
  // What has just been decided goes at once, and comes back where the decision is refused, or with another wording.
  const [decided, setDecided] = useState<ReadonlyMap<string, string | null>>(new Map());
  const waiting = useMemo(() => (section?.rows ?? []).filter(isReport), [section]);
  const queue = waiting.filter(({ member, since }) => decided.get(member) !== since);
  const asked = search.get('member');
  const place = Math.max(
    0,
    queue.findIndex(({ member }) => member === asked),
  );
  const show = (row: Waiting | undefined): void =>
    setSearch(row ? { task: `${row.task.year}/${row.task.id}`, member: row.member } : {}, { replace: true });
  const onDecided = (row: Waiting, isRefused: boolean): void => {
    setDecided((before) => {
      const after = new Map(before);
      if (isRefused) after.delete(row.member);
      else after.set(row.member, row.since);
      return after;
    });
    show(isRefused ? row : (queue[place + 1] ?? queue[place - 1]));
  };
  const current = queue[place];
  const isElsewhere = asked !== null && current?.member !== asked && !decided.has(asked);
  const left = Math.max(queue.length, (section?.total ?? 0) - (waiting.length - queue.length));
  return { queue, place, current, left, show, onDecided, elsewhere: isElsewhere ? search.get('task') : null };
}

function Review({ section }: { section: Section }) {
  const { t } = useTranslation('review');
  const { queue, place, current, left, show, onDecided, elsewhere } = useQueue(section);
  usePrefetch(queue[place + 1]);
  usePrefetch(queue[place + 2]);
  if (!current)
    return (
      <Panel>
        <Nothing>
          {t(left > 0 ? 'moreComing' : 'nothing')} <Link to="/slips">{t('toSlips')}</Link>
        </Nothing>
      </Panel>
    );
  return (
    <>
      {elsewhere && <Elsewhere task={elsewhere} />}
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

/** Where the report that a link names waits no more. */
function Elsewhere({ task }: { task: string }) {
  const { t } = useTranslation('review');
  return (
    <Alert type="info" showIcon title={t('elsewhere')} action={<Link to={`/tasks/${task}`}>{t('openTask')}</Link>} />
  );
}

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
