import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { daysBetween } from '../../time/days.js';
import { ActButtons } from './Acts.js';
import { ExtensionCount } from './ExtensionCount.js';
import type { Matter, MemberOf, ObligationOf } from './matter.js';
import { useActs } from './useActs.js';

/** 延期申请: which day is to move to which, why, and the decision about it. */
export function ExtensionWork({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
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
            <Link to={workPath(task.task, obligation.id)}>
              {term('kind', obligation.kind)}
              {obligation.period ? ` · ${periodText(obligation.period)}` : ''}
            </Link>
          </dd>
          <Days member={member} obligation={obligation} />
          {member.progress && <Said title={t('extension.progress')} text={member.progress} />}
          <Said title={t('extension.reason')} text={member.reason} />
          {member.approver && (
            <>
              <dt>{t('extension.approver')}</dt>
              <dd>{term('role', member.approver)}</dd>
            </>
          )}
        </dl>
        {member.unit && (
          <p className="quiet small">
            <ExtensionCount task={task} unit={member.unit.id} />
          </p>
        )}
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

function Said({ title, text }: { title: string; text: { text: string | null; erased: boolean } | null }) {
  const { t } = useTranslation('frame');
  return (
    <>
      <dt>{title}</dt>
      <dd className="text">{text?.erased ? t('erased') : (text?.text ?? '')}</dd>
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
