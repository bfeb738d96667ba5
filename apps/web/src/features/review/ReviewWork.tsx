import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import type { GivenCommand } from '../../client/use-give.js';
import { Asked } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { Decision } from './Decision.js';
import { ReportBeside } from './ReportBeside.js';
import { type Judgement, lackOf, noJudgement, type Plans, type Reports } from './review-model.js';
import { useReviewKeys } from './useReviewKeys.js';
import type { Waiting } from './waiting.js';

interface WorkProps {
  row: Waiting;
  place: number;
  left: number;
  onStep: (step: number) => void;
  onDecided: (row: Waiting, isRefused: boolean) => void;
}

/** What was typed about reports that are not decided yet, so that stepping on loses none of it. */
const typed = new Map<string, Judgement>();

/** One report with what it is judged by, and the judgement. */
export function ReviewWork({ row, place, left, onStep, onDecided }: WorkProps) {
  const { t } = useTranslation('review');
  const periodText = usePeriod();
  const { year, id } = row.task;
  const reports = useAsk('task.reports', { params: { year, id } });
  const plans = useAsk('task.plans', { params: { year, id }, query: { fields: 'kind,content' } });
  const { judgement, change, decide } = useJudgement(row, onDecided);
  useEffect(() => {
    // A long report is read from its beginning.
    window.scrollTo({ top: 0 });
  }, []);
  useReviewKeys({ judgement, change, decide, onStep, commands: row.commands });
  return (
    <section className="review-work" aria-label={row.title}>
      <Panel
        title={
          <>
            {row.number && `${row.number}. `}
            {row.title}
          </>
        }
        extra={
          <span className="review-steps">
            <Button size="small" aria-label={t('before')} aria-keyshortcuts="k" onClick={() => onStep(-1)}>
              ↑
            </Button>
            <span className="figures quiet">{t('place', { place, count: left })}</span>
            <Button size="small" aria-label={t('next')} aria-keyshortcuts="j" onClick={() => onStep(1)}>
              ↓
            </Button>
          </span>
        }
      >
        <p className="quiet">
          {row.unit?.name} {row.period && `· ${periodText(row.period)}`} ·{' '}
          <Link to={taskPath(row.task)}>{t('openTask')}</Link>
        </p>
        <Asked query={reports}>
          {({ rows }) => {
            // Where no fields are named a row has all of them.
            const all = rows as Reports;
            const report = all.find((each) => each.id === row.member);
            return report ? (
              <ReportBeside report={report} reports={all} plans={(plans.data?.rows ?? []) as Plans} />
            ) : (
              <Nothing>{t('gone')}</Nothing>
            );
          }}
        </Asked>
      </Panel>
      <Decision judgement={judgement} onChange={change} onDecide={decide} commands={row.commands} />
    </section>
  );
}

/** The judgement of a report as it is typed, and what becomes of it. */
function useJudgement(row: Waiting, onDecided: WorkProps['onDecided']) {
  const { t } = useTranslation('review');
  const { deed } = useDeed();
  const [judgement, setJudgement] = useState<Judgement>(() => typed.get(row.member) ?? noJudgement);
  const change = (changed: Partial<Judgement>): void => {
    const next = { ...judgement, ...changed };
    typed.set(row.member, next);
    setJudgement(next);
  };
  const decide = (asked: NonNullable<Judgement['deed']>): void => {
    const next = { ...judgement, deed: asked };
    if (lackOf(next)) return change({ deed: asked });
    const said = t(`said.${asked}`, { title: row.title });
    // The next one is there at once; what is refused comes back with what was typed.
    onDecided(row, false);
    void deed([commandOf(row, next)], said).then((isDone) =>
      isDone ? void typed.delete(row.member) : onDecided(row, true),
    );
  };
  return { judgement, change, decide };
}

function commandOf({ task: target, member }: Waiting, { deed, mark, reason }: Judgement): GivenCommand {
  const said = reason.trim();
  if (deed === 'return') return { type: 'report.return', target, member, reason: said };
  if (deed === 'empty') return { type: 'report.empty', target, member, reason: said };
  return { type: 'report.accept', target, member, mark, ...(said ? { reason: said } : {}) };
}
