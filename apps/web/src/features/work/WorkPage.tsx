import type { TaskView } from '@duban/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Due } from '../../parts/Due.js';
import { StateMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page } from '../../parts/Page.js';
import { taskPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { Acknowledge } from './Acknowledge.js';
import { Beside } from './Beside.js';
import { CameBack } from './CameBack.js';
import { ClaimWork } from './closeOut/ClaimWork.js';
import { CloseOutWork } from './closeOut/CloseOutWork.js';
import { DisagreementWork } from './DisagreementWork.js';
import { ExtensionWork } from './ExtensionWork.js';
import { InstructionWork } from './InstructionWork.js';
import { type Matter, matterOf, unitOf } from './matter.js';
import { MilestoneWork } from './MilestoneWork.js';
import { ObjectionWork } from './ObjectionWork.js';
import { PartWork } from './plan/PartWork.js';
import { PlanWork } from './plan/PlanWork.js';
import { ReportWork } from './report/ReportWork.js';
import { SlipWork } from './SlipWork.js';
import './work.css';

const works: Readonly<Record<string, (matter: Matter) => ReactNode>> = {
  acknowledgement: (matter) => <Acknowledge matter={matter} />,
  plan: (matter) => <PlanWork matter={matter} />,
  planPart: (matter) => <PartWork matter={matter} />,
  report: (matter) => <ReportWork matter={matter} />,
  subReport: (matter) => <ReportWork matter={matter} />,
  milestone: (matter) => <MilestoneWork matter={matter} />,
  reply: (matter) => <InstructionWork matter={matter} />,
  instruction: (matter) => <InstructionWork matter={matter} />,
  disagreement: (matter) => <DisagreementWork matter={matter} />,
  extension: (matter) => <ExtensionWork matter={matter} />,
  objection: (matter) => <ObjectionWork matter={matter} />,
  claim: (matter) => <ClaimWork matter={matter} />,
  closeOut: (matter) => <CloseOutWork matter={matter} />,
  slip: (matter) => <SlipWork matter={matter} />,
};

/** The one place where a part or an obligation of a task is settled. */
export default function WorkPage() {
  const { year = '', id = '', member = '' } = useParams();
  const query = useAsk('task.read', { params: { year: Number(year), id }, query: {} });
  // Without `fields` the answer is whole.
  return (
    <Asked query={query}>{(task) => <WorkOn task={task as TaskView} id={member} key={`${id} ${member}`} />}</Asked>
  );
}

function WorkOn({ task, id }: { task: TaskView; id: string }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const periodText = usePeriod();
  const matter = matterOf(task, id);
  const work = matter && works[matter.kind];
  // Decided beside what was first assigned, on the page of the task.
  if (matter?.kind === 'adjustment') return <Navigate to={taskPath(task.task)} replace />;
  if (!matter || !work)
    return (
      <Page title={task.title}>
        <Nothing>
          {t('unknown')} <Link to={taskPath(task.task)}>{t('toTask')}</Link>
        </Nothing>
      </Page>
    );
  const period = matter.member?.period ?? matter.obligation?.period;
  const kind = matter.kind === 'claim' ? 'closeOut' : matter.kind;
  return (
    <Page
      title={`${term('kind', kind)}${period ? ` · ${periodText(period)}` : ''}`}
      under={<Under matter={matter} />}
      actions={<Standing matter={matter} />}
    >
      <div className="work">
        <div className="work-main">
          <CameBack matter={matter} />
          {work(matter)}
        </div>
        <Beside matter={matter} />
      </div>
    </Page>
  );
}

function Under({ matter }: { matter: Matter }) {
  const { task } = matter;
  return (
    <>
      <Link to={taskPath(task.task)}>
        {task.number} {task.title}
      </Link>
      {task.directive && ` · ${task.directive.number}`}
      {` · ${unitOf(matter)?.name ?? ''}`}
    </>
  );
}

function Standing({ matter: { member, obligation } }: { matter: Matter }) {
  const state = member?.state ?? obligation?.state;
  const isDone = obligation !== null && ['met', 'metLate', 'waived', 'cancelled'].includes(obligation.state);
  return (
    <>
      {obligation && <Due dueOn={obligation.dueOn} isDone={isDone} />}
      {state && <StateMark state={state} />}
      {obligation && member && obligation.state === 'missed' && <StateMark state="missed" />}
    </>
  );
}
