import type { ReportContent, ReportRow } from '@duban/contracts';
import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Due, Moment } from '../../parts/Due.js';
import { Mark, StateMark } from '../../parts/Light.js';
import { isCopy } from '../../parts/report/report-draft.js';
import { ReportText } from '../../parts/report/ReportText.js';
import { TextDifference } from '../../parts/TextDifference.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { FiguresBeside } from './FiguresBeside.js';
import { milestonesOf, partsOf, type Plans, reportBefore, type Reports } from './review-model.js';

interface BesideProps {
  report: Partial<ReportRow>;
  reports: Reports;
  plans: Plans;
}

/** A report beside all that it is judged by: the period before, the plan, what the units gave. */
export function ReportBeside({ report, reports, plans }: BesideProps) {
  const { t } = useTranslation('review');
  const before = reportBefore(reports, report);
  const { content } = report;
  if (!content) return <p className="quiet">{t(report.erased ? 'erased' : 'noContent')}</p>;
  return (
    <>
      <Flags report={report} before={before} />
      <div className="review-beside">
        <div>
          <Wording content={content} before={before?.content ?? undefined} />
          <FiguresBeside figures={content.figures} before={before?.content?.figures ?? []} />
        </div>
        <aside className="review-aside" aria-label={t('beside')}>
          <Before before={before} />
          <Milestones milestones={milestonesOf(plans, before?.dueOn, report.dueOn)} />
          <Parts parts={partsOf(reports, report)} />
        </aside>
      </div>
    </>
  );
}

interface FlagsProps {
  report: Partial<ReportRow>;
  before: Partial<ReportRow> | undefined;
}

/** What a reviewer should see before reading. */
function Flags({ report, before }: FlagsProps) {
  const { t } = useTranslation('review');
  const { obligation, submittedAt } = report;
  return (
    <p className="review-flags">
      {obligation && <StateMark state={obligation.state} />}
      {submittedAt && (
        <span className="small quiet">
          {t('submitted')} <Moment at={submittedAt} />
        </span>
      )}
      <Newness report={report} before={before} />
      <Returned report={report} />
    </p>
  );
}

/** Whether it says something new. */
function Newness({ report: { unchanged = 0, content }, before }: FlagsProps) {
  const { t } = useTranslation('review');
  if (!content) return null;
  if (unchanged === 0)
    return isCopy(content.summary, before?.content?.summary) ? <Mark tone="yellow">{t('copied')}</Mark> : null;
  const why = content.unchanged?.reason;
  return (
    <>
      <Mark tone="yellow">{t('unchanged', { count: unchanged })}</Mark>
      {why && <span>{t('unchangedWhy', { reason: why })}</span>}
    </>
  );
}

/** That it came back before, and why. */
function Returned({ report: { submissions = 0, reason } }: { report: Partial<ReportRow> }) {
  const { t } = useTranslation('review');
  if (submissions < 2) return null;
  return (
    <>
      <Mark tone="blue">{t('again', { count: submissions })}</Mark>
      {reason?.text && <span>{t('returnedFor', { reason: reason.text })}</span>}
    </>
  );
}

/** What the report says, with what changed since the period before marked, unless somebody wants it plain. */
function Wording({ content, before }: { content: ReportContent; before: ReportContent | undefined }) {
  const { t } = useTranslation('review');
  const [isMarked, setMarked] = useState(true);
  const compares = before !== undefined;
  const next = content.nextStep;
  const marked = (now: string, old: string | undefined): ReactNode =>
    compares && isMarked ? <TextDifference before={old ?? ''} after={now} /> : <p className="text">{now}</p>;
  return (
    <>
      {compares && (
        <Checkbox checked={isMarked} onChange={({ target }) => setMarked(target.checked)}>
          {t('markChanges')}
        </Checkbox>
      )}
      <ReportText
        content={{ ...content, figures: [], ...(next ? { nextStep: undefined } : {}) }}
        summary={marked(content.summary, before?.summary)}
      />
      {next && (
        <section className="review-part">
          <h3>{t('nextStep')}</h3>
          {marked(next, before?.nextStep)}
        </section>
      )}
    </>
  );
}

function Before({ before }: { before: Partial<ReportRow> | undefined }) {
  const { t } = useTranslation('review');
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <section>
      <h3>{t('lastPeriod')}</h3>
      {before ? (
        <>
          <p className="small quiet">
            {before.period && periodText(before.period)} {before.mark && `· ${term('mark', before.mark)}`}
          </p>
          <p className="text">{before.content?.summary}</p>
          {before.content?.nextStep && <p className="text quiet">{t('promised', { text: before.content.nextStep })}</p>}
        </>
      ) : (
        <p className="quiet">{t('noLastPeriod')}</p>
      )}
    </section>
  );
}

function Milestones({ milestones }: { milestones: readonly { name: string; dueOn: string }[] }) {
  const { t } = useTranslation('review');
  return (
    <section>
      <h3>{t('milestones')}</h3>
      {milestones.length === 0 && <p className="quiet">{t('noMilestones')}</p>}
      <ul>
        {milestones.map(({ name, dueOn }, index) => (
          <li key={index}>
            {name} <Due dueOn={dueOn} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ parts }: { parts: Reports }) {
  const { t } = useTranslation('review');
  return (
    <section>
      <h3>{t('parts')}</h3>
      {parts.length === 0 && <p className="quiet">{t('noParts')}</p>}
      {parts.map(({ id, unit, state = '', obligation, content }) => (
        <details key={id} className="review-unit">
          <summary>
            {unit?.name} <StateMark state={obligation?.state === 'missed' ? 'missed' : state} />
          </summary>
          {content ? <ReportText content={content} /> : <p className="quiet">{t('partSilent')}</p>}
        </details>
      ))}
    </section>
  );
}
