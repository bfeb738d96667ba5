import type { DeskRow } from '@duban/contracts';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, StateMark, StatusMark } from '../../parts/Light.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { verbOf } from './batch.js';
import { latenessOf } from './lateness.js';
import { ownSections, placeOf, type SectionName } from './place.js';

interface DeskLineProps {
  section: SectionName;
  row: DeskRow;
  now: string;
  isDoing: boolean;
  /** What can be done on the spot. */
  onDeed?: (() => void) | undefined;
  isChosen?: boolean;
  onChoose?: (isChosen: boolean) => void;
}

/** One thing that waits. The whole row is its link; what can be done on the spot lies over it. */
export function DeskLine({ section, row, now, isDoing, onDeed, isChosen, onChoose }: DeskLineProps) {
  const { t } = useTranslation('desk');
  const { number, title, unit } = row;
  const isOwn = ownSections.has(section);
  const name = number === null ? title : `${number} ${title}`;
  return (
    <li className="desk-row">
      <span className="desk-choice">
        {onChoose && (
          <Checkbox
            checked={isChosen ?? false}
            onChange={({ target }) => onChoose(target.checked)}
            aria-label={t('choose', { name })}
          />
        )}
      </span>
      <span className="desk-due">
        <DueCell row={row} now={now} />
      </span>
      <WhatCell section={section} row={row} isOwn={isOwn} />
      <KindCell row={row} />
      <span className="desk-unit">
        {isOwn ? <span className="quiet small">{row.directive?.number}</span> : unit?.name}
      </span>
      <span className="desk-state">
        <StateOf row={row} /> {row.suggests === 'onSite' && <Mark tone="yellow">{t('suggests')}</Mark>}
      </span>
      <span className="desk-deed">
        {onDeed && section !== 'toSign' && (
          <Button
            size="small"
            disabled={isDoing}
            onClick={onDeed}
            aria-label={t(`${verbOf(section, row)}.one`, { name })}
          >
            {t(`${verbOf(section, row)}.verb`)}
          </Button>
        )}
      </span>
    </li>
  );
}

function WhatCell({ section, row, isOwn }: { section: SectionName; row: DeskRow; isOwn: boolean }) {
  return (
    <span className="desk-what">
      <Link to={placeOf(section, row)} className="desk-link">
        {row.number !== null && <span className="desk-number figures">{row.number}</span>}
        {row.title}
      </Link>
      <span className="desk-about quiet small">
        {!isOwn && row.what !== 'directive' && row.directive?.number}
        <ReasonOf section={section} row={row} />
      </span>
    </span>
  );
}

function KindCell({ row: { what, period } }: { row: DeskRow }) {
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <span className="desk-kind">
      {term('kind', what)}
      {period !== null && <span className="quiet small"> {periodText(period)}</span>}
    </span>
  );
}

/** A day with how far it is: what is late or near with a sign and a word. What has no day says since when it waits. */
function DueCell({ row, now }: { row: DeskRow; now: string }) {
  const { t } = useTranslation('frame');
  const language = useLanguage();
  const today = dayOf(now);
  const lateness = latenessOf(row, today);
  if (row.dueOn === null || !lateness) return <Waiting since={row.since} now={now} />;
  const { kind, days } = lateness;
  const left = days === 0 ? t('today') : t('leftDays', { count: days });
  return (
    <>
      <time dateTime={row.dueOn}>{dayText(row.dueOn, language, now)}</time>{' '}
      {kind === 'late' && <Mark tone="red">{t('late', { count: days })}</Mark>}
      {kind === 'near' && <Mark tone="yellow">{left}</Mark>}
      {kind === 'far' && days > 0 && <span className="quiet small">{left}</span>}
    </>
  );
}

function Waiting({ since, now }: { since: string | null; now: string }) {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  if (since === null) return null;
  const day = dayOf(since);
  return (
    <>
      <time dateTime={day}>{dayText(day, language, now)}</time>{' '}
      <span className="quiet small">{t('waiting', { count: daysBetween(day, dayOf(now)) })}</span>
    </>
  );
}

/** Why it came back or is asked for. */
function ReasonOf({ section, row: { reason } }: { section: SectionName; row: DeskRow }) {
  const { t } = useTranslation('desk');
  if (!reason) return null;
  const said = reason.erased ? t('erased', { ns: 'frame' }) : (reason.text ?? reason.code ?? '');
  const label = section === 'cameBack' ? t('cameBackBecause') : t('because');
  return (
    <span className="desk-reason">
      {label}
      {said}
    </span>
  );
}

function StateOf({ row: { state, obligationState, status, what, level } }: { row: DeskRow }) {
  const { t } = useTranslation('desk');
  if (what === 'post' || what === 'job') return null;
  if (obligationState === 'missed' && level !== null && status === 'overdue')
    return <Mark tone="red">{level > 0 ? t('level', { level }) : t('overdue')}</Mark>;
  if (state !== null) return <StateMark state={state} />;
  return status === null ? null : <StatusMark status={status} />;
}
