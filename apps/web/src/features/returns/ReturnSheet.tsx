import type { ReturnRow, ReturnView } from '@duban/contracts';
import { App, Segmented } from 'antd';
import { type ClipboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { HandIn } from './HandIn.js';
import { SaveState } from './SaveState.js';
import { isDone } from './sheet-store.js';
import { SheetRow } from './SheetRow.js';
import { isOpenRow } from './TaskCell.js';
import { useCount, useSheet, type Sheet } from './useSheet.js';
import { useMoves } from './useMoves.js';
import { usePaste } from './usePaste.js';
import { Workbook } from './Workbook.js';
import './returns.css';

/** The sheet as it is filled: what the unit leads, then the rest. */
export function ReturnSheet({ view }: { view: ReturnView }) {
  const { t } = useTranslation('returns');
  const period = usePeriod();
  const sheet = useSheet(view);
  const { store } = sheet;
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const shown = useMemo(() => view.rows.filter(({ member }) => !only || only.has(member)), [view.rows, only]);
  const sections = [
    { name: 'lead' as const, rows: shown.filter(({ owedAs }) => owedAs === 'lead') },
    { name: 'coordinating' as const, rows: shown.filter(({ owedAs }) => owedAs !== 'lead') },
  ];
  const periods = [...new Set(view.rows.map((row) => row.period))].map(period).join('、');
  const choose = (which: string): void =>
    setOnly(which === 'all' ? null : new Set(view.rows.filter(isEmpty).map(({ member }) => member)));
  return (
    <Page
      title={t('sheetTitle', { period: periods })}
      under={<Under view={view} />}
      actions={<HandIn view={view} sheet={sheet} />}
    >
      <div className="returns-bar no-print">
        <Counts view={view} sheet={sheet} />
        <Segmented
          aria-label={t('show')}
          value={only ? 'unfilled' : 'all'}
          onChange={choose}
          options={[
            { value: 'all', label: t('showAll') },
            { value: 'unfilled', label: t('showUnfilled') },
          ]}
        />
        <SaveState view={view} sheet={sheet} />
        <Workbook view={view} sheet={sheet} />
      </div>
      {shown.length === 0 && (
        <Panel>
          <Nothing>{t('allFilled')}</Nothing>
        </Panel>
      )}
      {sections
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <Panel key={name} title={t(`section.${name}`, { count: rows.length })}>
            <Grid
              rows={rows}
              sheet={sheet}

              label={t(`section.${name}`, { count: rows.length })}
            />
          </Panel>
        ))}
    </Page>
  );

  function isEmpty(row: ReturnRow): boolean {
    const line = store.line(row.member);
    return isOpenRow(row) && (!line || !isDone(row, line));
  }
}

/** By when it is due, and from when on it is filled where that is still to come. */
function Under({ view: { rows, dueOn, now } }: { view: ReturnView }) {
  const { t } = useTranslation('returns');
  const language = useLanguage();
  const [firstOpens = ''] = rows.map(({ obligation }) => obligation.opensAt).toSorted();
  return (
    <>
      {t('dueOn')} <Due dueOn={dueOn} isDone={rows.every(({ commands }) => commands.length === 0)} /> ·{' '}
      {firstOpens > now && <>{t('opensOn', { day: dayText(dayOf(firstOpens), language, now) })} · </>}
      <Link className="returns-inline" to="/returns">
        {t('allSheets')}
      </Link>
    </>
  );
}

const columns = ['task', 'before', 'summary', 'problems', 'nextStep', 'figures'] as const;

interface GridProps {
  rows: readonly ReturnRow[];
  sheet: Sheet;
  label: string;
}

/** The lines of one section, filled as a spreadsheet is. */
function Grid({ rows, sheet: { store }, label }: GridProps) {
  const { t } = useTranslation('returns');
  const { message } = App.useApp();
  const undo = (): void => {
    if (!store.canUndo) return;
    store.undo();
    void message.info(t('undone'));
  };
  const moves = useMoves(undo);
  const paste = usePaste(store, rows);
  return (
    <div className="returns-scroll">
      <div
        className="returns-grid"
        role="table"
        aria-label={label}
        data-sheet
        {...moves}
        onPaste={(event: ClipboardEvent<HTMLElement>) => paste(event)}
      >
        <div className="returns-row returns-head" role="row">
          {columns.map((column) => (
            <div key={column} className="returns-cell" role="columnheader">
              {t(`column.${column}`)}
            </div>
          ))}
        </div>
        {rows.map((row) => (
          <SheetRow key={`${row.member} ${row.obligation.id}`} row={row} store={store} />
        ))}
      </div>
    </div>
  );
}

function Counts({ view: { rows }, sheet: { store } }: { view: ReturnView; sheet: Sheet }) {
  const { t } = useTranslation('returns');
  const filled = useCount(store, () =>
    rows.reduce((count, row) => {
      const line = store.line(row.member);
      return line && isDone(row, line) ? count + 1 : count;
    }, 0),
  );
  return (
    <strong className="figures" role="status">
      {t('filledOf', { filled, all: rows.length })}
    </strong>
  );
}
