import type { BoardCell, BoardTask } from '@duban/contracts';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { useDeed } from '../../parts/useDeed.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { dayOf, dayText } from '../../time/days.js';

/** Something that a unit owes to a task. */
export interface Debt {
  task: BoardTask;
  cell: BoardCell;
}

/**
 * Urges units in the inspectorate's name with a message that says what is owed and since when. Nobody is urged twice a
 * day unless it is asked for: of several, those that have been today are left out.
 */
export function useUrge(): {
  isDoing: boolean;
  wasUrgedToday: (cell: BoardCell) => boolean;
  urge: (debts: readonly Debt[]) => Promise<void>;
} {
  const { t } = useTranslation('board');
  const { modal } = App.useApp();
  const { deed, isDoing } = useDeed();
  const messageOf = useUrgeMessage();
  const now = useNow();
  const wasUrgedToday = ({ urgedAt }: BoardCell): boolean =>
    urgedAt !== null && now !== undefined && dayOf(urgedAt) === dayOf(now);

  const urge = async (debts: readonly Debt[]): Promise<void> => {
    const fresh = debts.length === 1 ? debts : debts.filter(({ cell }) => !wasUrgedToday(cell));
    const [first] = fresh;
    if (!first) return;
    const asked = fresh.length > 1 || wasUrgedToday(first.cell);
    const units = new Set(fresh.map(({ cell }) => cell.unit)).size;
    if (
      asked &&
      !(await confirmed(t(fresh.length > 1 ? 'urge.askAll' : 'urge.askAgain', { count: fresh.length, units })))
    )
      return;
    await deed(
      fresh.map(({ task, cell }) => ({
        type: 'obligation.urge' as const,
        target: task.task,
        member: cell.obligation.id,
        message: messageOf(task, cell),
      })),
      t('urge.done', { count: fresh.length }),
    );
  };

  const confirmed = (title: string): Promise<boolean> =>
    new Promise((resolve) => {
      modal.confirm({
        title,
        content: t('urge.inName'),
        okText: t('urge.one'),
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });

  return { isDoing, wasUrgedToday, urge };
}

/** What a unit is told: of which task, what, and by when. */
function useUrgeMessage(): (task: BoardTask, cell: BoardCell) => string {
  const { t } = useTranslation('board');
  const term = useTerm();
  const periodText = usePeriod();
  const language = useLanguage();
  return ({ number, title }, { kind, period, obligation }) =>
    t(obligation.state === 'missed' ? 'urge.messageLate' : 'urge.message', {
      task: number === null ? title : t('numbered', { number, title }),
      what: `${period === null ? '' : periodText(period)}${term('kind', kind)}`,
      day: dayText(obligation.dueOn, language),
    });
}
