import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, StatusMark } from '../../parts/Light.js';
import { taskPath } from '../../parts/task-path.js';
import { type EarlierTask, linking, piecesOf, type Repeat, type SameTarget } from './overlap-choices.js';
import type { DraftItem } from './order.js';
import type { Decision } from './use-drafting.js';

interface RowProps {
  items: ReadonlyMap<string, DraftItem>;
  /** Nothing where the draft is no longer edited. */
  decide: ((...decisions: Decision[]) => void) | undefined;
}

/** An item beside the earlier task that it repeats, with what speaks for it. */
export function RepeatRow({ repeat, items, decide }: RowProps & { repeat: Repeat }) {
  const { t } = useTranslation('wizard');
  const { earlier, found, decided } = repeat;
  const item = items.get(repeat.item);
  const words = found?.words ?? [];
  const figures = found?.figures ?? [];
  if (!item) return null;
  return (
    <li>
      <div className="wizard-overlap-sides">
        <Side head={<EarlierHead earlier={earlier} />}>
          <Marked text={earlier.text} phrases={[...words, ...figures.map((figure) => figure.earlier)]} />
        </Side>
        <Side head={<NowHead item={item} />}>
          <Marked text={item.text} phrases={[...words, ...figures.map(({ later }) => later)]} />
        </Side>
      </div>
      <div className="wizard-overlap-deeds">
        <DecidedMark decided={decided} />
        {found && (
          <span className="quiet small">{t('overlaps.alike', { percent: Math.round(found.likeness * 100) })}</span>
        )}
        {figures.map((figure) => (
          <span key={figure.later} className="small">
            {t(figure.isSame ? 'overlaps.figureSame' : 'overlaps.figure', figure)}
          </span>
        ))}
        {decide && found && (
          <span className="wizard-overlap-buttons">
            {decided !== 'linked' && (
              <Button size="small" type="primary" onClick={() => decide(linking('link', repeat))}>
                {t('overlaps.link')}
              </Button>
            )}
            {decided !== 'unlike' && (
              <Button size="small" onClick={() => decide(linking('unlink', repeat))}>
                {t('overlaps.unlink')}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}

/** Two items that promise the same figure. */
export function SameTargetRow({ same, items, decide }: RowProps & { same: SameTarget }) {
  const { t } = useTranslation('wizard');
  const { first, second, agrees, isDecided } = same;
  const ids: [string, string] = [first.item, second.item];
  return (
    <li>
      <div className="wizard-overlap-sides">
        {[first, second].map(({ item: id, quote, start }) => {
          const item = items.get(id);
          return (
            item && (
              <Side key={`${id}${start}`} head={<NowHead item={item} />}>
                <Marked text={item.text} phrases={[quote]} />
              </Side>
            )
          );
        })}
      </div>
      <div className="wizard-overlap-deeds">
        <DecidedMark decided={isDecided ? 'apart' : 'open'} />
        <span className="small">
          {same.words} · {t(agrees ? 'overlaps.agrees' : 'overlaps.differs')}
        </span>
        {decide && (
          <span className="wizard-overlap-buttons">
            <Button size="small" type="primary" onClick={() => decide({ type: 'merge', items: ids })}>
              {t('overlaps.merge')}
            </Button>
            {!isDecided && (
              <Button size="small" onClick={() => decide({ type: 'notSame', items: ids })}>
                {t('overlaps.notSame')}
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}

/** What an earlier year left unfinished, and nothing goes on with. */
export function UnfinishedRow({ earlier, decide }: Omit<RowProps, 'items'> & { earlier: EarlierTask }) {
  const { t } = useTranslation('wizard');
  return (
    <li>
      <Side head={<EarlierHead earlier={earlier} />}>
        <p className="text">{earlier.text}</p>
      </Side>
      {decide && (
        <div className="wizard-overlap-deeds">
          <span className="wizard-overlap-buttons">
            <Button size="small" type="primary" onClick={() => decide({ type: 'carryOver', task: earlier.task })}>
              {t('overlaps.carryOver')}
            </Button>
          </span>
        </div>
      )}
    </li>
  );
}

/** What was carried over, beside the item that it has become. */
export function CarriedRow({ earlier, item }: { earlier: EarlierTask; item: DraftItem | undefined }) {
  const { t } = useTranslation('wizard');
  return (
    <li>
      <Side head={<EarlierHead earlier={earlier} />}>
        <p className="text">{item?.text ?? earlier.text}</p>
      </Side>
      <div className="wizard-overlap-deeds">
        <Mark tone="green">{t('overlaps.decided.carried')}</Mark>
        {item && item.number !== null && <span className="small">{t('overlaps.now', { number: item.number })}</span>}
      </div>
    </li>
  );
}

function Side({ head, children }: { head: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="wizard-overlap-side">
      <div className="wizard-overlap-head">{head}</div>
      {children}
    </div>
  );
}

function EarlierHead({ earlier }: { earlier: EarlierTask }) {
  const { t } = useTranslation('wizard');
  const { task, directive, number, lead, status, lastReport } = earlier;
  return (
    <>
      <Link to={taskPath(task)} target="_blank">
        {number === null ? directive.number : t('overlaps.earlier', { directive: directive.number, number })}
      </Link>
      <StatusMark status={status} />
      <span className="quiet small">
        {lead && `${t('overlaps.lead', { name: lead.name })} · `}
        {lastReport ? t('overlaps.lastReport', { period: lastReport.period }) : t('overlaps.noReport')}
      </span>
    </>
  );
}

function NowHead({ item: { number, lead } }: { item: DraftItem }) {
  const { t } = useTranslation('wizard');
  return (
    <>
      <strong>{number === null ? t('overlaps.nowNoNumber') : t('overlaps.now', { number })}</strong>
      {lead && <span className="quiet small">{t('overlaps.lead', { name: lead.name })}</span>}
    </>
  );
}

function Marked({ text, phrases }: { text: string; phrases: readonly string[] }) {
  return (
    <p className="text">
      {piecesOf(text, phrases).map((piece, index) =>
        piece.isMarked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </p>
  );
}

const tones = { open: 'yellow', linked: 'green', unlike: 'grey', apart: 'grey' } as const;

function DecidedMark({ decided }: { decided: keyof typeof tones }) {
  const { t } = useTranslation('wizard');
  return <Mark tone={tones[decided]}>{t(`overlaps.decided.${decided}`)}</Mark>;
}
