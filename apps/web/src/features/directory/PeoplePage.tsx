import { PlusOutlined } from '@ant-design/icons';
import type { AccountView, PersonView } from '@duban/contracts';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../../client/session.js';
import { Fault } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useUnitNames } from '../../parts/useUnitNames.js';
import { AccountMark } from './AccountMark.js';
import { ImportButton } from './ImportDrawer.js';
import { MoreRows } from './ListParts.js';
import { PersonDrawer } from './PersonDrawer.js';
import { usePages } from './usePages.js';
import './directory.css';

/** 人员与账户: who people are, which posts they hold today, and how they sign in. */
export default function PeoplePage() {
  const { t } = useTranslation(['directory', 'frame']);
  const isAdministrator = useRole() === 'administrator';
  const [q, setQ] = useState('');
  const [unit, setUnit] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const { pages, rows } = usePages<PersonView>('people.list', { q: q.trim() || undefined, unit });
  const accounts = usePages<AccountView>('accounts.list', { q: q.trim() || undefined }, isAdministrator);
  const accountOf = new Map(accounts.rows.map((account) => [account.person.id, account]));
  const person = rows.find(({ id }) => id === opened);
  return (
    <Page
      title={t('frame:pages.people')}
      under={t('people.under')}
      actions={
        isAdministrator && (
          <>
            <ImportButton />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
              {t('people.make')}
            </Button>
          </>
        )
      }
    >
      <Panel>
        <PeopleFilters unit={unit} count={rows.length} onName={setQ} onUnit={setUnit} />
        {pages.isError && <Fault error={pages.error} onAgain={() => void pages.refetch()} />}
        <PeopleTable
          people={rows}
          isPending={pages.isPending}
          onOpen={setOpened}
          {...(isAdministrator ? { accountOf } : {})}
        />
        <MoreRows
          pages={{
            ...pages,
            fetchNextPage: () => Promise.all([pages.fetchNextPage(), accounts.pages.fetchNextPage()]),
          }}
        />
      </Panel>
      {(person || opened === 'new') && (
        <PersonDrawer
          key={opened}
          person={person ?? null}
          account={person && accountOf.get(person.id)}
          canEdit={isAdministrator}
          onMade={setOpened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}

interface PeopleFiltersProps {
  unit: string | undefined;
  count: number;
  onName: (q: string) => void;
  onUnit: (unit: string | undefined) => void;
}

function PeopleFilters({ unit, count, onName, onUnit }: PeopleFiltersProps) {
  const { t } = useTranslation('directory');
  const units = useUnitNames();
  return (
    <div className="directory-filters">
      <Input.Search
        allowClear
        className="directory-search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        onChange={({ target }) => onName(target.value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="directory-search"
        aria-label={t('field.unit')}
        placeholder={t('posts.anyUnit')}
        value={unit}
        onChange={onUnit}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <span className="quiet figures">{t('count', { count })}</span>
    </div>
  );
}

interface PeopleTableProps {
  people: PersonView[];
  isPending: boolean;
  /** By person; left out for who may not see them. */
  accountOf?: ReadonlyMap<string, AccountView>;
  onOpen: (id: string) => void;
}

function PeopleTable({ people, isPending, accountOf, onOpen }: PeopleTableProps) {
  const { t } = useTranslation('directory');
  return (
    <Table<PersonView>
      className={CARDS}
      size="small"
      rowKey="id"
      loading={isPending}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 760 }}
      dataSource={people}
      locale={{ emptyText: <Nothing>{t('people.nothing')}</Nothing> }}
      columns={cardColumns<PersonView>([
        {
          title: t('field.person'),
          width: 120,
          render: (_, { id, name }) => (
            <Button type="link" className="directory-name" onClick={() => onOpen(id)}>
              {name}
            </Button>
          ),
        },
        { title: t('people.posts'), render: (_, { posts }) => <PostsOf posts={posts} /> },
        { title: t('field.phone'), width: 140, render: (_, { phone }) => phone ?? '–' },
        { title: t('field.email'), width: 240, render: (_, { email }) => email ?? '–' },
        ...(accountOf
          ? [
              {
                title: t('people.account'),
                width: 200,
                render: (_: unknown, { id }: PersonView) => <AccountMark account={accountOf.get(id)} />,
              },
            ]
          : []),
      ])}
    />
  );
}

function PostsOf({ posts }: Pick<PersonView, 'posts'>) {
  const { t } = useTranslation('directory');
  if (posts.length === 0) return <span className="quiet">{t('people.noPost')}</span>;
  return posts.map(({ id, unit, title }) => (
    <div key={id}>
      {unit?.name} {title}
    </div>
  ));
}
