import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Select } from 'antd';
import type { OperationAnswer } from '@duban/contracts';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import { Moment } from '../../parts/Due.js';
import { Mark, StateMark } from '../../parts/Light.js';
import { Nothing } from '../../parts/Nothing.js';
import { Panel } from '../../parts/Page.js';
import { useTerm } from '../../parts/useTerm.js';
import { FigureCharts } from './FigureCharts.js';
import { PlanDifference } from './PlanDifference.js';
import { PlanText } from './PlanText.js';
import { until } from './standing.js';
import type { TabProps } from './tab.js';
import { useReasonText } from './useReasonText.js';

type Plan = OperationAnswer<'plan.read'>;
type Version = Plan['versions'][number];

/** The plan and the parts that go into it, version by version; the figures held against what it promises. */
export default function PlanTab({ place, standing }: TabProps) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const [search, setSearch] = useSearchParams();
  const plans = standing.members
    .filter(({ kind }) => kind === 'plan' || kind === 'planPart')
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  const chosen = plans.find(({ id }) => id === search.get('member')) ?? plans[0];
  if (!chosen) return <Nothing>{t('plan.none')}</Nothing>;
  const choose = (member: string): void => {
    const next = new URLSearchParams(search);
    next.set('member', member);
    setSearch(next, { replace: true });
  };
  return (
    <div className="task-parts">
      <Panel
        title={t('plan.title')}
        extra={
          <Select
            className="task-chart-choice"
            aria-label={t('plan.choose')}
            value={chosen.id}
            onChange={choose}
            options={plans.map(({ id, kind, unit }) => ({
              value: id,
              label: `${term('kind', kind)} · ${unit?.name ?? ''}`,
            }))}
          />
        }
      >
        <p>
          {chosen.unit?.name} <StateMark state={chosen.state} />
        </p>
        <PlanVersions key={chosen.id} place={place} member={chosen.id} at={standing.at} />
      </Panel>
      <FigureCharts place={place} standing={standing} />
    </div>
  );
}

function PlanVersions({ place, member, at }: { place: TabProps['place']; member: string; at: string | null }) {
  const { t } = useTranslation('task');
  const plan = useAsk('plan.read', { params: { ...place, member }, query: {} });
  return (
    <Asked query={plan}>
      {({ versions }) => {
        const shown = until(versions, at);
        return shown.length === 0 ? (
          <Nothing>{t('plan.notWritten')}</Nothing>
        ) : (
          <Versions place={place} member={member} versions={shown} at={at} />
        );
      }}
    </Asked>
  );
}

interface VersionsProps {
  place: TabProps['place'];
  member: string;
  versions: Version[];
  at: string | null;
}

function Versions({ place, member, versions, at }: VersionsProps) {
  const { t } = useTranslation('task');
  const [search, setSearch] = useSearchParams();
  const last = versions.at(-1);
  const shown = versions.find(({ number }) => String(number) === search.get('version')) ?? last;
  if (!shown) return null;
  const choose = (number: number): void => {
    const next = new URLSearchParams(search);
    next.set('version', String(number));
    setSearch(next, { replace: true });
  };
  const earlier = versions.filter(({ number }) => number < shown.number);
  const baseline = earlier.find(({ isBaseline }) => isBaseline) ?? earlier.at(-1);
  return (
    <>
      <ol className="task-versions">
        {versions.map((version) => (
          <VersionLine
            key={version.number}
            version={version}
            at={at}
            isShown={version.number === shown.number}
            onShow={() => choose(version.number)}
          />
        ))}
      </ol>
      {shown.content ? (
        <PlanText content={shown.content} isPast={at !== null} />
      ) : (
        <p className="quiet">{t('plan.erased')}</p>
      )}
      {baseline && (
        <PlanDifference place={place} member={member} earlier={earlier} from={baseline.number} to={shown.number} />
      )}
    </>
  );
}

interface VersionLineProps {
  version: Version;
  at: string | null;
  isShown: boolean;
  onShow: () => void;
}

function VersionLine({ version, at, isShown, onShow }: VersionLineProps) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const reasonText = useReasonText();
  const isInForce = version.isInForce && (at === null || (version.cameIntoForceAt ?? at) <= at);
  return (
    <li>
      <button type="button" className="task-version" aria-pressed={isShown} onClick={onShow}>
        {t('plan.version', { number: version.number })}
      </button>{' '}
      <Moment at={version.at} /> {version.by?.unit} {version.by?.title}{' '}
      {version.isBaseline && <Mark tone="blue">{t('plan.baseline')}</Mark>}{' '}
      {isInForce && <Mark tone="green">{t('plan.inForce')}</Mark>}
      <ul className="quiet small">
        {until(version.steps, at).map(({ type, at: moment, reason }, index) => (
          <li key={index}>
            {term('event', type)} <Moment at={moment} />
            {reason && <span className="text"> {reasonText(reason)}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}
