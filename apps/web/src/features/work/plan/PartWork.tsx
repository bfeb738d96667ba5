import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../parts/Page.js';
import { useEdited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import { ActButtons } from '../Acts.js';
import { EditedNotes } from '../EditedNotes.js';
import type { Matter, MemberOf } from '../matter.js';
import { useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import { planContentOf, planDraftOf, planFaults, planOf } from './plan-draft.js';
import { PlanFields, useLeaderPosts } from './PlanFields.js';
import { PlanHints } from './PlanHints.js';
import { PlanText } from './PlanText.js';
import { PlanVersions } from './PlanVersions.js';

/** 分方案: a coordinating unit writes and hands in its part; the lead takes it up or sends it back. */
export function PartWork({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const { task, member } = matter;
  const acts = useActs(task);
  if (!member) return null;
  const content = planContentOf(member);
  const isWriting = member.allowed.includes('planPart.submit');
  return (
    <>
      {isWriting ? (
        <PartForm matter={matter} member={member} />
      ) : (
        <Panel title={t('plan.part')}>
          {content ? <PlanText content={content} /> : <p className="quiet">{t('parts.notYet')}</p>}
          <div className="work-acts">
            <ActButtons
              acts={acts}
              of={member}
              commands={['planPart.approve', 'planPart.sendBack', 'planPart.withdraw']}
              leads
            />
          </div>
        </Panel>
      )}
      {member.submissions !== null && member.submissions > 0 && <PlanVersions matter={matter} />}
    </>
  );
}

function PartForm({ matter, member }: { matter: Matter; member: MemberOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { task } = matter;
  const { give, isMeant, isDoing } = useActs(task);
  const posts = useLeaderPosts(member.unit?.id);
  const [isTried, setTried] = useState(false);
  const edited = useEdited({
    place: usePlace('planPart', member.id),
    version: member.version,
    saved: planDraftOf(planContentOf(member)),
    textOf: (draft) => JSON.stringify(planOf(draft)),
  });
  const { typed, type, version } = edited;
  const faults = planFaults(typed);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (faults.length > 0 || !(await isMeant('planPart.submit'))) return;
    const content = planOf(typed);
    await give([{ type: 'planPart.submit', target: task.task, member: member.id, expectedVersion: version, content }]);
  };
  return (
    <Panel title={t('plan.part')}>
      <div className="work-form">
        <EditedNotes edited={edited} />
        <PlanFields draft={typed} onChange={type} faults={isTried ? faults : []} posts={posts} isWhole={false} />
        <PlanHints matter={matter} draft={typed} posts={posts} />
        <div className="work-acts">
          <Button type="primary" loading={isDoing} disabled={edited.newer !== null} onClick={() => void submit()}>
            {term('command', 'planPart.submit')}
          </Button>
          {isTried && faults.length > 0 && (
            <span className="report-fault" role="status">
              {t('faultsLeft', { count: faults.length })}
            </span>
          )}
        </div>
      </div>
    </Panel>
  );
}
