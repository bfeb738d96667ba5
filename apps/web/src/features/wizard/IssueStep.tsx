import type { DraftView } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ask } from '../../client/ask.js';
import { readAnew } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { useFaultText } from '../../parts/FaultText.js';
import { Panel } from '../../parts/Page.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { DueDays } from './DueDays.js';
import { proposedIn } from './figure-places.js';
import { type Preview, provisionalYears } from './preview-tables.js';
import { UnitMonths } from './UnitMonths.js';
import { isUnderWay } from './overlap-choices.js';
import { useOverlaps } from './use-overlaps.js';
import { usePreview } from './use-preview.js';
import { useIssueText } from './use-words.js';

/** What issuing makes, for whom and when; what stands in the way; then the deed itself. */
export function IssueStep({ draft }: { draft: DraftView }) {
  const { t } = useTranslation('wizard');
  const preview = usePreview(draft);
  return (
    <div className="wizard-issue">
      <InTheWay draft={draft} />
      {preview.fetchStatus === 'idle' && preview.data === undefined && !preview.isError ? (
        <p className="quiet">{t(draft.status === 'issued' ? 'isIssued' : 'terms.noDays')}</p>
      ) : (
        <Asked query={preview}>
          {(made) => (
            <>
              <Panel title={t('preview.title')} extra={<IssueButton draft={draft} preview={made} />}>
                <Sums draft={draft} preview={made} />
              </Panel>
              <Panel title={t('terms.days')}>
                <DueDays preview={made} />
              </Panel>
              <Panel title={t('preview.units', { count: made.byUnit.length })}>
                <UnitMonths byUnit={made.byUnit} />
              </Panel>
            </>
          )}
        </Asked>
      )}
    </div>
  );
}

/** What would be refused, each with the way to it. */
function InTheWay({ draft }: { draft: DraftView }) {
  const { t } = useTranslation('wizard');
  const issueText = useIssueText(draft);
  if (draft.status === 'issued' || draft.issues.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('inTheWay', { count: draft.issues.length })}
      description={
        <ul className="wizard-plain">
          {draft.issues.map((issue) => (
            <li key={`${issue.code}${issue.item ?? ''}`}>
              {issueText(issue)}{' '}
              <Link to={issue.item === undefined && issue.code !== 'no-items' ? '?step=terms' : '?step=check'}>
                {t('settle')}
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Sums({ draft, preview }: { draft: DraftView; preview: Preview }) {
  const { t } = useTranslation('wizard');
  const term = useTerm();
  const language = useLanguage();
  const toClose = useOverlaps().repeats.filter(
    ({ decided, earlier }) => decided === 'linked' && isUnderWay(earlier),
  ).length;
  const years = provisionalYears(preview.byDay);
  const day = (date: string): string => dayText(date, language, preview.at);
  return (
    <div className="wizard-sums">
      <p>{t('preview.sum', numbersOf(draft, preview))}</p>
      <p>{preview.byKind.map(({ kind, count }) => `${term('kind', kind)} ${count}`).join(' · ')}</p>
      <p className="quiet">
        {t('preview.under', { regime: preview.regime.title, day: day(preview.effectiveOn), year: preview.year })}
      </p>
      <Milestones draft={draft} preview={preview} />
      {draft.counts.doubtful > 0 && <p>{t('preview.doubtful', { count: draft.counts.doubtful })}</p>}
      {draft.counts.dropped > 0 && <p>{t('preview.dropped', { count: draft.counts.dropped })}</p>}
      {toClose > 0 && <p>{t('overlaps.toClose', { count: toClose })}</p>}
      {years.length > 0 && <p>{t('preview.provisional', { count: preview.provisional, years: years.join('、') })}</p>}
      {preview.notAsked.length > 0 && (
        <p>
          {t('preview.notAsked', {
            days: [...new Set(preview.notAsked.map(({ dueOn }) => day(dueOn)))].join('、'),
          })}
        </p>
      )}
    </div>
  );
}

/** What becomes of the time limits: milestones, those that wait to be confirmed, and those whose day has passed. */
function Milestones({ draft, preview }: { draft: DraftView; preview: Preview }) {
  const { t } = useTranslation('wizard');
  const language = useLanguage();
  const made = preview.byKind.find(({ kind }) => kind === 'milestone')?.count ?? 0;
  const open = draft.items.filter(({ dropped }) => dropped === null).flatMap(proposedIn).length;
  const past = [...new Set(preview.milestonesNotAsked.map(({ dueOn }) => dayText(dueOn, language, preview.at)))];
  return (
    <>
      {made > 0 && <p>{t('preview.milestones', { count: made })}</p>}
      {open > 0 && <p>{t('preview.limitsOpen', { count: open })}</p>}
      {past.length > 0 && <p>{t('preview.milestonesNotAsked', { days: past.join('、') })}</p>}
    </>
  );
}

const numbersOf = ({ counts }: DraftView, { total, byUnit, byDay }: Preview) => ({
  tasks: counts.items,
  units: byUnit.length,
  count: total,
  days: new Set(byDay.map(({ dueOn }) => dueOn)).size,
});

/** Issues after a last look at the numbers; a second click, or another one after a lost answer, has no second effect. */
function IssueButton({ draft, preview }: { draft: DraftView; preview: Preview }) {
  const { t } = useTranslation('wizard');
  const { modal, message } = App.useApp();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isIssuing, setIssuing] = useState(false);
  const key = useRef(crypto.randomUUID());
  const issue = async (): Promise<void> => {
    setIssuing(true);
    try {
      const headers = { 'idempotency-key': key.current, 'if-match': `"${draft.version}"` };
      const { directive, number, tasks } = await ask('draft.issue', { params: { id: draft.id } }, { headers });
      void message.success(t('issued', { number, count: tasks.length }));
      void navigate(`/directives/${directive.year}/${directive.id}`);
    } catch (error) {
      void message.error(faultText(error), 8);
    } finally {
      setIssuing(false);
      void readAnew(queries);
    }
  };
  const askFirst = (): void =>
    void modal.confirm({
      title: t('issueFirst.title', { number: draft.head.number ?? '' }),
      content: (
        <>
          <p>{t('preview.sum', numbersOf(draft, preview))}</p>
          <p>{t('issueFirst.why')}</p>
        </>
      ),
      okText: t('issueFirst.confirm'),
      cancelText: t('atOnce.cancel'),
      onOk: issue,
    });
  return (
    <Button
      type="primary"
      loading={isIssuing}
      disabled={draft.status === 'issued' || draft.issues.length > 0}
      onClick={askFirst}
    >
      {t('issueIt')}
    </Button>
  );
}
