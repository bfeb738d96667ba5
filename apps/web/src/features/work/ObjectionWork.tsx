import { useTranslation } from 'react-i18next';
import { Panel } from '../../parts/Page.js';
import { ActButtons } from './Acts.js';
import type { Matter } from './matter.js';
import { useActs } from './useActs.js';

/** 任务异议: what the unit says, and the inspectorate's answer. */
export function ObjectionWork({ matter: { task, member } }: { matter: Matter }) {
  const { t } = useTranslation(['work', 'frame']);
  const acts = useActs(task);
  if (!member) return null;
  const { content, reason, unit, state } = member;
  const textOf = (said: { text: string | null; erased: boolean } | null): string =>
    said?.erased ? t('erased', { ns: 'frame' }) : (said?.text ?? '');
  return (
    <>
      <Panel title={t('object.asked')}>
        <dl className="work-facts">
          <dt>{t('object.by')}</dt>
          <dd>{unit?.name}</dd>
          <dt>{t('object.reason')}</dt>
          <dd className="text">{textOf(content)}</dd>
        </dl>
        {state === 'raised' && <p className="quiet small">{t('object.upheldMeans')}</p>}
      </Panel>
      {reason && (
        <Panel title={t('object.answer')}>
          <p className="text">{textOf(reason)}</p>
        </Panel>
      )}
      <div className="work-acts">
        <ActButtons
          acts={acts}
          of={member}
          commands={['objection.uphold', 'objection.refuse', 'objection.withdraw']}
          leads
        />
      </div>
    </>
  );
}
