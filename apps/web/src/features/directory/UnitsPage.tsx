import { PlusOutlined } from '@ant-design/icons';
import type { UnitView } from '@duban/contracts';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow, useRole } from '../../client/session.js';
import { Fault } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { dayOf } from '../../time/days.js';
import { ImportButton } from './ImportDrawer.js';
import { MoreRows, Span } from './ListParts.js';
import { UnitDrawer } from './UnitDrawer.js';
import { usePages } from './usePages.js';
import { unitKinds } from './words.js';
import './directory.css';

/** 单位: who tasks can be given to, with the names by which documents call them. */
export default function UnitsPage() {
  const { t } = useTranslation(['directory', 'frame']);
  const isAdministrator = useRole() === 'administrator';
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<string>();
  const [search, setSearch] = useSearchParams();
  const named = search.get('new') ?? undefined;
  const [opened, setOpened] = useState(named === undefined || !isAdministrator ? undefined : 'new');
  const close = (): void => {
    setOpened(undefined);
    if (named !== undefined) setSearch({}, { replace: true });
  };
  const { pages, rows } = usePages<UnitView>('units.list', { q: q.trim() || undefined, kind });
  const unit = rows.find(({ id }) => id === opened);
  return (
    <Page
      title={t('frame:pages.units')}
      under={t('units.under')}
      actions={
        isAdministrator && (
          <>
            <ImportButton />
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
              {t('units.make')}
            </Button>
          </>
        )
      }
    >
      <Panel>
        <div className="directory-filters">
          <Input.Search
            allowClear
            className="directory-search"
            aria-label={t('units.search')}
            placeholder={t('units.search')}
            onChange={({ target }) => setQ(target.value)}
          />
          <Select
            allowClear
            className="directory-choice"
            aria-label={t('field.kind')}
            placeholder={t('units.anyKind')}
            value={kind}
            onChange={setKind}
            options={unitKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <span className="quiet figures">{t('count', { count: rows.length })}</span>
        </div>
        {pages.isError && <Fault error={pages.error} onAgain={() => void pages.refetch()} />}
        <UnitTable units={rows} isPending={pages.isPending} onOpen={setOpened} />
        <MoreRows pages={pages} />
      </Panel>
      {(unit || opened === 'new') && (
        <UnitDrawer key={opened} unit={unit ?? null} canEdit={isAdministrator} name={named ?? ''} onClose={close} />
      )}
    </Page>
  );
}

interface UnitTableProps {
  units: UnitView[];
  isPending: boolean;
  onOpen: (id: string) => void;
}

function UnitTable({ units, isPending, onOpen }: UnitTableProps) {
  const { t } = useTranslation('directory');
  const now = useNow();
  return (
    <Table<UnitView>
      className={CARDS}
      size="small"
      rowKey="id"
      loading={isPending}
      pagination={false}
      scroll={{ x: 720 }}
      dataSource={units}
      locale={{ emptyText: <Nothing>{t('units.nothing')}</Nothing> }}
      columns={cardColumns<UnitView>([
        {
          title: t('field.name'),
          render: (_, { id, name, shortName, formerNames }) => (
            <>
              <Button type="link" className="directory-name" onClick={() => onOpen(id)}>
                {name}
              </Button>
              {shortName && <div className="quiet small">{shortName}</div>}
              {formerNames.length > 0 && (
                <div className="quiet small">
                  {t('changes.formerly', { name: formerNames.map((former) => former.name).join(t('listComma')) })}
                </div>
              )}
            </>
          ),
        },
        { title: t('field.kind'), width: 120, render: (_, row) => t(`kinds.${row.kind as 'office'}`) },
        { title: t('field.aliases'), render: (_, { aliases }) => aliases.join(t('listComma')) },
        { title: t('field.span'), width: 220, render: (_, row) => <Span {...row} today={now && dayOf(now)} /> },
      ])}
    />
  );
}
