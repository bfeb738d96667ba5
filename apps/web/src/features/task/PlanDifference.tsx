import type { OperationAnswer } from '@duban/contracts';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../client/use-ask.js';
import { Asked } from '../../parts/Asked.js';
import type { Place } from '../../parts/task-path.js';
import { useAside } from '../../parts/useAside.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayText } from '../../time/days.js';

type Plan = OperationAnswer<'plan.read'>;
type Difference = NonNullable<Plan['difference']>;

interface DifferenceProps {
  place: Place;
  member: string;
  /** What it may be compared with. */
  earlier: Plan['versions'];
  from: number;
  to: number;
}

/** What changed in a plan since an earlier version: since the baseline unless another is chosen. */
export function PlanDifference({ place, member, earlier, from: first, to }: DifferenceProps) {
  const { t } = useTranslation('task');
  const [chosen, setFrom] = useState<number>();
  const from = chosen !== undefined && chosen < to ? chosen : first;
  const plan = useAsk('plan.read', { params: { ...place, member }, query: { from, to } }, { keepsPrevious: true });
  return (
    <section>
      <h3>
        {t('plan.since')}{' '}
        <Select
          size="small"
          aria-label={t('plan.since')}
          value={from}
          onChange={setFrom}
          options={earlier.map(({ number, isBaseline }) => ({
            value: number,
            label: `${t('plan.version', { number })}${isBaseline ? ` (${t('plan.baseline')})` : ''}`,
          }))}
        />
      </h3>
      <Asked query={plan}>
        {({ difference }) =>
          difference ? <Changes difference={difference} /> : <p className="quiet">{t('plan.erased')}</p>
        }
      </Asked>
    </section>
  );
}

function Changes({ difference }: { difference: Difference }) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const aside = useAside();
  const day = (date: string): string => dayText(date, language);
  const { added, removed, moved, measuresAdded, measuresRemoved, leader } = difference;
  const came = [...added.map(({ name, dueOn }) => aside(name, day(dueOn))), ...measuresAdded];
  const went = [...removed.map(({ name, dueOn }) => aside(name, day(dueOn))), ...measuresRemoved];
  if (came.length + went.length + moved.length === 0 && !leader) return <p className="quiet">{t('plan.same')}</p>;
  return (
    <ul className="difference">
      {moved.map(({ name, before, after }, index) => (
        <li key={index}>
          {name} <del>{day(before.dueOn)}</del> <ins>{day(after.dueOn)}</ins>
          {before.owed !== after.owed && ` ${t(after.owed ? 'plan.nowOwed' : 'plan.noLongerOwed')}`}
        </li>
      ))}
      {leader && (
        <li>
          {t('plan.leader')} <del>{leader.before}</del> <ins>{leader.after}</ins>
        </li>
      )}
      {went.map((text) => (
        <li key={text}>
          <del>{text}</del>
        </li>
      ))}
      {came.map((text) => (
        <li key={text}>
          <ins>{text}</ins>
        </li>
      ))}
    </ul>
  );
}
