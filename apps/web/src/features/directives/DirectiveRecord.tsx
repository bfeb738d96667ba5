import type { OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.js';
import { Fault } from '../../parts/Asked.js';
import { Panel } from '../../parts/Page.js';
import { type RecordLink, RecordLinks } from '../../parts/record/RecordLinks.js';

/** The chain of a directive as it is stored, hashed again while it is read. */
export default function DirectiveRecord({ params }: { params: { year: number; id: string } }) {
  const { t } = useTranslation('frame');
  const record = useInfiniteQuery({
    queryKey: ['directive.record', { params }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(
        'directive.record',
        { params, query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: OperationAnswer<'directive.record'>) => next,
  });
  if (record.isError) return <Fault error={record.error} onAgain={() => void record.refetch()} />;
  if (record.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  const { pages } = record.data;
  return (
    <Panel>
      <RecordLinks
        links={pages.flatMap(({ rows }) => rows as RecordLink[])}
        isWhole={pages.every(({ verified }) => verified)}
      />
      {record.hasNextPage && (
        <Button block loading={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Panel>
  );
}
