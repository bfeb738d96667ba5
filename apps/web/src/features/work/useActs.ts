import type { TaskView } from '@duban/contracts';
import { App } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../client/use-give.js';
import { useDeed } from '../../parts/useDeed.js';
import { useReason } from '../../parts/useReason.js';
import { useTerm } from '../../parts/useTerm.js';

/** Commands that need a reason, and what it is called in the command. */
const reasons: Readonly<Record<string, 'reason' | 'basis'>> = {
  'planPart.sendBack': 'reason',
  'plan.return': 'reason',
  'report.return': 'reason',
  'report.empty': 'reason',
  'subReport.sendBack': 'reason',
  'extension.refuse': 'reason',
  'objection.uphold': 'reason',
  'objection.refuse': 'reason',
  'closeOut.reject': 'reason',
  'instruction.withdraw': 'reason',
  'slip.discard': 'reason',
  'obligation.waive': 'basis',
  'obligation.revokeExemption': 'reason',
};

type Sureness = 'sureFinal' | 'sureReview' | 'surePart' | 'sureWithdraw';

/** What cannot be undone, or not for long, asks first and says what it means. */
const sureness: Readonly<Record<string, Sureness>> = {
  'plan.file': 'sureFinal',
  'plan.approve': 'sureFinal',
  'report.submit': 'sureReview',
  'planPart.submit': 'surePart',
  'subReport.submit': 'surePart',
  'report.withdraw': 'sureWithdraw',
  'planPart.withdraw': 'sureWithdraw',
  'subReport.withdraw': 'sureWithdraw',
  'extension.grant': 'sureFinal',
  'closeOut.sign': 'sureFinal',
  'milestone.deliver': 'sureFinal',
  'slip.issue': 'sureFinal',
  'slip.reply': 'sureFinal',
};

export interface Acts {
  isDoing: boolean;
  /** Gives commands about the task; resolves to whether all were carried out. A second call meanwhile does nothing. */
  give: (commands: readonly GivenCommand[]) => Promise<boolean>;
  /** Asks whether a command that cannot be undone, or not for long, is meant; of others always. */
  isMeant: (type: string) => Promise<boolean>;
  /** Gives a command that says nothing but on which part, after asking for what it needs. */
  act: (type: string, member: string) => Promise<boolean>;
}

/** What can be done from a page about one task. */
export function useActs({ task }: TaskView): Acts {
  const { t } = useTranslation(['work', 'frame']);
  const term = useTerm();
  const { modal } = App.useApp();
  const { deed, isDoing } = useDeed();
  const askReason = useReason();
  const isBusy = useRef(false);
  const give: Acts['give'] = async (commands) => {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      return await deed(commands);
    } finally {
      isBusy.current = false;
    }
  };
  const isMeant: Acts['isMeant'] = async (type) => {
    const means = sureness[type];
    if (!means) return true;
    return modal.confirm({
      title: t('sure', { deed: term('command', type) }),
      content: t(means),
      okText: term('command', type),
      cancelText: t('cancel', { ns: 'frame' }),
    });
  };
  const act: Acts['act'] = async (type, member) => {
    const named = reasons[type];
    const title = term('command', type);
    const reason = named && (await askReason({ title, label: t(named) }));
    if ((named && reason === undefined) || !(await isMeant(type))) return false;
    return give([{ type, target: task, member, ...(named ? { [named]: reason } : {}) } as GivenCommand]);
  };
  return { isDoing, give, isMeant, act };
}
