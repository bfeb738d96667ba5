import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Mark, StateMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { Due } from '../../parts/Due.js';
import { grouped } from './grouped.js';
import { ReportReader } from './ReportReader.js';
import type { Member, Standing } from './standing.js';
import type { TabProps } from './tab.js';

interface Reported extends Member {
  dueOn: string;
}

/** The reports period by period; the chosen one with what changed since the last. */
export default function ReportsTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const [search, setSearch] = useSearchParams();
  const reports = reportsOf(standing);
  const handedIn = reports.filter(({ submissions }) => (submissions ?? 0) > 0);
  const chosen = reports.find(({ id }) => id === search.get('member')) ?? handedIn.findLast(isLead) ?? handedIn.at(-1);
  const choose = (member: string): void => {
    const next = new URLSearchParams(search);
    next.set('tab', 'reports');
    next.set('member', member);
    setSearch(next, { replace: true });
    // Where the page is narrow it stands below.
    document.getElementById('task-report')?.scrollIntoView({ block: 'nearest' });
  };
  if (!chosen) return <Nothing>{t('reports.none')}</Nothing>;
  const last = handedIn.findLast((each) => isSameSeries(each, chosen) && each.dueOn < chosen.dueOn);
  return (
    <div className="task-reports">
      <Panel title={t('reports.periods')}>
        <Periods reports={reports} chosen={chosen.id} onChoose={choose} />
      </Panel>
      <Panel id="task-report" title={<ReportName report={chosen} />}>
        <ReportReader
          key={chosen.id}
          place={place}
          member={chosen.id}
          last={last ? { id: last.id, period: last.period ?? '' } : null}
          at={standing.at}
        />
      </Panel>
    </div>
  );
}

const byKind = (a: Member, b: Member): number =>
  a.kind === b.kind ? (a.unit?.name ?? '').localeCompare(b.unit?.name ?? '', 'zh') : a.kind < b.kind ? -1 : 1;
const isLead = ({ kind }: Member): boolean => kind === 'report';
const isSameSeries = (a: Member, b: Member): boolean => a.kind === b.kind && a.unit?.id === b.unit?.id;

/** In the order of the days that they were due. */
function reportsOf({ members, obligations }: Standing): Reported[] {
  const due = new Map(obligations.map(({ subject, dueOn, kind }) => [`${kind} ${subject ?? ''}`, dueOn]));
  return members
    .filter(({ kind }) => kind === 'report' || kind === 'subReport')
    .map((member) => ({
      ...member,
      dueOn: due.get(`${member.kind} ${member.id}`) ?? member.submittedAt?.slice(0, 10) ?? '',
    }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function ReportName({ report: { kind, unit, period } }: { report: Member }) {
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <>
      {periodText(period ?? '')} {term('kind', kind)} · {unit?.name}
    </>
  );
}

interface PeriodsProps {
  reports: readonly Reported[];
  chosen: string;
  onChoose: (member: string) => void;
}

function Periods({ reports, chosen, onChoose }: PeriodsProps) {
  const periodText = usePeriod();
  const begun = reports.filter(({ state, id }) => state !== 'scheduled' || id === chosen);
  return (
    <ul className="task-periods">
      {[...grouped(begun, ({ period }) => period ?? '')].reverse().map(([period, own]) => (
        <li key={period}>
          <h3>
            {periodText(period)}{' '}
            {own.at(-1)?.dueOn && (
              <span className="quiet small">
                <Due dueOn={own.at(-1)?.dueOn ?? ''} isDone />
              </span>
            )}
          </h3>
          <ul>
            {own.toSorted(byKind).map((report) => (
              <li key={report.id}>
                <ReportButton report={report} isChosen={report.id === chosen} onChoose={() => onChoose(report.id)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function ReportButton({ report, isChosen, onChoose }: { report: Reported; isChosen: boolean; onChoose: () => void }) {
  const term = useTerm();
  const { unit, state, mark } = report;
  return (
    <button type="button" className="task-period" aria-pressed={isChosen} onClick={onChoose}>
      <span>{unit?.name}</span> <StateMark state={state} />{' '}
      {mark !== null && <Mark tone="grey">{term('mark', mark)}</Mark>}
    </button>
  );
}
