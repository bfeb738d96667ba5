import { PlusOutlined } from '@ant-design/icons';
import type { PostView } from '@duban/contracts';
import { Button, Checkbox, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow, useRole } from '../../client/session.js';
import { Fault } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { dayOf } from '../../time/days.js';
import { Handover } from './Handover.js';
import { ImportButton } from './ImportDrawer.js';
import { MoreRows, Span, Terms } from './ListParts.js';
import { PostDrawer } from './PostDrawer.js';
import { usePages } from './usePages.js';
import { holdsOn, roles } from './words.js';
import './directory.css';

/** 岗位: what a person speaks for. Commands are given by posts, so a successor goes on where the last one stopped. */
export default function PostsPage() {
  const { t } = useTranslation(['directory', 'frame']);
  const isAdministrator = useRole() === 'administrator';
  const [opened, setOpened] = useState<{ id: string; to: 'edit' | 'handOver' }>();
  const [search] = useSearchParams();
  const { pages, rows } = usePages<PostView>('posts.list', {
    unit: search.get('unit') ?? undefined,
    role: search.get('role') ?? undefined,
  });
  const today = useToday();
  const shown = rows.filter((post) => search.get('vacant') !== '1' || !holderOf(post, today));
  const post = rows.find(({ id }) => id === opened?.id);
  const close = (): void => setOpened(undefined);
  return (
    <Page
      title={t('frame:pages.posts')}
      under={t('posts.under')}
      actions={
        isAdministrator && (
          <>
            <ImportButton />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ id: 'new', to: 'edit' })}>
              {t('posts.make')}
            </Button>
          </>
        )
      }
    >
      <Panel>
        <PostFilters count={shown.length} />
        {pages.isError && <Fault error={pages.error} onAgain={() => void pages.refetch()} />}
        <PostTable
          posts={shown}
          today={today}
          isPending={pages.isPending}
          {...(isAdministrator ? { onOpen: (id: string, to: 'edit' | 'handOver') => setOpened({ id, to }) } : {})}
        />
        <MoreRows pages={pages} />
      </Panel>
      <Opened opened={opened} post={post} today={today} onClose={close} />
    </Page>
  );
}

interface OpenedProps {
  opened: { id: string; to: 'edit' | 'handOver' } | undefined;
  post: PostView | undefined;
  today: string | undefined;
  onClose: () => void;
}

/** What stands at the side of the list: nothing, a post to edit, or one to hand over. */
function Opened({ opened, post, today, onClose }: OpenedProps) {
  if (opened?.to === 'edit' && (post || opened.id === 'new'))
    return <PostDrawer key={opened.id} post={post ?? null} onClose={onClose} />;
  return opened?.to === 'handOver' && post ? <Handover post={post} today={today} onClose={onClose} /> : null;
}

function useToday(): string | undefined {
  const now = useNow();
  return now === undefined ? undefined : dayOf(now);
}

const holderOf = (post: PostView, today: string | undefined) =>
  today === undefined ? undefined : post.holders.find((holder) => holdsOn(holder, today));

function PostFilters({ count }: { count: number }) {
  const { t } = useTranslation('directory');
  const term = useTerm();
  const units = useUnitNames();
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string | undefined): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return (
    <div className="directory-filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="directory-search"
        aria-label={t('field.unit')}
        placeholder={t('posts.anyUnit')}
        value={search.get('unit') ?? undefined}
        onChange={(unit?: string) => put('unit', unit)}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        allowClear
        className="directory-choice"
        aria-label={t('field.role')}
        placeholder={t('posts.anyRole')}
        value={search.get('role') ?? undefined}
        onChange={(role?: string) => put('role', role)}
        options={roles.map((value) => ({ value, label: term('role', value) }))}
      />
      <Checkbox
        checked={search.get('vacant') === '1'}
        onChange={({ target }) => put('vacant', target.checked ? '1' : undefined)}
      >
        {t('posts.onlyVacant')}
      </Checkbox>
      <span className="quiet figures">{t('count', { count })}</span>
    </div>
  );
}

interface PostTableProps {
  posts: PostView[];
  today: string | undefined;
  isPending: boolean;
  onOpen?: (id: string, to: 'edit' | 'handOver') => void;
}

function PostTable({ posts, today, isPending, onOpen }: PostTableProps) {
  const { t } = useTranslation('directory');
  const term = useTerm();
  return (
    <Table<PostView>
      className={CARDS}
      size="small"
      rowKey="id"
      loading={isPending}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 760 }}
      dataSource={posts}
      locale={{ emptyText: <Nothing>{t('posts.nothing')}</Nothing> }}
      expandable={{
        expandedRowRender: (post) => <Holders post={post} today={today} />,
        rowExpandable: ({ holders }) => holders.length > 0,
      }}
      columns={cardColumns<PostView>([
        { title: t('field.unit'), render: (_, { unit }) => unit?.name ?? t('posts.ofGovernment') },
        { title: t('field.title'), dataIndex: 'title' },
        { title: t('field.role'), width: 120, render: (_, { role }) => term('role', role) },
        {
          title: t('posts.holder'),
          width: 220,
          render: (_, post) => {
            const holder = holderOf(post, today);
            if (!holder) return <Mark tone="yellow">{t('posts.vacant')}</Mark>;
            return (
              <>
                {holder.person.name}
                <div className="small quiet">
                  <Span {...holder} />
                </div>
              </>
            );
          },
        },
        ...(onOpen
          ? [
              {
                title: t('posts.act'),
                width: 150,
                render: (_: unknown, post: PostView) => (
                  <span className="directory-row-buttons">
                    <Button size="small" onClick={() => onOpen(post.id, 'handOver')}>
                      {t('posts.handOver')}
                    </Button>
                    <Button size="small" type="text" onClick={() => onOpen(post.id, 'edit')}>
                      {t('edit')}
                    </Button>
                  </span>
                ),
              },
            ]
          : []),
      ])}
    />
  );
}

/** Who has held a post and will hold it, the latest first; and what it looks after. */
function Holders({ post, today }: { post: PostView; today: string | undefined }) {
  const { t } = useTranslation('directory');
  const names = new Map(useUnitNames().map(({ id, name }) => [id, name]));
  const { units } = post.looksAfter;
  return (
    <>
      <Terms post={post} today={today} />
      {units.length > 0 && (
        <p>{t('posts.looksAfter', { units: units.map((unit) => names.get(unit) ?? unit).join(t('listComma')) })}</p>
      )}
    </>
  );
}
