import type { OperationAnswer } from '@duban/contracts';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/use-ask.js';
import { Asked } from '../../../parts/Asked.js';
import { Moment } from '../../../parts/Due.js';
import { Mark } from '../../../parts/Light.js';
import { Panel } from '../../../parts/Page.js';
import { useTerm } from '../../../parts/useTerm.js';
import type { Matter } from '../matter.js';

type Plan = OperationAnswer<'plan.read'>;

/** 版本: every wording of the plan, the baseline and the one in force marked, and what changed between two. */
export function PlanVersions({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const [pair, setPair] = useState<{ from?: number; to?: number }>({});
  const query = useAsk(
    'plan.read',
    { params: { year: task.task.year, id: task.task.id, member: member?.id ?? '' }, query: pair },
    { keepsPrevious: true },
  );
  return (
    <Panel title={t('versions.title')}>
      <Asked query={query}>
        {(plan) => (
          <>
            <Versions plan={plan} />
            {plan.versions.length > 1 && <Choice plan={plan} onChoose={setPair} />}
            {plan.difference && plan.difference.from !== plan.difference.to && (
              <Difference difference={plan.difference} />
            )}
          </>
        )}
      </Asked>
    </Panel>
  );
}

function Versions({ plan: { versions } }: { plan: Plan }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  if (versions.length === 0) return <p className="quiet">{t('versions.none')}</p>;
  return (
    <ul className="work-list">
      {versions.toReversed().map(({ number, at, by, isBaseline, isInForce, steps }) => (
        <li key={number}>
          <span>
            {t('versions.number', { number })} {isBaseline && <Mark tone="blue">{t('versions.baseline')}</Mark>}{' '}
            {isInForce && <Mark tone="green">{t('versions.inForce')}</Mark>}
            {steps
              .filter(({ reason }) => reason?.text)
              .map(({ at: when, type, reason }) => (
                <span key={when} className="quiet small text work-step">
                  {term('command', commandOf(type))}: {reason?.text}
                </span>
              ))}
          </span>
          <span className="work-list-end quiet small">
            {by && `${by.unit ?? ''}${by.title} `}
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The word of a command stands for what it brought about. */
const commandOf = (event: string): string =>
  ({ 'plan.returned': 'plan.return', 'planPart.sentBack': 'planPart.sendBack' })[event] ?? event;

function Choice({ plan, onChoose }: { plan: Plan; onChoose: (pair: { from?: number; to?: number }) => void }) {
  const { t } = useTranslation('work');
  const options = plan.versions.map(({ number }) => ({ value: number, label: t('versions.number', { number }) }));
  const from = plan.difference?.from ?? plan.versions[0]?.number;
  const to = plan.difference?.to ?? plan.versions.at(-1)?.number;
  return (
    <div className="work-row">
      <Select
        size="small"
        aria-label={t('versions.from')}
        value={from}
        options={options}
        onChange={(chosen) => onChoose({ from: chosen, to })}
      />
      →
      <Select
        size="small"
        aria-label={t('versions.to')}
        value={to}
        options={options}
        onChange={(chosen) => onChoose({ from, to: chosen })}
      />
    </div>
  );
}

function Difference({ difference }: { difference: NonNullable<Plan['difference']> }) {
  const { t } = useTranslation('work');
  const { added, removed, moved, measuresAdded, measuresRemoved, leader } = difference;
  const lines = [
    ...added.map(({ name, dueOn }) => ['ins', `${name} ${dueOn}`] as const),
    ...removed.map(({ name, dueOn }) => ['del', `${name} ${dueOn}`] as const),
    ...measuresAdded.map((measure) => ['ins', measure] as const),
    ...measuresRemoved.map((measure) => ['del', measure] as const),
  ];
  const isSame = lines.length === 0 && moved.length === 0 && !leader;
  return (
    <div className="work-difference">
      <h3>{t('versions.difference', { from: difference.from, to: difference.to })}</h3>
      {isSame && <p className="quiet">{t('versions.same')}</p>}
      <ul>
        {lines.map(([Tag, text], index) => (
          <li key={index} className="text">
            <span className="only-read">{t(Tag === 'ins' ? 'versions.added' : 'versions.removed')} </span>
            <Tag>{text}</Tag>
          </li>
        ))}
        {moved.map(({ name, before, after }) => (
          <li key={name} className="text">
            {name}: <del>{dayOf(before, t('plan.owedMark'))}</del> → <ins>{dayOf(after, t('plan.owedMark'))}</ins>
          </li>
        ))}
        {leader && (
          <li className="text">
            {t('plan.leader')}: <del>{leader.before}</del> → <ins>{leader.after}</ins>
          </li>
        )}
      </ul>
    </div>
  );
}

const dayOf = ({ dueOn, owed }: { dueOn: string; owed: boolean }, mark: string): string =>
  owed ? `${dueOn} ${mark}` : dueOn;
