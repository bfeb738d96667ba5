import type { ReportContent, ReportRow, TaskView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Due, Moment } from '../../../parts/Due.js';
import { StateMark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { ReportText } from '../../../parts/report/ReportText.js';
import { ActButtons } from '../Acts.js';
import type { MemberOf } from '../matter.js';
import { useActs } from '../useActs.js';
import type { ReportProps } from './report-props.js';

type Take = (content: ReportContent, unit: string, what: 'text' | 'figures') => void;

/** 分报告: what each unit has given for this period, who is silent and since when. */
export function SubReportsBeside({ matter: { task }, member, rows, onTake }: ReportProps & { onTake?: Take }) {
  const { t } = useTranslation('work');
  const parts = rows.filter(({ kind, period }) => kind === 'subReport' && period === member.period);
  if (parts.length === 0) return null;
  const given = parts.filter(isGiven).length;
  return (
    <Panel
      title={t('subReports.title')}
      extra={<span className="quiet">{t('parts.given', { given, all: parts.length })}</span>}
    >
      <ul className="work-parts">
        {parts
          .toSorted((a, b) => Number(isGiven(b)) - Number(isGiven(a)))
          .map((row) => (
            <SubReport key={row.id} task={task} row={row} onTake={onTake} />
          ))}
      </ul>
    </Panel>
  );
}

const isGiven = ({ state }: ReportRow): boolean => state === 'submitted' || state === 'approved';

function SubReport({ task, row, onTake }: { task: TaskView; row: ReportRow; onTake: Take | undefined }) {
  const { t } = useTranslation('work');
  const acts = useActs(task);
  const { unit, content, state, dueOn } = row;
  const owed = task.obligations.find(({ id }) => id === row.obligation?.id);
  const part = task.members.find(({ id }): boolean => id === row.id);
  return (
    <li>
      <div className="work-part-head">
        <strong>{unit.name}</strong> <StateMark state={state} />
        <span className="quiet small">
          {isGiven(row) && row.submittedAt ? (
            <>
              {t('parts.at')} <Moment at={row.submittedAt} />
            </>
          ) : (
            dueOn && (
              <>
                {t('parts.silent')} <Due dueOn={dueOn} />
              </>
            )
          )}
        </span>
      </div>
      {content && (
        <details open={isGiven(row)}>
          <summary>{t('parts.show')}</summary>
          <ReportText content={content} />
        </details>
      )}
      <div className="work-row">
        {content && isGiven(row) && onTake && <TakeButtons content={content} unit={unit.name} onTake={onTake} />}
        {part && <SubReportActs acts={acts} part={part} />}
        {owed && <ActButtons acts={acts} of={owed} commands={['obligation.urge']} size="small" />}
      </div>
    </li>
  );
}

const SubReportActs = ({ acts, part }: { acts: ReturnType<typeof useActs>; part: MemberOf }) => (
  <ActButtons acts={acts} of={part} commands={['subReport.approve', 'subReport.sendBack']} size="small" />
);

function TakeButtons({ content, unit, onTake }: { content: ReportContent; unit: string; onTake: Take }) {
  const { t } = useTranslation('work');
  return (
    <>
      <Button
        size="small"
        aria-label={t('subReports.takeTextOf', { unit })}
        onClick={() => onTake(content, unit, 'text')}
      >
        {t('subReports.takeText')}
      </Button>
      {content.figures.length > 0 && (
        <Button
          size="small"
          aria-label={t('subReports.takeFiguresOf', { unit })}
          onClick={() => onTake(content, unit, 'figures')}
        >
          {t('subReports.takeFigures')}
        </Button>
      )}
    </>
  );
}
