import { Button, DatePicker } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { useFigureText } from '../../parts/useFigureText.js';
import { dateOfDayjs, dayjsOf } from '../../time/days.js';
import { isWithin, PointedFigure, proposedIn } from './figure-places.js';
import type { DraftItem } from './order.js';
import type { ItemDeeds } from './use-deeds.js';

interface ItemFiguresProps {
  item: DraftItem;
  isEditable: boolean;
  deeds: ItemDeeds;
}

/** 时限与目标: every time limit with its day, to be confirmed, corrected or left out, and every target in plain words. */
export function ItemFigures(props: ItemFiguresProps) {
  const { item, isEditable, deeds } = props;
  const { t } = useTranslation('wizard');
  if (item.timeLimits.length + item.targets.length === 0) return null;
  const proposed = proposedIn(item).length;
  return (
    <section className="wizard-figures" aria-label={t('figures.title')}>
      <h3>
        {t('figures.title')}
        {isEditable && proposed > 1 && (
          <Button size="small" type="link" onClick={() => deeds.confirmLimits(item)}>
            {t('figures.confirmItem', { count: proposed })}
          </Button>
        )}
      </h3>
      <ul>
        {item.timeLimits.map((limit) => (
          <Limit key={limit.id} {...props} limit={limit} />
        ))}
        {item.targets.map((target, index) => (
          <Target key={`${index}${target.quote}`} target={target} />
        ))}
      </ul>
    </section>
  );
}

type TimeLimit = DraftItem['timeLimits'][number];

function Limit({ item, isEditable, deeds, limit }: ItemFiguresProps & { limit: TimeLimit }) {
  const { t } = useTranslation('wizard');
  const { natureText } = useFigureText();
  const { quote, proposed, day, decided, beyondYear } = limit;
  const set = (chosen: string | null): void =>
    deeds.decide({ type: 'setTimeLimit', item: item.id, timeLimit: limit.id, day: chosen });
  const shown = day ?? (decided === 'none' ? null : proposed);
  const told = [natureText(limit), beyondYear ? t('figures.beyondYear') : ''].filter((part) => part !== '').join(' · ');
  return (
    <Figure kind="timeLimit" quote={quote} printed={limit.printed}>
      <LimitState limit={limit} /> {told !== '' && <span className="quiet small">{told}</span>}
      {isEditable && (
        <span className="wizard-figure-deeds">
          <DatePicker
            size="small"
            aria-label={t('figures.dayOf', { quote })}
            value={dayjsOf(shown)}
            allowClear={false}
            onChange={(chosen) => set(dateOfDayjs(chosen))}
          />
          {decided !== 'milestone' && proposed !== null && (
            <Button size="small" onClick={() => set(proposed)} aria-label={t('figures.confirmOf', { quote })}>
              {t('figures.confirm')}
            </Button>
          )}
          {decided !== 'none' && (
            <Button size="small" onClick={() => set(null)} aria-label={t('figures.noneOf', { quote })}>
              {t('figures.none')}
            </Button>
          )}
        </span>
      )}
      {!isEditable && shown !== null && <time dateTime={shown}>{shown}</time>}
    </Figure>
  );
}

function LimitState({ limit: { decided, nature } }: { limit: TimeLimit }) {
  const { t } = useTranslation('wizard');
  if (decided === 'milestone') return <Mark tone="green">{t('figures.state.milestone')}</Mark>;
  if (decided === 'none') return <Mark tone="grey">{t('figures.state.none')}</Mark>;
  if (nature === 'continuing') return <Mark tone="grey">{t('figures.state.continuing')}</Mark>;
  return nature === 'dated' ? (
    <Mark tone="blue">{t('figures.state.proposed')}</Mark>
  ) : (
    <Mark tone="yellow">{t('figures.state.undecided')}</Mark>
  );
}

function Target({ target }: { target: DraftItem['targets'][number] }) {
  const { targetText } = useFigureText();
  return (
    <Figure kind="target" quote={target.quote} printed={target.printed}>
      {targetText(target)}
    </Figure>
  );
}

interface FigureProps {
  kind: 'timeLimit' | 'target';
  quote: string;
  printed: TimeLimit['printed'];
  children: React.ReactNode;
}

/** What is printed, and what was read in it; whoever points at it sees where it stands in the document. */
function Figure({ kind, quote, printed, children }: FigureProps) {
  const { t } = useTranslation('wizard');
  const pointed = useContext(PointedFigure);
  const isShown = printed.some((stretch) => isWithin(stretch, pointed));
  return (
    <li className={isShown ? 'wizard-figure-shown' : ''} data-figure={printed[0]?.start}>
      <q className={`wizard-mark-${kind}`} data-label={t(`label.${kind}`)}>
        {quote}
      </q>
      <span>{children}</span>
    </li>
  );
}
