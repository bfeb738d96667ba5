import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due, Moment } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import type { Matter, MemberOf } from './matter.js';
import { SlipReplyForm } from './SlipReplyForm.js';
import { useActs } from './useActs.js';

/** 督办单: of which level, about what, what its unit says to it, and whether it goes out. */
export function SlipWork({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const periodText = usePeriod();
  const acts = useActs(task);
  if (!member) return null;
  const mayReply = member.allowed.includes('slip.reply');
  return (
    <>
      <Panel title={term('slipLevel', member.level ?? '')}>
        {obligation && (
          <p>
            {t('slipAbout')}{' '}
            <Link to={workPath(task.task, obligation.id)}>
              {obligation.unit.name} · {term('kind', obligation.kind)}
              {obligation.period ? ` · ${periodText(obligation.period)}` : ''}
            </Link>
          </p>
        )}
        <Heard slip={member} />
        {mayReply && <p>{t('slip.mayReply')}</p>}
      </Panel>
      {mayReply && <SlipReplyForm task={task} slip={member} />}
      <div className="work-acts">
        <ActButtons acts={acts} of={member} commands={['slip.announce', 'slip.issue', 'slip.discard']} leads />
      </div>
    </>
  );
}

/** 拟通报: when the unit was told, until when it may reply, what it replied, and why nothing was issued. */
function Heard({ slip: { state, reply, content, reason } }: { slip: MemberOf }) {
  const { t } = useTranslation(['work', 'frame']);
  const textOf = (said: { text: string | null; erased: boolean }): string =>
    said.erased ? t('erased', { ns: 'frame' }) : (said.text ?? '');
  if (reply && state === 'drafted') return <p className="quiet">{t('slip.asksReply', { count: reply.workingDays })}</p>;
  return (
    <dl className="work-facts">
      {reply?.announcedAt && (
        <>
          <dt>{t('slip.announced')}</dt>
          <dd>
            <Moment at={reply.announcedAt} />
          </dd>
        </>
      )}
      {reply?.replyOn && (
        <>
          <dt>{t('slip.until')}</dt>
          <dd>
            <Due dueOn={reply.replyOn} isDone={state !== 'announced'} />
          </dd>
        </>
      )}
      {reply?.repliedAt && (
        <>
          <dt>{t('slip.repliedAt')}</dt>
          <dd>
            <Moment at={reply.repliedAt} />
          </dd>
        </>
      )}
      {content && (
        <>
          <dt>{t('slip.said')}</dt>
          <dd className="text">{textOf(content)}</dd>
        </>
      )}
      {reason?.text && (
        <>
          <dt>{t('slip.dropped')}</dt>
          <dd className="text">{textOf(reason)}</dd>
        </>
      )}
    </dl>
  );
}
