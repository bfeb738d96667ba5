import type { NoticeView, OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { useTell } from '../../client/use-ask.js';
import { Fault } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { NoticeLine } from './NoticeLine.js';
import { byDay } from './by-day.js';
import './notices.css';

type Notices = OperationAnswer<'notices.list'>;

const PAGE = 50;

/** 消息: what the system told the post that speaks, latest first, and what of it is unread. */
export default function NoticesPage() {
  const { t } = useTranslation('notices');
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const notices = useNotices(isUnreadOnly);
  const tell = useTell('notices.read');
  const pages = notices.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const unread = pages[0]?.unread ?? 0;
  const listed = rows.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const read = (ids: readonly string[]): void => {
    if (ids.length > 0) tell.mutate({ body: { notices: [...ids].slice(0, 500) } });
  };
  return (
    <Page
      title={t('pages.notices', { ns: 'frame' })}
      under={<span role="status">{unread === 0 ? t('allRead') : t('unreadCount', { count: unread })}</span>}
      actions={
        <>
          <Segmented
            aria-label={t('shown')}
            value={isUnreadOnly ? 'unread' : 'all'}
            options={[
              { value: 'all', label: t('all') },
              { value: 'unread', label: t('unread') },
            ]}
            onChange={(value) => setUnreadOnly(value === 'unread')}
          />
          <Button disabled={listed.length === 0} loading={tell.isPending} onClick={() => read(listed)}>
            {t('readAll')}
          </Button>
        </>
      }
    >
      {notices.isError && <Fault error={notices.error} onAgain={() => void notices.refetch()} />}
      {!notices.isPending && rows.length === 0 && <Nothing>{t(isUnreadOnly ? 'noneUnread' : 'none')}</Nothing>}
      <Days rows={rows} onRead={(id) => read([id])} />
      {notices.hasNextPage && (
        <Button
          className="notices-more"
          loading={notices.isFetchingNextPage}
          onClick={() => void notices.fetchNextPage()}
        >
          {t('more', { ns: 'frame' })}
        </Button>
      )}
    </Page>
  );
}

function Days({ rows, onRead }: { rows: Notices['rows']; onRead: (id: string) => void }) {
  const language = useLanguage();
  return (
    <>
      {byDay(rows, ({ at }) => dayOf(at)).map(({ day, items }) => (
        <Panel key={day} title={dayText(day, language)}>
          <ul className="notices-list">
            {items.map((notice) => (
              <NoticeLine key={notice.id} notice={notice as NoticeView} onRead={() => onRead(notice.id)} />
            ))}
          </ul>
        </Panel>
      ))}
    </>
  );
}

/** The inbox page by page; `unread` leaves out what was read. */
function useNotices(isUnreadOnly: boolean) {
  return useInfiniteQuery({
    queryKey: ['notices.list', { unread: isUnreadOnly }, 'pages'],
    queryFn: ({ signal, pageParam }): Promise<Notices> =>
      ask(
        'notices.list',
        {
          query: {
            limit: PAGE,
            ...(isUnreadOnly ? { unread: 'true' as const } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }: Notices) => next ?? undefined,
  });
}
