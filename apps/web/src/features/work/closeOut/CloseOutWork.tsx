import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FileList } from '../../../parts/Files.js';
import { Mark, StateMark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { workPath } from '../../../parts/task-path.js';
import { usePeriod } from '../../../parts/usePeriod.js';
import { useTerm } from '../../../parts/useTerm.js';
import { ActButtons } from '../Acts.js';
import type { Matter, MemberOf } from '../matter.js';
import { useActs } from '../useActs.js';
import { claimContentOf } from './claim-draft.js';
import { Decide } from './Decide.js';
import { SamplingPanel } from './SamplingPanel.js';

/** 销号: the claim with its evidence, signed by the lead's head, verified and decided by the inspectorate. */
export function CloseOutWork({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const acts = useActs(task);
  if (!member) return null;
  return (
    <>
      <Panel title={t('claim.title')}>
        <Said member={member} />
        <p className="quiet small">{t(`claim.state.${stateOf(member.state)}`)}</p>
      </Panel>
      <StillOwed matter={{ kind: 'closeOut', task, member, obligation: null }} />
      <SamplingPanel task={task} member={member} />
      <div className="work-acts">
        <ActButtons acts={acts} of={member} commands={['closeOut.sign']} leads />
        <Decide acts={acts} task={task} member={member} />
        <ActButtons acts={acts} of={member} commands={['closeOut.reject']} />
      </div>
    </>
  );
}

/** The claim as it was made: as what it closes, and what it says of each target and time node. */
function Said({ member }: { member: MemberOf }) {
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const content = claimContentOf(member);
  const said = member.closeOut;
  if (!content) return <p className="quiet">{t('erased', { ns: 'frame' })}</p>;
  return (
    <div className="report-text">
      <p className="text">{content.summary}</p>
      {said && (
        <p>
          <span className="quiet">{t('claim.closesAs', { ns: 'work' })}</span>{' '}
          <strong>{t(`claim.closing.${said.closesAs}`, { ns: 'work' })}</strong>
          {said.manner && (
            <>
              {' '}
              · <span className="quiet">{t('claim.verified', { ns: 'work' })}</span> {term('manner', said.manner)}
            </>
          )}
        </p>
      )}
      {content.explanation && <p className="text">{content.explanation}</p>}
      {content.evidence.map(({ subject, lacks, text, attachments }, index) => (
        <section key={index}>
          <h3>
            {subject} {lacks && <Mark tone="yellow">{t(`claim.shows.${lacks}`, { ns: 'work' })}</Mark>}{' '}
            {said?.stays.includes(index) && <Mark tone="red">{t('claim.stays', { ns: 'work' })}</Mark>}
          </h3>
          <p className="text">{text}</p>
          <FileList files={attachments} />
        </section>
      ))}
    </div>
  );
}

const states = ['claimed', 'signed', 'verifying', 'confirmed', 'partlyConfirmed', 'rejected'] as const;
const stateOf = (state: string): (typeof states)[number] => states.find((each) => each === state) ?? 'claimed';

/** What the lead still owes or has missed: a confirmation cancels what is not yet due. */
function StillOwed({ matter: { task } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const periodText = usePeriod();
  const owed = task.obligations.filter(
    ({ unit, state }) => unit.id === task.lead?.id && ['open', 'held', 'missed'].includes(state),
  );
  if (owed.length === 0) return null;
  return (
    <Panel title={t('claim.stillOwed')}>
      <ul className="work-list">
        {owed.map(({ id, kind, period, state }) => (
          <li key={id}>
            <Link to={workPath(task.task, id)}>
              {term('kind', kind)}
              {period ? ` · ${periodText(period)}` : ''}
            </Link>
            <span className="work-list-end">
              <StateMark state={state} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
