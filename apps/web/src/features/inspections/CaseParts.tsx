import type { InspectionView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Due } from '../../parts/Due.js';
import { Mark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import type { Tone } from '../../theme/theme.js';
import { Files, Said } from './said.js';

interface PartProps {
  view: InspectionView;
}

/** What each object was told, and until when it may ask for a review. */
export function Feedback({ view: { feedback, plan, findings, relation } }: PartProps) {
  const { t } = useTranslation('inspections');
  const told = new Set(feedback.map(({ object }) => object.id));
  const left = (plan?.objects ?? []).filter(({ id }) => !told.has(id));
  if (feedback.length === 0) return <Nothing>{t('feedbackPart.none')}</Nothing>;
  return (
    <ul className="plain-list">
      {feedback.map(({ object, text, sentOn, receivedOn, reviewUntil }) => (
        <li key={object.id}>
          <strong>{object.name}</strong>{' '}
          <Mark tone={receivedOn ? 'green' : 'yellow'}>
            {receivedOn ? t('feedbackPart.received', { day: receivedOn }) : t('feedbackPart.notReceived')}
          </Mark>{' '}
          <span className="quiet small">
            {t('feedbackPart.sent', { day: sentOn })}
            {reviewUntil && (
              <>
                {' · '}
                {t('feedbackPart.reviewUntil')} <Due dueOn={reviewUntil} />
              </>
            )}
          </span>
          <Said text={text} />
          {relation === 'object' && findings.map((each) => <Said key={each.id} text={each.text} />)}
        </li>
      ))}
      {left.map(({ id, name }) => (
        <li key={id}>
          <strong>{name}</strong> <Mark tone="grey">{t('feedbackPart.waiting')}</Mark>
        </li>
      ))}
    </ul>
  );
}

/** 复核 with the day by which it is decided. */
export function Reviews({ view: { reviews } }: PartProps) {
  const { t } = useTranslation('inspections');
  if (reviews.length === 0) return <Nothing>{t('reviewPart.none')}</Nothing>;
  return (
    <ul className="plain-list">
      {reviews.map(({ id, object, text, requestedOn, decideUntil, late, decision }) => (
        <li key={id}>
          <strong>{object.name}</strong> {late && <Mark tone="red">{t('reviewPart.late')}</Mark>}{' '}
          <span className="quiet small">
            {t('reviewPart.requested', { day: requestedOn })} · {t('reviewPart.decideUntil')}{' '}
            <Due dueOn={decideUntil} isDone={decision !== null} />
          </span>
          <Said text={text} />
          {decision && (
            <>
              <p>
                <Mark tone="green">{t(`outcome.${decision.outcome}`)}</Mark>{' '}
                <span className="quiet small">
                  {t('reviewPart.decided', { day: decision.on })} ·{' '}
                  {t('reviewPart.reviewers', {
                    names: decision.reviewers.map(({ title, person }) => person ?? title).join('、'),
                  })}
                </span>
              </p>
              <Said text={decision.text} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  ordered: 'blue',
  reported: 'yellow',
  verified: 'green',
  proposed: 'yellow',
  approved: 'blue',
  carriedOut: 'green',
  handedOver: 'green',
  dropped: 'grey',
};

/** 整改, round by round. */
export function Rectifications({ view: { rectifications } }: PartProps) {
  const { t } = useTranslation('inspections');
  if (rectifications.length === 0) return <Nothing>{t('rectificationPart.none')}</Nothing>;
  return (
    <ul className="plain-list">
      {rectifications.map(({ id, object, text, dueOn, state, round, reports, verifications }) => (
        <li key={id}>
          <strong>{object.name}</strong> <Mark tone={tones[state] ?? 'grey'}>{t(`rectificationState.${state}`)}</Mark>{' '}
          <span className="quiet small">
            {round > 1 && `${t('rectificationPart.round', { count: round })} · `}
            {t('field.dueOn')} <Due dueOn={dueOn} isDone={state === 'verified'} />
          </span>
          <Said text={text} />
          {reports.map((report, index) => (
            <div key={index} className="inspections-round">
              <span className="quiet small">{t('rectificationPart.reported', { day: report.on })}</span>
              <Said text={report.text} />
              <Files files={report.files} />
              <Verified verification={verifications[index]} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

type Verification = InspectionView['rectifications'][number]['verifications'][number];

function Verified({ verification }: { verification: Verification | undefined }) {
  const { t } = useTranslation('inspections');
  if (!verification) return null;
  const { done, on, text } = verification;
  return (
    <>
      <Mark tone={done ? 'green' : 'yellow'}>
        {t(done ? 'rectificationPart.passed' : 'rectificationPart.failed', { day: on })}
      </Mark>
      <Said text={text} />
    </>
  );
}

/** 结果运用. */
export function Results({ view: { results } }: PartProps) {
  const { t } = useTranslation('inspections');
  if (results.length === 0) return <Nothing>{t('resultsPart.none')}</Nothing>;
  return (
    <ul className="plain-list">
      {results.map(({ id, kind, object, text, state, outcome }) => (
        <li key={id}>
          <strong>{t(`result.${kind}`)}</strong>
          {object && ` · ${object.name}`} <Mark tone={tones[state] ?? 'grey'}>{t(`resultState.${state}`)}</Mark>
          {kind === 'referral' && text === null ? <p>{t('resultsPart.sealed')}</p> : <Said text={text} />}
          <Said text={outcome} />
        </li>
      ))}
    </ul>
  );
}
