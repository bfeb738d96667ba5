import type { ReportRow } from '@duban/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow, useRole } from '../../../client/session.js';
import { useAsk } from '../../../client/use-ask.js';
import { Asked } from '../../../parts/Asked.js';
import { Due } from '../../../parts/Due.js';
import { Mark } from '../../../parts/Light.js';
import { Nothing } from '../../../parts/Nothing.js';
import { Panel } from '../../../parts/Page.js';
import { ReportText } from '../../../parts/report/ReportText.js';
import { useTerm } from '../../../parts/useTerm.js';
import { dayOf } from '../../../time/days.js';
import { ActButtons } from '../Acts.js';
import type { Matter, MemberOf } from '../matter.js';
import { TrajectoryPanel } from '../TrajectoryPanel.js';
import { useActs } from '../useActs.js';
import { ReportForm } from './ReportForm.js';
import { ReportHistory } from './ReportHistory.js';
import { isOfLead, type ReportProps } from './report-props.js';
import { SubReportsBeside } from './SubReportsBeside.js';

/** 进展报送、分项报送: written with last period at hand, compiled by the lead from its units', signed, handed in. */
export function ReportWork({ matter }: { matter: Matter }) {
  const { task, member } = matter;
  const now = useNow();
  const query = useAsk('task.reports', { params: { year: task.task.year, id: task.task.id }, query: {} });
  if (!member) return null;
  return (
    <Asked query={query}>
      {({ rows }) =>
        // Without `fields` each row is whole.
        now === undefined ? null : (
          <Report matter={matter} member={member} rows={rows as ReportRow[]} today={dayOf(now)} />
        )
      }
    </Asked>
  );
}

function Report(props: ReportProps) {
  const role = useRole();
  const { matter, member, rows } = props;
  const [chosen, setChosen] = useState<'write' | 'read'>();
  const own = rows.find(({ id }) => id === member.id);
  const mayWrite = mayBeWritten(member);
  const isWriting = mayWrite && (chosen ?? (isReadFirst(own, member, role) ? 'read' : 'write')) === 'write';
  const isCompiled = isOfLead(matter, member);
  const under = (
    <>
      {own && own.submissions > 0 && <ReportHistory matter={matter} member={member} />}
      <TrajectoryPanel matter={matter} />
    </>
  );
  if (isWriting)
    return (
      <ReportForm {...props} onRead={own?.content ? () => setChosen('read') : undefined}>
        {under}
      </ReportForm>
    );
  return (
    <>
      <ReportRead {...props} onWrite={mayWrite ? () => setChosen('write') : undefined} />
      {isCompiled && <SubReportsBeside {...props} />}
      {under}
    </>
  );
}

const mayBeWritten = ({ allowed }: MemberOf): boolean =>
  allowed.includes('report.draft') || allowed.includes('subReport.submit');

/** Who signs sees the whole first; what is signed is changed only where somebody means to. */
const isReadFirst = (own: ReportRow | undefined, { state, allowed }: MemberOf, role: string | null): boolean =>
  own?.content != null && (state === 'signed' || (role === 'unitHead' && allowed.includes('report.sign')));

function ReportRead({ matter, member, rows, onWrite }: ReportProps & { onWrite: (() => void) | undefined }) {
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const acts = useActs(matter.task);
  const own = rows.find((row) => row.id === member.id);
  return (
    <Panel
      title={t('report.text')}
      extra={own?.mark ? <Mark tone={own.mark === 'poor' ? 'yellow' : 'green'}>{term('mark', own.mark)}</Mark> : null}
    >
      {own?.content ? (
        <ReportText content={own.content} />
      ) : (
        <Unwritten matter={matter} isErased={own?.erased ?? false} />
      )}
      <div className="work-acts">
        {own?.content && (
          <ActButtons
            acts={acts}
            of={member}
            commands={['report.sign', 'report.submit', 'subReport.approve', 'subReport.sendBack']}
            leads
          />
        )}
        <ToReview matter={matter} member={member} />
        {onWrite && <Button onClick={onWrite}>{t(member.state === 'signed' ? 'changeSigned' : 'change')}</Button>}
        <ActButtons acts={acts} of={member} commands={['report.withdraw', 'subReport.withdraw']} />
      </div>
    </Panel>
  );
}

function ToReview({ matter, member }: { matter: Matter; member: MemberOf }) {
  const { t } = useTranslation('work');
  const { year, id } = matter.task.task;
  if (!member.allowed.includes('report.accept')) return null;
  return <Link to={`/review?task=${year}/${id}&member=${member.id}`}>{t('report.toReview')}</Link>;
}

function Unwritten({ matter: { member, obligation }, isErased }: { matter: Matter; isErased: boolean }) {
  const { t } = useTranslation(['work', 'frame']);
  if (isErased) return <p className="quiet">{t('erased', { ns: 'frame' })}</p>;
  if (member?.state === 'scheduled' && obligation)
    return (
      <Nothing>
        {t('report.opens', { day: dayOf(obligation.opensAt) })} <Due dueOn={obligation.dueOn} />
      </Nothing>
    );
  return <Nothing>{t('report.notYet')}</Nothing>;
}
