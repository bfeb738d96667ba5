import { useTranslation } from 'react-i18next';
import { isProblem } from '../../client/problem.js';
import { Fault } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { MorePages } from './MorePages.js';
import { until } from './standing.js';
import { usePages } from './usePages.js';
import type { TabProps } from './tab.js';

/** To whom the task gave notice, by whom and how, of what, and whether it was read. */
export default function NoticesTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const periodText = usePeriod();
  const pages = usePages('task.notices', place);
  if (pages.isError)
    return isProblem(pages.error, 'not-permitted') || isProblem(pages.error, 'not-found') ? (
      <Nothing>{t('notices.notShown')}</Nothing>
    ) : (
      <Fault error={pages.error} onAgain={() => void pages.refetch()} />
    );
  const rows = until(pages.rows, standing.at);
  return (
    <Panel title={t('notices.title')}>
      {rows.length === 0 && !pages.isPending && <Nothing>{t('notices.none')}</Nothing>}
      <ul className="task-notices">
        {rows.map(({ id, kind, at, to, by, readAt, mailedAt, sent, items }) => (
          <li key={id}>
            <Moment at={at} />
            <span>
              <strong>{term('noticeKind', kind)}</strong>{' '}
              {items.map(({ obligationKind, period, deliveredAt }, index) => (
                <span key={index} className="quiet">
                  {index > 0 && t('separator')}
                  {period !== null && `${periodText(period)} `}
                  {obligationKind !== null && term('kind', obligationKind)}
                  {isAsking(kind) && obligationKind !== null && <Answered at={deliveredAt} />}
                </span>
              ))}
              {by !== null && (
                <span className="task-notice-by quiet">
                  {t('notices.by', { who: [by.title, by.person].join(' ') })}
                </span>
              )}
            </span>
            <span>
              {to.unit?.name} {to.title} {to.person}
              <span className="task-notice-by quiet">{t(mailedAt === null ? 'notices.inbox' : 'notices.mailed')}</span>
            </span>
            {readAt ? (
              <Mark tone="green">{t('notices.read')}</Mark>
            ) : (
              <Mark tone={sent ? 'grey' : 'yellow'}>{t(sent ? 'notices.unread' : 'notices.notSent')}</Mark>
            )}
          </li>
        ))}
      </ul>
      <MorePages pages={pages} />
    </Panel>
  );
}

/** Whether a notice waits for something to be delivered. */
const isAsking = (kind: string): boolean => ['reminder', 'urge', 'blue', 'yellow', 'red'].includes(kind);

function Answered({ at }: { at: string | null }) {
  const { t } = useTranslation('task');
  if (at === null) return <> {t('notices.unanswered')}</>;
  return (
    <>
      {' '}
      {t('notices.answered')} <Moment at={at} />
    </>
  );
}
