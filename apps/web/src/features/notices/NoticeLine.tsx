import type { NoticeView } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRole } from '../../client/session.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import type { Tone } from '../../theme/theme.js';
import { placeOfItem } from './place-of-item.js';

const tones: Readonly<Record<string, Tone>> = {
  red: 'red',
  yellow: 'yellow',
  blue: 'blue',
  leadAlert: 'yellow',
  returned: 'yellow',
  emptied: 'yellow',
  sentBack: 'yellow',
  urge: 'yellow',
  slipAnnounced: 'red',
  instruction: 'blue',
  assigned: 'blue',
};

/** The most tasks of a message at first. */
const AT_FIRST = 5;

/** One message: what happened, when, and about which tasks; following one of its links reads it. */
export function NoticeLine({ notice, onRead }: { notice: NoticeView; onRead: () => void }) {
  const { t } = useTranslation('notices');
  const term = useTerm();
  const role = useRole();
  const { kind, at, readAt, items } = notice;
  const [isWhole, setWhole] = useState(items.length <= AT_FIRST + 1);
  const shown = isWhole ? items : items.slice(0, AT_FIRST);
  const isUnread = readAt === null;
  return (
    <li className={`notices-item${isUnread ? ' notices-unread' : ''}`}>
      <span className="notices-head">
        <Mark tone={tones[kind] ?? 'grey'}>{term('notice', kind)}</Mark>
        <span className="quiet small">
          <Moment at={at} />
        </span>
        {isUnread ? (
          <>
            <strong className="small">{t('unread')}</strong>
            <Button size="small" type="link" onClick={onRead}>
              {t('markRead')}
            </Button>
          </>
        ) : (
          <span className="quiet small">{t('read')}</span>
        )}
      </span>
      <ul className="notices-list">
        {shown.map((item, index) => (
          <li key={index}>
            <Link to={placeOfItem(kind, item, role)} onClick={() => isUnread && onRead()}>
              {[item.number, item.title].filter(Boolean).join(' ')}
            </Link>
            <About kind={kind} item={item} />
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <Button size="small" type="link" onClick={() => setWhole(true)}>
          {t('others', { count: items.length - shown.length })}
        </Button>
      )}
    </li>
  );
}

interface AboutProps {
  kind: string;
  item: NoticeView['items'][number];
}

function About({ kind, item: { obligationKind, period, dueOn, replyOn } }: AboutProps) {
  const { t } = useTranslation('notices');
  const term = useTerm();
  const periodText = usePeriod();
  const language = useLanguage();
  if (obligationKind === null) return null;
  return (
    <span className="quiet small">
      {' '}
      {term('kind', obligationKind)}
      {period !== null && ` ${periodText(period)}`}
      {dueOn !== null && ` · ${t('dueBy', { ns: 'frame', day: dayText(dueOn, language) })}`}
      {kind === 'slipAnnounced' && replyOn !== null && ` · ${t('replyBy', { day: dayText(replyOn, language) })}`}
    </span>
  );
}
