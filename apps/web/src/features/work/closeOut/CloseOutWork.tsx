import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FileList } from '../../../parts/Files.js';
import { StateMark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { usePeriod } from '../../../parts/usePeriod.js';
import { useTerm } from '../../../parts/useTerm.js';
import { ActButtons } from '../Acts.js';
import type { Matter } from '../matter.js';
import { useActs } from '../useActs.js';
import { claimContentOf } from './claim-draft.js';

/** 销号: the claim with its evidence, signed by the lead's head, verified and decided by the inspectorate. */
export function CloseOutWork({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  const acts = useActs(task);
  if (!member) return null;
  const content = claimContentOf(member);
  const isDecided = member.allowed.includes('closeOut.confirm');
  return (
    <>
      <Panel title={t('claim.title')}>
        {content ? (
          <div className="report-text">
            <p className="text">{content.summary}</p>
            {content.evidence.map(({ subject, text, attachments }, index) => (
              <section key={index}>
                <h3>{subject}</h3>
                <p className="text">{text}</p>
                <FileList files={attachments} />
              </section>
            ))}
          </div>
        ) : (
          <p className="quiet">{t('erased', { ns: 'frame' })}</p>
        )}
        <p className="quiet small">{t(`claim.state.${stateOf(member.state)}`)}</p>
      </Panel>
      <StillOwed matter={{ kind: 'closeOut', task, member, obligation: null }} />
      <div className="work-acts">
        <ActButtons
          acts={acts}
          of={member}
          commands={[
            'closeOut.sign',
            'closeOut.verify',
            'closeOut.confirm',
            'closeOut.confirmPartly',
            'closeOut.reject',
          ]}
          leads
        />
        {isDecided && <span className="quiet">{t('claim.partly')}</span>}
      </div>
    </>
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
            <Link to={`/tasks/${task.task.year}/${task.task.id}/work/${id}`}>
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
