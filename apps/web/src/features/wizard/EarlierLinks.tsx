import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { taskPath } from '../../parts/task-path.js';
import { linking, type Repeat } from './overlap-choices.js';
import type { DraftItem } from './order.js';
import type { ItemDeeds } from './use-deeds.js';
import { useOverlaps } from './use-overlaps.js';

/** The earlier tasks that an item goes on with, and those that it may repeat, each to be answered in one stroke. */
export function EarlierLinks({ item, isEditable, deeds }: { item: DraftItem; isEditable: boolean; deeds: ItemDeeds }) {
  const told = useOverlaps().repeats.filter((each) => each.item === item.id && each.decided !== 'unlike');
  if (told.length === 0) return null;
  return (
    <ul className="wizard-earlier-links">
      {told.map((repeat) => (
        <EarlierLink key={repeat.earlier.task.id} repeat={repeat} decide={isEditable ? deeds.decide : undefined} />
      ))}
    </ul>
  );
}

function EarlierLink({ repeat, decide }: { repeat: Repeat; decide: ItemDeeds['decide'] | undefined }) {
  const { t } = useTranslation('wizard');
  const { earlier, decided, found } = repeat;
  const { task, directive, number, title } = earlier;
  const figures = (found?.figures ?? []).filter(({ isSame }) => !isSame);
  return (
    <li>
      <span className="quiet">{t(decided === 'linked' ? 'overlaps.continues' : 'overlaps.may')}</span>{' '}
      <Link to={taskPath(task)} target="_blank">
        {number === null ? directive.number : t('overlaps.earlier', { directive: directive.number, number })}
      </Link>{' '}
      {title}
      {figures.map((figure) => (
        <span key={figure.later} className="quiet small">
          {' · '}
          {t('overlaps.figure', figure)}
        </span>
      ))}
      {decide && decided === 'open' && (
        <span className="wizard-overlap-buttons">
          <Button size="small" onClick={() => decide(linking('link', repeat))}>
            {t('overlaps.link')} <kbd>l</kbd>
          </Button>
          <Button size="small" onClick={() => decide(linking('unlink', repeat))}>
            {t('overlaps.unlink')} <kbd>n</kbd>
          </Button>
        </span>
      )}
      {decide && decided === 'linked' && found && (
        <Button size="small" type="link" onClick={() => decide(linking('unlink', repeat))}>
          {t('overlaps.unlink')}
        </Button>
      )}
    </li>
  );
}
