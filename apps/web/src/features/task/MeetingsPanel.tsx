import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../client/session.js';
import { Panel } from '../../parts/Page.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';

type Meeting = TaskView['meetings'][number];

/** 会议: those that dealt with the task, and what each decided about it; nothing where none did. */
export function MeetingsPanel({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useTranslation('task');
  if (meetings.length === 0) return null;
  return (
    <Panel title={t('meetings.title')}>
      <ul className="plain-list">
        {meetings.map((meeting) => (
          <Named key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </Panel>
  );
}

function Named({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['task', 'frame']);
  const term = useTerm();
  const language = useLanguage();
  const now = useNow();
  const { year, id, kind, title, heldOn, status, decisions, mayRead } = meeting;
  return (
    <li>
      {mayRead ? <Link to={`/meetings/${year}/${id}`}>{title}</Link> : title}{' '}
      <span className="quiet">
        {[dayText(heldOn, language, now), term('meetingKind', kind), term('meetingStatus', status)].join(' · ')}
      </span>
      {decisions.map(({ text }, index) => (
        // Texts may repeat; the order of what was decided stays.
        <p className="text" key={index}>
          {t('meetings.decided')}
          {text ?? t('erased', { ns: 'frame' })}
        </p>
      ))}
    </li>
  );
}
