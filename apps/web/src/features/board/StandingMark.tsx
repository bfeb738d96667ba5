import type { BoardCell } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../client/session.js';
import { Mark } from '../../parts/Light.js';
import { useLanguage } from '../../parts/useTerm.js';
import type { Tone } from '../../theme/theme.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { type Standing, standingOf } from './board-model.js';

const toneOf: Readonly<Record<Standing, Tone>> = {
  toDecide: 'blue',
  cameBack: 'yellow',
  missed: 'red',
  open: 'grey',
  held: 'grey',
  pending: 'grey',
  late: 'yellow',
  done: 'green',
};

/** How something stands, as a word with its sign. */
export function StandingMark({ cell, isLead }: { cell: BoardCell; isLead: boolean }) {
  const { t } = useTranslation('board');
  const standing = standingOf(cell);
  const word = isLead && (standing === 'done' || standing === 'late') ? `own.${standing}` : `standing.${standing}`;
  const isApproved = standing === 'done' && cell.part?.state === 'approved';
  return <Mark tone={toneOf[standing]}>{t(isApproved ? 'standing.approved' : (word as 'standing.done'))}</Mark>;
}

/** Since when, or until when, in a few words. */
export function useSince(): (cell: BoardCell) => string {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const now = useNow();
  return (cell) => {
    const { obligation, part } = cell;
    const day = (moment: string): string => dayText(dayOf(moment), language, now);
    const came = standingOf(cell) === 'toDecide' ? part?.submittedAt : obligation.deliveredAt;
    const late = now === undefined ? 0 : daysBetween(obligation.dueOn, dayOf(now));
    const due = t('since.due', { day: dayText(obligation.dueOn, language, now) });
    const arrived = came ? t('since.came', { day: day(came) }) : due;
    const words: Readonly<Record<Standing, string>> = {
      toDecide: arrived,
      done: arrived,
      late: arrived,
      missed: t('since.missed', { count: late }),
      pending: t('since.opens', { day: day(obligation.opensAt) }),
      cameBack: t('since.back', { count: part?.submissions ?? 1 }),
      open: due,
      held: due,
    };
    return words[standingOf(cell)];
  };
}
