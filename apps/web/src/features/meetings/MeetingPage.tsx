import type { MeetingView } from '@duban/contracts';
import { Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNow } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { CARDS, cardColumns } from '../../parts/cards.js';
import { Moment } from '../../parts/Due.js';
import { StatusMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { useActor } from '../../parts/record/useActor.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { GroundMark } from './AgendaPicker.js';
import { DecisionsPanel } from './DecisionsPanel.js';
import { nameOf } from './fields.js';
import { MeetingDeeds } from './MeetingDeeds.js';
import { ScoresPanel } from './ScoresPanel.js';
import './meetings.css';

/** A meeting: its agenda, minutes, decisions with what became of each, scores, and what happened. */
export default function MeetingPage() {
  const { year = '', id = '' } = useParams();
  const meeting = useAsk('meeting.read', { params: { year: Number(year), id } });
  return <Asked query={meeting}>{(view) => <Shown view={view} />}</Asked>;
}

function Shown({ view }: { view: MeetingView }) {
  const { t } = useTranslation(['meetings', 'frame']);
  const term = useTerm();
  const language = useLanguage();
  const now = useNow();
  const { title, kind, heldOn, status, place, minutes, reason } = view;
  const said = (text: MeetingView['minutes']): string => text?.text ?? t('erased', { ns: 'frame' });
  const under = [
    term('meetingKind', kind),
    dayText(heldOn, language, now),
    ...(place ? [said(place)] : []),
    term('meetingStatus', status),
  ].join(' · ');
  return (
    <Page title={title} under={under} actions={<MeetingDeeds view={view} />}>
      {reason && (
        <Panel title={t(status === 'cancelled' ? 'cancelled' : 'closedUnscored')}>
          <p className="text">{said(reason)}</p>
        </Panel>
      )}
      <Panel title={t('agenda')}>
        <Agenda agenda={view.agenda} />
      </Panel>
      {status !== 'cancelled' && (
        <Panel title={t('minutes')}>
          {minutes ? <p className="text">{said(minutes)}</p> : <p className="quiet">{t('noMinutes')}</p>}
        </Panel>
      )}
      {minutes && <DecisionsPanel view={view} />}
      {minutes && view.scores.length > 0 && <ScoresPanel view={view} />}
      {view.timeline.length > 0 && (
        <Panel title={t('timeline')}>
          <Timeline timeline={view.timeline} />
        </Panel>
      )}
    </Page>
  );
}

type Item = MeetingView['agenda'][number];

function Agenda({ agenda }: { agenda: readonly Item[] }) {
  const { t } = useTranslation('meetings');
  const columns: TableColumnType<Item>[] = cardColumns<Item>([
    {
      title: t('task'),
      render: (_, item) => <Link to={taskPath(item.task)}>{nameOf(item)}</Link>,
    },
    { title: t('ground'), render: (_, { ground }) => <GroundMark ground={ground} /> },
    { title: t('lead'), render: (_, { lead }) => lead?.name ?? '–' },
    { title: t('taskStatus'), render: (_, { status }) => <StatusMark status={status} /> },
  ]);
  if (agenda.length === 0) return <Nothing>{t('noAgenda')}</Nothing>;
  return (
    <Table<Item>
      className={CARDS}
      size="small"
      rowKey={({ task }) => task.id}
      columns={columns}
      dataSource={[...agenda]}
      pagination={false}
    />
  );
}

function Timeline({ timeline }: Pick<MeetingView, 'timeline'>) {
  const term = useTerm();
  const actor = useActor();
  return (
    <ol className="plain-list">
      {timeline.map(({ seq, at, type, by }) => (
        <li key={seq}>
          <Moment at={at} /> <strong>{term('event', type)}</strong> {by && <span className="quiet">{actor(by)}</span>}
        </li>
      ))}
    </ol>
  );
}
