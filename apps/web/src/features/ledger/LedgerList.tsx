import { Button, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useRole } from '../../client/session.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf } from '../../time/days.js';
import { csvOf } from './csv.js';
import { download } from './download.js';
import { LedgerCards } from './LedgerCards.js';
import { LedgerGrid } from './LedgerGrid.js';
import { type FoundRow, type LedgerFilter, narrowings, rowsLeft, searchOf } from './ledger-filter.js';
import { linesOf, type Order, orders } from './ledger-lines.js';
import { LightTotals } from './LightTotals.js';
import { ColumnChoice, SavedViews } from './SavedViews.js';
import { UrgeTasks } from './UrgeTasks.js';
import { type Column, type ColumnName, useColumns, usualColumns } from './useColumns.js';
import { useStored } from './useStored.js';

interface LedgerListProps {
  rows: readonly FoundRow[] | undefined;
  isStale: boolean;
  filter: LedgerFilter;
  onFilter: (filter: LedgerFilter) => void;
  isNarrow: boolean;
}

const URGING = new Set<string | null>(['supervisor', 'chiefSupervisor']);

const none: readonly FoundRow[] = [];

/** The list with what can be done with it. */
export function LedgerList({ rows = none, isStale, filter, onFilter, isNarrow }: LedgerListProps) {
  const { t } = useTranslation('ledger');
  const now = useNow();
  const [names, setNames] = useStored<readonly ColumnName[]>('ledger.columns', usualColumns);
  const [order, setOrder] = useState<Order>('paper');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns = useChosenColumns(names);
  // A letter is shown before the list has followed it.
  const settled = useDeferredValue(filter);
  const today = now === undefined ? undefined : dayOf(now);
  const shown = useMemo(() => rowsLeft(rows, settled, today), [rows, settled, today]);
  const lines = useMemo(() => linesOf(shown, order), [shown, order]);
  const onChoose = useMemo(() => chooseIn(setChosen), []);
  const list = { lines, chosen, onChoose };
  if (rows.length === 0) return null;
  return (
    <>
      <div className="ledger-bar">
        <Found rows={rows} count={shown.length} filter={filter} onFilter={onFilter} />
        <span className="ledger-bar-space" />
        <Chosen chosen={chosen} onClear={() => setChosen(new Set())} />
        <Select
          aria-label={t('order')}
          value={order}
          onChange={setOrder}
          options={orders.map((value) => ({ value, label: t(`orders.${value}`) }))}
        />
        {!isNarrow && <ColumnChoice chosen={names} onChange={setNames} />}
        <SavedViews
          view={{ filter, columns: names, order }}
          onChosen={(view) => {
            setNames(view.columns);
            setOrder(view.order);
            onFilter({ ...view.filter, ...(filter.directive ? { directive: filter.directive } : {}) });
          }}
        />
        <Download
          rows={chosen.size > 0 ? rows.filter(({ task }) => chosen.has(task.id)) : shown}
          columns={columns}
          day={today}
        />
      </div>
      <div aria-busy={isStale} className={isStale ? 'ledger-stale' : undefined}>
        {isNarrow ? (
          <LedgerCards {...list} />
        ) : (
          <LedgerGrid {...list} columns={columns} shows={JSON.stringify([searchOf(settled), order])} />
        )}
      </div>
      {!isNarrow && <p className="small quiet ledger-keys">{t('keys')}</p>}
    </>
  );
}

interface FoundProps extends Pick<LedgerListProps, 'filter' | 'onFilter'> {
  rows: readonly FoundRow[];
  count: number;
}

/** How many tasks there are, of which light, and how many are shown. */
function Found({ rows, count, filter, onFilter }: FoundProps) {
  const { t } = useTranslation('ledger');
  const { directive, light } = filter;
  return (
    <>
      <LightTotals rows={rows} chosen={light ?? []} onChange={(chosen) => onFilter({ ...filter, light: chosen })} />
      <span className="quiet" role="status">
        {t('shown', { count, all: rows.length })}
      </span>
      {narrowings(filter) > 0 && (
        <Button type="link" size="small" onClick={() => onFilter(directive === undefined ? {} : { directive })}>
          {t('clear')}
        </Button>
      )}
    </>
  );
}

interface DownloadProps {
  rows: readonly FoundRow[];
  columns: readonly Column[];
  day: string | undefined;
}

/** What is shown, or chosen, as a table that Excel opens. */
function Download({ rows, columns, day = '' }: DownloadProps) {
  const { t } = useTranslation('ledger');
  const give = (): void => {
    const table = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ text }) => text(row)))];
    download(csvOf(table), `${t('title')}-${day}.csv`, 'text/csv;charset=utf-8');
  };
  return <Button onClick={give}>{t('download')}</Button>;
}

/** What can be done with the rows that are chosen. */
function Chosen({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const { t } = useTranslation('ledger');
  const role = useRole();
  const [isUrging, setUrging] = useState(false);
  if (chosen.size === 0) return null;
  return (
    <>
      <span>{t('chosen', { count: chosen.size })}</span>
      <Button type="link" size="small" onClick={onClear}>
        {t('chooseNone')}
      </Button>
      {URGING.has(role) && (
        <Button type="primary" onClick={() => setUrging(true)}>
          {t('urge')}
        </Button>
      )}
      {isUrging && (
        <UrgeTasks
          tasks={[...chosen]}
          onClose={(isDone) => {
            setUrging(false);
            if (!isDone) return;
            onClear();
            // The button that asked for it is gone with the choice.
            document.querySelector<HTMLElement>('.ledger-scroll')?.focus();
          }}
        />
      )}
    </>
  );
}

/** The columns that are shown: the same ones until others are chosen, so that rows are not drawn again for nothing. */
function useChosenColumns(names: readonly ColumnName[]) {
  const columns = useColumns();
  const language = useLanguage();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language alone
  return useMemo(() => columns.filter(({ name }) => names.includes(name)), [names, language]);
}

const chooseIn =
  (setChosen: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void) =>
  (ids: readonly string[], isChosen: boolean): void =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isChosen) after.add(id);
        else after.delete(id);
      }
      return after;
    });
