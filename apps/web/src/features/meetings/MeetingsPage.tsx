import type { MeetingRow } from '@duban/contracts';
import { Button, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { CallMeeting } from './CallMeeting.js';
import './meetings.css';

/** 会议调度: meetings and field days, the latest first; called here by the inspectorate. */
export default function MeetingsPage() {
  const { t } = useTranslation(['meetings', 'frame']);
  const term = useTerm();
  const [isCalling, setCalling] = useState(false);
  const columns = useColumns();
  const meetings = useAsk('meetings.list', { query: { limit: 200 } });
  const call = meetings.data?.mayCall && (
    <Button type={isCalling ? 'default' : 'primary'} onClick={() => setCalling(!isCalling)}>
      {isCalling ? t('cancel', { ns: 'frame' }) : term('command', 'meeting.call')}
    </Button>
  );
  return (
    <Page title={t('pages.meetings', { ns: 'frame' })} under={t('under')} actions={call}>
      {isCalling && <CallPanel />}
      <Panel>
        <Asked query={meetings}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Nothing>{t(meetings.data?.mayCall ? 'none' : 'noneHere')}</Nothing>
            ) : (
              // Asked without `fields`, every row is whole.
              <Table<MeetingRow>
                className={CARDS}
                size="small"
                rowKey="id"
                columns={columns}
                dataSource={rows as MeetingRow[]}
                pagination={false}
              />
            )
          }
        </Asked>
      </Panel>
    </Page>
  );
}

function CallPanel() {
  const term = useTerm();
  const navigate = useNavigate();
  const now = useNow();
  const suggested = useAsk('meeting.suggestAgenda', { query: {} });
  return (
    <Panel title={term('command', 'meeting.call')}>
      <Asked query={suggested}>
        {({ rows }) =>
          now === undefined ? null : (
            <CallMeeting
              today={dayOf(now)}
              suggested={rows}
              onCalled={({ year, id }) => void navigate(`/meetings/${year}/${id}`)}
            />
          )
        }
      </Asked>
    </Panel>
  );
}

function useColumns(): TableColumnType<MeetingRow>[] {
  const { t } = useTranslation('meetings');
  const term = useTerm();
  const language = useLanguage();
  const now = useNow();
  return cardColumns<MeetingRow>([
    { title: t('title'), render: (_, { year, id, title }) => <Link to={`/meetings/${year}/${id}`}>{title}</Link> },
    { title: t('kind'), render: (_, { kind }) => term('meetingKind', kind) },
    { title: t('heldOn'), render: (_, { heldOn }) => dayText(heldOn, language, now) },
    { title: t('status'), render: (_, { status }) => term('meetingStatus', status) },
    { title: t('agendaCount'), render: (_, { agendaCount }) => agendaCount },
    { title: t('decisionCount'), render: (_, { decisionCount }) => decisionCount },
  ]);
}
