import type { DeskRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';

/** What can be done on the spot about a disagreement: the inspectorate answers it, who asked takes it back. */
export function useSettle(): (row: DeskRow) => (() => void) | undefined {
  const { t } = useTranslation('desk');
  const { deed } = useDeed();
  const askText = useReason();
  return ({ task: target, member, commands }) => {
    if (!target || !member) return undefined;
    const settle = async (): Promise<void> => {
      const text = await askText({ title: t('settle.verb'), label: t('settle.text') });
      if (text !== undefined) await deed([{ type: 'disagreement.settle', target, member, text }]);
    };
    if (commands.includes('disagreement.settle')) return () => void settle();
    const withdraw = () => void deed([{ type: 'disagreement.withdraw', target, member }]);
    return commands.includes('disagreement.withdraw') ? withdraw : undefined;
  };
}
