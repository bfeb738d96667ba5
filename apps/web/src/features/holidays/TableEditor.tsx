import type { HolidayView } from '@duban/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useRole } from '../../client/session.js';
import { standingOf } from '../../parts/calendar/months.js';
import { useDayWords, YearCalendar } from '../../parts/calendar/YearCalendar.js';
import { Mark } from '../../parts/Light.js';
import { Panel } from '../../parts/Page.js';
import { useSave } from '../../parts/useSave.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { NoticeReader } from './NoticeReader.js';
import { RunningTasks } from './RunningTasks.js';
import { changesBetween, type DayChange, type EditedTable, withNextStanding } from './table-edit.js';

const empty: EditedTable = { daysOff: [], workdays: [] };

const versionOf = (view: HolidayView | null): number | null => view?.version ?? null;

interface TableEditorProps {
  year: number;
  /** Null: nothing is known of the year. */
  saved: HolidayView | null;
}

/** One year: its calendar to look at and click, a notice to paste, what changes, and what that does to tasks. */
export function TableEditor({ year, saved }: TableEditorProps) {
  const { t } = useTranslation('admin');
  const isAdministrator = useRole() === 'administrator';
  const now = useNow();
  const [edited, setEdited] = useState<EditedTable>();
  // What is edited stays on what was seen, also when somebody else saves meanwhile.
  const [seen, setSeen] = useState(saved);
  const { save, isSaving } = useSave('holiday.save');
  const before: EditedTable = saved ?? empty;
  const table = edited ?? before;
  const changes = changesBetween(before, table);
  const isStale = edited !== undefined && versionOf(seen) !== versionOf(saved);
  const edit = (after: EditedTable): void => {
    if (edited === undefined) setSeen(saved);
    setEdited(after);
  };
  const send = (): void => {
    const version = versionOf(seen);
    const { daysOff, workdays } = table;
    const body = { table: { year, daysOff: [...daysOff], workdays: [...workdays] } };
    void save({ params: { year }, query: {}, body }, { version, onDone: () => setEdited(undefined) });
  };
  return (
    <div className="holidays-sides">
      <Panel title={t('holidays.calendar', { year })} extra={<Basis saved={saved} />}>
        {!saved && <Alert type="warning" showIcon title={t('noTable', { year })} />}
        {isAdministrator && <p className="quiet small">{t('holidays.click')}</p>}
        <YearCalendar
          year={year}
          table={table}
          today={now && dayOf(now)}
          describe={(day) => <DayStandingText day={day} table={table} />}
          {...(isAdministrator ? { onChoose: (day: string) => edit(withNextStanding(table, day)) } : {})}
        />
      </Panel>
      <div className="holidays-right">
        {isStale && <SavedMeanwhile onKeep={() => setSeen(saved)} />}
        <Panel title={t('holidays.days')}>
          <p className="figures">
            {t('holidays.counts', { off: table.daysOff.length, worked: table.workdays.length })}
          </p>
          {isAdministrator && (
            <Saving changes={changes} isSaving={isSaving} onSave={send} onForget={() => setEdited(undefined)} />
          )}
        </Panel>
        {isAdministrator && (
          <>
            <NoticeReader year={year} onRead={edit} />
            {saved && <RunningTasks year={year} />}
          </>
        )}
      </div>
    </div>
  );
}

interface SavingProps {
  changes: readonly DayChange[];
  isSaving: boolean;
  onSave: () => void;
  onForget: () => void;
}

function Saving({ changes, isSaving, onSave, onForget }: SavingProps) {
  const { t } = useTranslation(['admin', 'frame']);
  const isSame = changes.length === 0;
  return (
    <>
      <Changes changes={changes} />
      <div className="holidays-buttons">
        <Button disabled={isSame} onClick={onForget}>
          {t('holidays.forget')}
        </Button>
        <Button type="primary" disabled={isSame} loading={isSaving} onClick={onSave}>
          {t('frame:save')}
        </Button>
      </div>
    </>
  );
}

/** Somebody else saved the year meanwhile: what is clicked is now compared with theirs. */
function SavedMeanwhile({ onKeep }: { onKeep: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('holidays.changedByOthers')}
      action={
        <Button size="small" onClick={onKeep}>
          {t('holidays.keepMine')}
        </Button>
      }
    />
  );
}

function Basis({ saved }: { saved: HolidayView | null }) {
  const { t } = useTranslation('admin');
  if (!saved) return <Mark tone="yellow">{t('holidays.basis.none')}</Mark>;
  const { basis, version } = saved;
  return <Mark tone={basis === 'own' ? 'blue' : 'grey'}>{t(`holidays.basis.${basis}`, { version })}</Mark>;
}

function DayStandingText({ day, table }: { day: string; table: EditedTable }) {
  const language = useLanguage();
  const { t } = useTranslation('admin');
  const words = useDayWords();
  const [word = t('calendar.working')] = words(standingOf(day, table), false);
  return (
    <>
      <strong>{dayText(day, language)}</strong> {word}
    </>
  );
}

function Changes({ changes }: { changes: readonly DayChange[] }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  if (changes.length === 0) return <p className="quiet">{t('holidays.unchanged')}</p>;
  return (
    <ul className="holidays-changes" aria-label={t('holidays.changes')}>
      {changes.map(({ day, from, to }) => (
        <li key={day}>
          {dayText(day, language, day)}: {t(`calendar.${from}`)} → <strong>{t(`calendar.${to}`)}</strong>
        </li>
      ))}
    </ul>
  );
}
