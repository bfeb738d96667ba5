import type { TaskView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import type { Place } from '../../parts/task-path.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';

type Units = NonNullable<TaskView['original']>;
type Adjustment = TaskView['members'][number];

/** What was first assigned, beside what has been proposed and approved since; who may decides on it here. */
export function AdjustmentsPanel({ place, view }: { place: Place; view: TaskView }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const adjustments = view.members.filter(({ kind }) => kind === 'adjustment').toReversed();
  if (adjustments.length === 0 && view.original === null) return null;
  return (
    <Panel title={term('kind', 'adjustment')}>
      {view.original && (
        <>
          <h3>{t('adjust.original')}</h3>
          <UnitLines units={view.original} />
        </>
      )}
      {adjustments.map((each) => (
        <OneAdjustment key={each.id} place={place} adjustment={each} />
      ))}
    </Panel>
  );
}

function OneAdjustment({ place, adjustment }: { place: Place; adjustment: Adjustment }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const { state, assignment, reason, answer } = adjustment;
  const words = wordsIn(adjustment.content?.text ?? null);
  return (
    <section>
      <h3>
        {t('adjust.proposed')} <span className="quiet small">{term('event', `adjustment.${state}`)}</span>
      </h3>
      {assignment && <UnitLines units={assignment} />}
      {words.scope !== undefined && <p className="text">{t('adjust.saysScope', { text: words.scope })}</p>}
      {words.targets !== undefined && <p className="text">{t('adjust.saysTargets', { text: words.targets })}</p>}
      {reason?.text && <p className="quiet">{t('adjust.because', { text: reason.text })}</p>}
      {answer?.text && <p className="quiet">{t('adjust.answered', { text: answer.text })}</p>}
      <AdjustmentDeeds place={place} adjustment={adjustment} />
    </section>
  );
}

/** What the reader's post may decide on it. */
function AdjustmentDeeds({ place, adjustment: { id: member, allowed } }: { place: Place; adjustment: Adjustment }) {
  const { t } = useTranslation('task');
  const term = useTerm();
  const askReason = useReason();
  const { deed, isDoing } = useDeed();
  const target = { kind: 'task', ...place } as const;
  const refuse = async (): Promise<void> => {
    const reason = await askReason({ title: term('command', 'adjustment.refuse'), label: t('adjust.why') });
    if (reason !== undefined) await deed([{ type: 'adjustment.refuse', target, member, reason }]);
  };
  const acts = [
    { type: 'adjustment.approve', act: () => deed([{ type: 'adjustment.approve', target, member }]) },
    { type: 'adjustment.refuse', act: refuse },
    { type: 'adjustment.withdraw', act: () => deed([{ type: 'adjustment.withdraw', target, member }]) },
  ] as const;
  return (
    <div className="task-deeds no-print">
      {acts
        .filter(({ type }) => allowed.includes(type))
        .map(({ type, act }) => (
          <Button
            key={type}
            type={type === 'adjustment.approve' ? 'primary' : 'default'}
            loading={isDoing}
            onClick={() => void act()}
          >
            {term('command', type)}
          </Button>
        ))}
    </div>
  );
}

function UnitLines({ units: { lead, jointLeads, coordinating } }: { units: Units }) {
  const term = useTerm();
  const lines = [
    ...(lead ? [{ ...lead, relation: 'lead' } as const] : []),
    ...jointLeads.map((unit) => ({ ...unit, relation: 'jointLead' }) as const),
    ...coordinating.map((unit) => ({ ...unit, relation: 'coordinating' }) as const),
  ];
  return (
    <ul className="task-units">
      {lines.map(({ id, name, relation }) => (
        <li key={id}>
          <span className="quiet">{term('relation', relation)}</span> {name}
        </li>
      ))}
    </ul>
  );
}

/** What is kept of an adjustment's words; of an erased one nothing. */
function wordsIn(text: string | null): { scope?: string; targets?: string } {
  return text === null ? {} : (JSON.parse(text) as { scope?: string; targets?: string });
}
