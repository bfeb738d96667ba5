import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../parts/Page.js';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { ActButtons } from './Acts.js';
import type { Matter, MemberOf } from './matter.js';
import { TextForm, useText } from './TextForm.js';
import { useActs } from './useActs.js';

const SETTLE = 'disagreement.settle';

/** 意见分歧: what a unit and the lead cannot agree about, and the inspectorate's answer. */
export function DisagreementWork({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  const acts = useActs(task);
  if (!member) return null;
  const { content, reason, unit, allowed } = member;
  const textOf = (said: { text: string | null; erased: boolean } | null): string =>
    said?.erased ? t('erased', { ns: 'frame' }) : (said?.text ?? '');
  return (
    <>
      <Panel title={t('disagree.asked')}>
        <dl className="work-facts">
          <dt>{t('disagree.by')}</dt>
          <dd>{unit?.name}</dd>
          <dt>{t('disagree.about')}</dt>
          <dd>
            <Disputed task={task} id={member.about} />
          </dd>
          <dt>{t('disagree.said')}</dt>
          <dd className="text">{textOf(content)}</dd>
        </dl>
        <div className="work-row">
          <ActButtons acts={acts} of={member} commands={['disagreement.withdraw']} />
        </div>
      </Panel>
      {reason && (
        <Panel title={t('disagree.answer')}>
          <p className="text">{textOf(reason)}</p>
        </Panel>
      )}
      {allowed.includes(SETTLE) && <Answer task={task} member={member} />}
    </>
  );
}

/** The part that they disagree about, with a link to it. */
function Disputed({ task: { task, members }, id }: { task: Matter['task']; id: string | null }) {
  const term = useTerm();
  const periodText = usePeriod();
  const part = members.find((each) => each.id === id);
  if (!part) return null;
  return (
    <Link to={workPath(task, part.id)}>
      {[part.unit?.name, term('kind', part.kind), part.period && periodText(part.period)].filter(Boolean).join(' · ')}
    </Link>
  );
}

function Answer({ task, member }: { task: Matter['task']; member: MemberOf }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const text = useText({ task, type: SETTLE, of: member, form: 'answer', missing: t('disagree.missing') });
  return (
    <Panel title={term('command', SETTLE)}>
      <TextForm text={text} label={t('disagree.text')} rows={[4, 16]} isMain />
    </Panel>
  );
}
