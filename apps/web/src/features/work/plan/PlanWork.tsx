import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../../../client/session.js';
import { Panel } from '../../../parts/Page.js';
import { useTerm } from '../../../parts/useTerm.js';
import { ActButtons } from '../Acts.js';
import type { Matter, MemberOf } from '../matter.js';
import { TrajectoryPanel } from '../TrajectoryPanel.js';
import { useActs } from '../useActs.js';
import { PartsBeside } from './PartsBeside.js';
import { planContentOf } from './plan-draft.js';
import { PlanForm } from './PlanForm.js';
import { PlanText } from './PlanText.js';
import { PlanVersions } from './PlanVersions.js';

/** 落实方案: compiled from the parts by the lead, signed by its head, filed, approved, in force, revised. */
export function PlanWork({ matter }: { matter: Matter }) {
  const role = useRole();
  const { member } = matter;
  const [chosen, setChosen] = useState<'write' | 'read'>();
  if (!member) return null;
  const mayWrite = member.allowed.includes('plan.draft');
  const content = planContentOf(member);
  // Who signs sees the whole first; what is signed is changed only where somebody means to.
  const readsFirst = content !== null && (member.state === 'signed' || role === 'unitHead');
  const isWriting = mayWrite && (chosen ?? (readsFirst ? 'read' : 'write')) === 'write';
  return (
    <>
      {isWriting ? (
        <PlanForm matter={matter} member={member} onRead={content ? () => setChosen('read') : undefined} />
      ) : (
        <>
          <PlanRead matter={matter} member={member} onWrite={mayWrite ? () => setChosen('write') : undefined} />
          <PartsBeside task={matter.task} />
        </>
      )}
      {content && <PlanVersions matter={matter} />}
      {member.state === 'inForce' && <TrajectoryPanel matter={matter} />}
    </>
  );
}

interface PlanReadProps {
  matter: Matter;
  member: MemberOf;
  onWrite: (() => void) | undefined;
}

function PlanRead({ matter: { task }, member, onWrite }: PlanReadProps) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const acts = useActs(task);
  const content = planContentOf(member);
  const missing = member.missingParts?.length ?? 0;
  return (
    <Panel title={t('plan.whole')}>
      {content ? <PlanText content={content} /> : <p className="quiet">{t('plan.notYet')}</p>}
      {missing > 0 && <Alert type="info" title={t('plan.missingParts', { count: missing })} />}
      {(member.approvalsLeft ?? []).length > 0 && (
        <p className="quiet">
          {t('plan.approvalsLeft')} {member.approvalsLeft?.map((role) => term('role', role)).join('、')}
        </p>
      )}
      <div className="work-acts">
        {content && (
          <ActButtons
            acts={acts}
            of={member}
            commands={['plan.sign', 'plan.file', 'plan.approve', 'plan.return', 'plan.revise']}
            leads
          />
        )}
        {onWrite && <Button onClick={onWrite}>{t(member.state === 'signed' ? 'changeSigned' : 'change')}</Button>}
      </div>
    </Panel>
  );
}
