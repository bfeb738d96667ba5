import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { daysBetween } from '../../time/days.js';
import { ActButtons } from './Acts.js';
import type { Matter, MemberOf, ObligationOf } from './matter.js';
import { useActs } from './useActs.js';

/** 延期申请: which day is to move to which, why, and the decision about it. */
export function ExtensionWork({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const periodText = usePeriod();
  const acts = useActs(task);
  if (!member || !obligation) return null;
  return (
    <>
      <Panel title={t('extension.asked')}>
        <dl className="work-facts">
          <dt>{t('extension.of')}</dt>
          <dd>
            <Link to={`/tasks/${task.task.year}/${task.task.id}/work/${obligation.id}`}>
              {term('kind', obligation.kind)}
              {obligation.period ? ` · ${periodText(obligation.period)}` : ''}
            </Link>
          </dd>
          <Days member={member} obligation={obligation} />
          <dt>{t('extension.reason')}</dt>
          <dd className="text">{member.reason?.text ?? (member.reason?.erased ? t('erased', { ns: 'frame' }) : '')}</dd>
        </dl>
        {member.state === 'requested' && <p className="quiet small">{t('extension.held')}</p>}
      </Panel>
      <div className="work-acts">
        <ActButtons
          acts={acts}
          of={member}
          commands={['extension.grant', 'extension.refuse', 'extension.withdraw']}
          leads
        />
      </div>
    </>
  );
}

function Days({ member: { newDueOn }, obligation }: { member: MemberOf; obligation: ObligationOf }) {
  const { t } = useTranslation('work');
  const days = newDueOn ? daysBetween(obligation.dueOn, newDueOn) : 0;
  return (
    <>
      <dt>{t('extension.from')}</dt>
      <dd>
        <Due dueOn={obligation.dueOn} isDone />
      </dd>
      {newDueOn && (
        <>
          <dt>{t('extension.to')}</dt>
          <dd>
            <Due dueOn={newDueOn} isDone />{' '}
            {days > 0 && <span className="quiet">{t('extension.longer', { count: days })}</span>}
          </dd>
        </>
      )}
      {obligation.firstDueOn !== obligation.dueOn && (
        <>
          <dt>{t('extension.first')}</dt>
          <dd>
            <Due dueOn={obligation.firstDueOn} isDone />
          </dd>
        </>
      )}
    </>
  );
}
