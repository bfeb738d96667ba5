import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, StateMark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { type Place, workPath } from '../../parts/task-path.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';

type Claim = TaskView['members'][number];

/** 销号: what was claimed and decided, what stays open, and what a look back found. Nothing of it goes away. */
export function ClosingPanel({ place, view }: { place: Place; view: TaskView }) {
  const { t } = useTranslation('task');
  const claims = view.members.filter(({ kind }) => kind === 'closeOut').toReversed();
  if (claims.length === 0 && view.reopened === null) return null;
  return (
    <Panel title={t('closeOut.title')}>
      {view.reopened && <Reopened reopened={view.reopened} />}
      {claims.map((claim) => (
        <OneClaim key={claim.id} place={place} claim={claim} />
      ))}
    </Panel>
  );
}

function Reopened({ reopened: { at, ground, reason, consequence } }: { reopened: NonNullable<TaskView['reopened']> }) {
  const { t } = useTranslation(['task', 'frame']);
  const term = useTerm();
  const day = useDay();
  const said = ({ text }: { text: string | null }): string => text ?? t('erased', { ns: 'frame' });
  return (
    <section>
      <p>
        <Mark tone="red">{t('closeOut.reopened', { ns: 'task', day: day(at), ground: term('ground', ground) })}</Mark>
      </p>
      <p className="text">{t('closeOut.found', { ns: 'task', text: said(reason) })}</p>
      {consequence && <p className="text">{t('closeOut.consequence', { ns: 'task', text: said(consequence) })}</p>}
    </section>
  );
}

function OneClaim({ place, claim: { id, state, reason, content, closeOut } }: { place: Place; claim: Claim }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const open = closeOut?.stays.length ? rowsOf(content?.text ?? null) : [];
  return (
    <section>
      <p>
        <StateMark state={state} /> {closeOut && state === 'confirmed' && term('closing', closeOut.closesAs)}{' '}
        {closeOut && <Steps closeOut={closeOut} />} <Link to={workPath(place, id)}>{t('closeOut.open')}</Link>
      </p>
      {reason?.text && <p className="text quiet">{t('closeOut.reason', { text: reason.text })}</p>}
      {closeOut && open.length > 0 && (
        <>
          <p className="quiet">{t('closeOut.stays')}</p>
          <ul>
            {closeOut.stays.map((row) => (
              <li key={row}>{open[row]}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** When it was claimed and decided, and how it was verified between. */
function Steps({ closeOut: { claimedAt, manner, endedAt } }: { closeOut: NonNullable<Claim['closeOut']> }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const day = useDay();
  const steps = [
    claimedAt && t('closeOut.claimedAt', { day: day(claimedAt) }),
    manner && term('manner', manner),
    endedAt && t('closeOut.endedAt', { day: day(endedAt) }),
  ];
  return <span className="quiet small">{steps.filter(Boolean).join(' · ')}</span>;
}

/** The targets and time nodes that a claim answered for; of an erased one nothing. */
const rowsOf = (text: string | null): string[] =>
  text === null ? [] : (JSON.parse(text) as { evidence: { subject: string }[] }).evidence.map(({ subject }) => subject);

function useDay(): (at: string) => string {
  const language = useLanguage();
  return (at) => dayText(dayOf(at), language);
}
