import type { OperationAnswer, ReportContent } from '@duban/contracts';
import { Alert, Button, Drawer, Space } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../client/use-ask.js';
import type { GivenCommand } from '../../client/use-give.js';
import { Asked } from '../../parts/Asked.js';
import { Due, Moment } from '../../parts/Due.js';
import { ReportText } from '../../parts/report/ReportText.js';
import { workPath } from '../../parts/task-path.js';
import { TextDifference } from '../../parts/TextDifference.js';
import { useDeed } from '../../parts/useDeed.js';
import { useDisagreement } from '../../parts/useDisagreement.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useReason } from '../../parts/useReason.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';
import { StandingMark } from './StandingMark.js';
import type { Debt, useUrge } from './useUrge.js';

interface PartDrawerProps {
  debt: Debt;
  /** Goes on to the next that waits, or back; nothing where there is none. */
  onNext: (() => void) | undefined;
  onBefore: (() => void) | undefined;
  onClose: () => void;
  urging: ReturnType<typeof useUrge>;
}

/** 分方案, 分报告: read in place, taken up or sent back, urged where it has not come. */
export function PartDrawer({ debt, onNext, onBefore, onClose, urging }: PartDrawerProps) {
  const { t } = useTranslation('board');
  const { task, cell } = debt;
  const acts = usePartActs(debt, onNext ?? onClose);
  const unit = task.units.find(({ id }) => id === cell.unit)?.name ?? '';
  const keys: Keys = {
    a: acts.approve,
    r: acts.sendBack,
    j: onNext,
    k: onBefore,
  };
  useKeys(keys);
  return (
    <Drawer
      open
      size={640}
      onClose={onClose}
      title={unit}
      extra={
        <Space>
          <Button size="small" disabled={!onBefore} onClick={onBefore} title="K">
            {t('before')}
          </Button>
          <Button size="small" disabled={!onNext} onClick={onNext} title="J">
            {t('next')}
          </Button>
        </Space>
      }
      footer={<PartActs debt={debt} acts={acts} urging={urging} />}
    >
      <PartHead debt={debt} />
      {cell.part && cell.part.submissions > 0 && <PartText debt={debt} key={cell.part.id} />}
    </Drawer>
  );
}

type Keys = Readonly<Record<string, (() => void) | undefined>>;

/** Keys that act wherever the focus is: the button that had it may be gone with the part that it was about. */
function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof Element && event.target.closest('input, textarea, .ant-modal-root');
      if (isElsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = latest.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

interface Acts {
  isDoing: boolean;
  approve: (() => void) | undefined;
  sendBack: (() => void) | undefined;
  raise: (() => void) | undefined;
}

/** What the lead may do about a part; nothing where the server does not allow it. */
function usePartActs({ task, cell: { part, obligation } }: Debt, onDone: () => void): Acts {
  const { t } = useTranslation('board');
  const term = useTerm();
  const askReason = useReason();
  const { deed, isDoing } = useDeed();
  const kind = part?.kind === 'planPart' ? 'planPart' : 'subReport';
  const may = (command: string): boolean => !isDoing && (part?.allowed.includes(command) ?? false);
  const give = async (command: GivenCommand | undefined): Promise<void> => {
    if (command && (await deed([command]))) onDone();
  };
  const about = { target: task.task, member: part?.id ?? '', expectedVersion: part?.version };
  const approve = (): void => void give({ type: `${kind}.approve`, ...about });
  const sendBack = async (): Promise<void> => {
    const reason = await askReason({ title: term('command', `${kind}.sendBack`), label: t('sendBackReason') });
    if (reason !== undefined) await give({ type: `${kind}.sendBack`, ...about, reason });
  };
  const ask = useDisagreement({ target: task.task, of: [part, obligation], label: t('raiseReason') });
  return {
    isDoing,
    approve: may(`${kind}.approve`) ? approve : undefined,
    sendBack: may(`${kind}.sendBack`) ? () => void sendBack() : undefined,
    raise: ask && (() => void ask().then(give)),
  };
}

/** Of what it is, by when, how it stands, when it was last urged, why it came back. */
function PartHead({ debt: { task, cell } }: { debt: Debt }) {
  const { t } = useTranslation('board');
  const term = useTerm();
  const periodText = usePeriod();
  const { obligation, part, period, kind, urgedAt } = cell;
  const isDone = obligation.state === 'met' || obligation.state === 'metLate';
  const facts: readonly [string, ReactNode][] = [
    [t('fact.task'), task.number === null ? task.title : t('numbered', { number: task.number, title: task.title })],
    [t('fact.what'), `${period === null ? '' : periodText(period)}${term('kind', part?.kind ?? kind)}`],
    [t('fact.due'), <Due key="due" dueOn={obligation.dueOn} isDone={isDone} />],
    [t('fact.came'), part?.submittedAt ? <Moment key="came" at={part.submittedAt} /> : t('notYet')],
    [t('fact.urged'), urgedAt ? <Moment key="urged" at={urgedAt} /> : t('never')],
  ];
  return (
    <>
      <p>
        <StandingMark cell={cell} isLead={false} />
      </p>
      <dl className="board-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {part?.reason && (
        <Alert
          type="warning"
          showIcon
          title={t('cameBackWhy')}
          description={<p className="text">{part.reason.text}</p>}
        />
      )}
    </>
  );
}

