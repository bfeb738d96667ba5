import type { DirectiveItemView, OperationAnswer } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ask } from '../../client/ask.js';
import { Fault } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Mark, StatusMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';

/** The items of a directive as they were imported, each with the task that it became. */
export function ItemsTable({ params }: { params: { year: number; id: string } }) {
  const { t } = useTranslation(['directives', 'frame']);
  const columns = useColumns();
  const items = useInfiniteQuery({
    queryKey: ['directive.items', { params }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(
        'directive.items',
        { params, query: { limit: 200, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: OperationAnswer<'directive.items'>) => next,
  });
  if (items.isError) return <Fault error={items.error} onAgain={() => void items.refetch()} />;
  if (items.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  // Asked without `fields`, every row is whole.
  const rows = items.data.pages.flatMap((page) => page.rows) as DirectiveItemView[];
  return (
    <Panel>
      <Table<DirectiveItemView>
        className={CARDS}
        size="small"
        rowKey="position"
        columns={columns}
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 820 }}
        expandable={{ expandedRowRender: ({ text }) => <p className="text">{text}</p> }}
      />
      {items.hasNextPage && (
        <Button block loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          {t('more', { ns: 'frame' })}
        </Button>
      )}
    </Panel>
  );
}

function useColumns(): TableColumnType<DirectiveItemView>[] {
  const { t } = useTranslation('directives');
  const names = (units: readonly { name: string; unit: { name: string } | null }[]): string =>
    units.map(({ name, unit }) => unit?.name ?? name).join('、');
  return cardColumns<DirectiveItemView>([
    { title: t('item.number'), width: 72, render: (_, { number, position }) => number ?? position + 1 },
    {
      title: t('item.title'),
      width: '34%',
      render: (_, { title, task, sectionPath }) => (
        <>
          {task ? <Link to={taskPath(task)}>{title}</Link> : title}
          <div className="quiet small">{sectionPath.join(' › ')}</div>
        </>
      ),
    },
    {
      title: t('item.lead'),
      width: '20%',
      render: (_, { lead, leadBasis, jointLeads }) => (
        <>
          {lead ? names([lead, ...jointLeads]) : <Mark tone="yellow">{t('item.noLead')}</Mark>}
          {leadBasis !== 'none' && <div className="quiet small">{t(`basis.${leadBasis}`)}</div>}
        </>
      ),
    },
    {
      title: t('item.coordinating'),
      render: (_, { coordinating, groups }) => (
        <>
          {names(coordinating) || '–'}
          {groups.map(({ name, members }) => (
            <div key={name} className="quiet small">
              {t('item.group', { name, count: members })}
            </div>
          ))}
        </>
      ),
    },
    { title: t('item.task'), width: 96, render: (_, { task }) => (task ? <StatusMark status={task.status} /> : '–') },
  ]);
}
