import type { ClueRow } from '@duban/contracts';
import { Button, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Moment } from '../../parts/Due.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { EnterClue } from './EnterClue.js';
import { KeyPanel } from './KeyPanel.js';
import './clues.css';

/** What people pointed out, the last received first; entered here by the inspectorate. */
export default function CluesPage() {
  const { t } = useTranslation(['clues', 'frame']);
  const [isEntering, setEntering] = useState(false);
  const navigate = useNavigate();
  const columns = useColumns();
  const clues = useAsk('clues.list', { query: { limit: 200 } });
  const enter = clues.data?.mayEnter && (
    <Button type="primary" onClick={() => setEntering(!isEntering)}>
      {t('enter')}
    </Button>
  );
  return (
    <Page title={t('pages.clues', { ns: 'frame' })} under={t('under')} actions={enter}>
      {isEntering && (
        <Panel title={t('enter')}>
          <EnterClue
            handlers={clues.data?.handlers ?? []}
            onEntered={({ year, id }) => void navigate(`/clues/${year}/${id}`)}
          />
        </Panel>
      )}
      <Panel>
        <Asked query={clues}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Nothing>{t('none')}</Nothing>
            ) : (
              // Asked without `fields`, every row is whole.
              <Table<ClueRow>
                className={CARDS}
                size="small"
                rowKey="id"
                columns={columns}
                dataSource={rows as ClueRow[]}
                pagination={false}
              />
            )
          }
        </Asked>
      </Panel>
      <KeyPanel />
    </Page>
  );
}

function useColumns(): TableColumnType<ClueRow>[] {
  const { t } = useTranslation('clues');
  const term = useTerm();
  return cardColumns<ClueRow>([
    { title: t('title'), render: (_, { year, id, title }) => <Link to={`/clues/${year}/${id}`}>{title}</Link> },
    { title: t('source'), render: (_, { source }) => term('clueSource', source) },
    { title: t('received'), render: (_, { receivedAt }) => <Moment at={receivedAt} /> },
    { title: t('handler'), render: (_, { handler }) => handler?.title ?? '–' },
    { title: t('status'), render: (_, { status }) => term('clueStatus', status) },
    { title: t('identity'), render: (_, { identity }) => term('clueIdentity', identity) },
  ]);
}
