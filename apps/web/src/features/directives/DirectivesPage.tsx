import type { DirectiveRow } from '@duban/contracts';
import { Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { DirectiveMark } from './DirectiveMark.js';
import './directives.css';

/** The documents that assign tasks, the newest first. */
export default function DirectivesPage() {
  const { t } = useTranslation(['directives', 'frame']);
  const columns = useColumns();
  const directives = useAsk('directives.list', { query: { limit: 200 } });
  return (
    <Page title={t('pages.directives', { ns: 'frame' })}>
      <Panel>
        <Asked query={directives}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              // Asked without `fields`, every row is whole.
              <Table<DirectiveRow>
                className={CARDS}
                size="small"
                rowKey="id"
                columns={columns}
                dataSource={rows as DirectiveRow[]}
                pagination={false}
                scroll={{ x: 820 }}
              />
            )
          }
        </Asked>
      </Panel>
    </Page>
  );
}

function useColumns(): TableColumnType<DirectiveRow>[] {
  const { t } = useTranslation('directives');
  return cardColumns<DirectiveRow>([
    { title: t('number'), render: (_, { number }) => number },
    {
      title: t('title'),
      render: (_, { year, id, title, code, version }) => (
        <>
          <Link to={`/directives/${year}/${id}`}>{title}</Link>
          <div className="quiet small">
            {code} {version > 1 && t('versionNumber', { version })}
          </div>
        </>
      ),
    },
    { title: t('issuer'), render: (_, { issuer }) => issuer },
    { title: t('effectiveOn'), render: (_, { effectiveOn }) => effectiveOn ?? '–' },
    { title: t('regime'), render: (_, { regime }) => regime?.title ?? '–' },
    {
      title: t('tasks'),
      align: 'right',
      render: (_, { id, tasks }) => <Link to={`/tasks?directive=${id}`}>{tasks}</Link>,
    },
    { title: t('status'), render: (_, { status }) => <DirectiveMark status={status} /> },
  ]);
}
