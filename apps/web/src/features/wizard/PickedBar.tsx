import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReason } from '../../parts/useReason.js';
import { AssignUnits } from './AssignUnits.js';
import type { Drafting } from './use-drafting.js';
import type { Picks } from './use-picks.js';

/** What can be done at once with the items that are picked: each deed is one step, and one step back. */
export function PickedBar({ picks, drafting }: { picks: Picks; drafting: Drafting }) {
  const { t } = useTranslation('wizard');
  const askReason = useReason();
  const [isAssigning, setAssigning] = useState(false);
  const count = picks.items.length;
  if (count === 0) return null;
  const merge = async (): Promise<void> => {
    if (await drafting.decide({ type: 'merge', items: picks.items.map(({ id }) => id) })) picks.clear();
  };
  const drop = async (): Promise<void> => {
    const reason = await askReason({ title: t('picked.drop', { count }), label: t('drop.reason') });
    if (reason === undefined) return;
    const line = reason.replaceAll(/\s+/g, ' ');
    const dropped = picks.items.map(({ id }) => ({ type: 'drop' as const, item: id, reason: line }));
    if (await drafting.decide(...dropped)) picks.clear();
  };
  return (
    <div className="wizard-picked" role="toolbar" aria-label={t('picked.label')}>
      <span>{t('picked.count', { count })}</span>
      <Button size="small" type="primary" onClick={() => setAssigning(true)}>
        {t('picked.assign')}
      </Button>
      <Button size="small" disabled={count < 2} loading={drafting.isSaving} onClick={() => void merge()}>
        {t('picked.merge')}
      </Button>
      <Button size="small" danger onClick={() => void drop()}>
        {t('drop.word')}
      </Button>
      <Button size="small" type="text" onClick={picks.clear}>
        {t('picked.clear')}
      </Button>
      {isAssigning && (
        <AssignUnits
          items={picks.items}
          drafting={drafting}
          onClose={() => setAssigning(false)}
          onAssigned={picks.clear}
        />
      )}
    </div>
  );
}
