import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../client/use-give.js';
import { Panel } from '../../parts/Page.js';
import { useReason } from '../../parts/useReason.js';
import type { Matter } from './matter.js';
import { useActs } from './useActs.js';

const RAISE = 'disagreement.raise';

/** Where the lead and a unit of its task disagree, either may ask the inspectorate to decide. */
export function Disagreement({ matter: { task, member, obligation } }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const askReason = useReason();
  const { give, isDoing } = useActs(task);
  const about = [member, obligation].find((each) => each?.allowed.includes(RAISE));
  const isOfTask = task.allowed.includes(RAISE);
  if (!about && !isOfTask) return null;
  const raise = async (): Promise<void> => {
    const text = await askReason({ title: t('disagree.title'), label: t('disagree.reason') });
    if (text === undefined) return;
    const command = { type: RAISE, target: task.task, ...(about ? { member: about.id } : {}), text };
    await give([command as unknown as GivenCommand]);
  };
  return (
    <Panel>
      <p className="quiet small">{t('disagree.means')}</p>
      <Button disabled={isDoing} onClick={() => void raise()}>
        {t('disagree.raise')}
      </Button>
    </Panel>
  );
}
