import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../../client/use-give.js';
import { Panel } from '../../../parts/Page.js';
import { TextDifference } from '../../../parts/TextDifference.js';
import { type Edited, useEdited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import { EditedNotes } from '../EditedNotes.js';
import type { Matter, MemberOf } from '../matter.js';
import { useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import { PartsBeside } from './PartsBeside.js';
import { planContentOf, type PlanDraft, planDraftOf, planFaults, planOf, withPart } from './plan-draft.js';
import { PlanFields, useLeaderPosts } from './PlanFields.js';
import { PlanHints } from './PlanHints.js';

interface PlanFormProps {
  matter: Matter;
  member: MemberOf;
  onRead: (() => void) | undefined;
}

/** The plan while the lead writes it, with the parts of the units beside it. */
export function PlanForm({ matter, member, onRead }: PlanFormProps) {
  const { t } = useTranslation('work');
  const { task } = matter;
  const posts = useLeaderPosts(task.lead?.id);
  const [isTried, setTried] = useState(false);
  const edited = useEdited<PlanDraft>({
    place: usePlace('plan', member.id),
    version: member.version,
    saved: planDraftOf(planContentOf(member)),
    textOf: (draft) => JSON.stringify(planOf(draft)),
  });
  const { typed, type } = edited;
  const faults = isTried ? planFaults(typed) : [];
  return (
    <div className={task.members.some(({ kind }) => kind === 'planPart') ? 'work-beside-each-other' : 'work-stack'}>
      <Panel title={t('plan.whole')}>
        <div className="work-form">
          <EditedNotes
            edited={edited}
            difference={
              edited.newer && <TextDifference before={plainPlan(edited.base)} after={plainPlan(edited.newer)} />
            }
          />
          <PlanFields draft={typed} onChange={type} faults={faults} posts={posts} isWhole />
          <PlanHints matter={matter} draft={typed} posts={posts} />
          <Sending {...{ edited, matter, member, isTried, onRead }} onTry={() => setTried(true)} />
        </div>
      </Panel>
      <PartsBeside task={task} onTake={(content, unit) => type(withPart(typed, content, unit))} />
    </div>
  );
}

interface SendingProps extends PlanFormProps {
  edited: Edited<PlanDraft>;
  isTried: boolean;
  onTry: () => void;
}

/** The steps that may follow the writing: kept, signed. */
function Sending({ edited, matter: { task }, member, isTried, onTry, onRead }: SendingProps) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const { typed, isDirty } = edited;
  const faults = planFaults(typed).length;
  const isSaved = !isDirty && planContentOf(member) !== null;
  const maySign = member.allowed.includes('plan.sign');
  const save = async (signs: boolean): Promise<void> => {
    onTry();
    if (faults > 0) return;
    const isDone = await give(commandsOf(signs));
    if (isDone && signs) onRead?.();
  };
  const commandsOf = (signs: boolean): GivenCommand[] => {
    const about = { target: task.task, member: member.id, group: 'plan' };
    const draft = { type: 'plan.draft', ...about, expectedVersion: edited.version, content: planOf(typed) } as const;
    return [...(isDirty || !signs ? [draft] : []), ...(signs ? [{ type: 'plan.sign', ...about } as const] : [])];
  };
  return (
    <div className="work-acts">
      {maySign && (
        <Button type="primary" loading={isDoing} disabled={edited.newer !== null} onClick={() => void save(true)}>
          {isDirty ? t('saveAndSign') : term('command', 'plan.sign')}
        </Button>
      )}
      <Button
        type={maySign ? 'default' : 'primary'}
        loading={isDoing}
        disabled={edited.newer !== null || isSaved}
        onClick={() => void save(false)}
      >
        {term('command', 'plan.draft')}
      </Button>
      {onRead && <Button onClick={onRead}>{t('read')}</Button>}
      <span className="quiet" role="status">
        {isTried && faults > 0 && t('faultsLeft', { count: faults })}
        {isSaved && t(maySign ? 'savedNow' : 'waitsForHead')}
      </span>
    </div>
  );
}

const plainPlan = ({ milestones, responsibleLeader, measures }: PlanDraft): string =>
  [...milestones.map(({ name, dueOn }) => `${dueOn} ${name}`), responsibleLeader, ...measures].join('\n');