/** What the unit wrote; of a second wording, what changed. */
function PartText({ debt: { task, cell } }: { debt: Debt }) {
  const { year, id } = task.task;
  const params = { year, id, member: cell.part?.id ?? '' };
  const isPlan = cell.part?.kind === 'planPart';
  const plan = useAsk('plan.read', { params }, { enabled: isPlan });
  const report = useAsk('report.read', { params }, { enabled: !isPlan });
  if (isPlan) return <Asked query={plan}>{(view) => <PlanPartText plan={view} />}</Asked>;
  return <Asked query={report}>{(view) => <SubReportText report={view} />}</Asked>;
}

function SubReportText({ report: { content, erased, versions } }: { report: OperationAnswer<'report.read'> }) {
  const { t } = useTranslation(['board', 'frame']);
  const before = versions.at(-2)?.content;
  if (!content) return <p className="quiet">{t(erased ? 'erased' : 'nothing', { ns: 'frame' })}</p>;
  return (
    <section className="board-text" aria-label={t('content')}>
      <ReportText content={content as ReportContent} />
      {before && before.summary !== content.summary && (
        <details>
          <summary>{t('changed')}</summary>
          <TextDifference before={before.summary} after={content.summary} />
        </details>
      )}
    </section>
  );
}

function PlanPartText({ plan: { content, erased } }: { plan: OperationAnswer<'plan.read'> }) {
  const { t } = useTranslation(['board', 'frame']);
  const language = useLanguage();
  if (!content) return <p className="quiet">{t(erased ? 'erased' : 'nothing', { ns: 'frame' })}</p>;
  return (
    <section className="board-text" aria-label={t('content')}>
      <h3>{t('plan.leader')}</h3>
      <p>{content.responsibleLeader}</p>
      <h3>{t('plan.milestones')}</h3>
      <ul>
        {content.milestones.map(({ name, dueOn }, index) => (
          <li key={index}>
            <time dateTime={dueOn}>{dayText(dueOn, language)}</time> {name}
          </li>
        ))}
      </ul>
      <h3>{t('plan.measures')}</h3>
      <ol>
        {content.measures.map((measure, index) => (
          <li key={index} className="text">
            {measure}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PartActsProps {
  debt: Debt;
  acts: Acts;
  urging: ReturnType<typeof useUrge>;
}

function PartActs({ debt, acts, urging }: PartActsProps) {
  const { t } = useTranslation('board');
  const term = useTerm();
  const { cell, task } = debt;
  const mayUrge = cell.obligation.allowed.includes('obligation.urge') && cell.obligation.state !== 'pending';
  return (
    <Space wrap>
      {acts.approve && (
        <Button type="primary" onClick={acts.approve}>
          {term('command', 'subReport.approve')} <kbd>A</kbd>
        </Button>
      )}
      {acts.sendBack && (
        <Button onClick={acts.sendBack}>
          {term('command', 'subReport.sendBack')} <kbd>R</kbd>
        </Button>
      )}
      {mayUrge && (
        <Button
          type={acts.approve ? 'default' : 'primary'}
          loading={urging.isDoing}
          onClick={() => void urging.urge([debt])}
        >
          {t('urge.one')}
        </Button>
      )}
      {acts.raise && <Button onClick={acts.raise}>{term('command', 'disagreement.raise')}</Button>}
      <Link to={workPath(task.task, cell.part?.id ?? cell.obligation.id)}>{t('openWork')}</Link>
    </Space>
  );
}
