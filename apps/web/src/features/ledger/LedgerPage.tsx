import { Button, type InputRef, Skeleton } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { LedgerFilters } from './LedgerFilters.js';
import { LedgerList } from './LedgerList.js';
import { narrowings } from './ledger-filter.js';
import { useLedger } from './useLedger.js';
import { useLedgerFilter } from './useLedgerFilter.js';
import { useNarrow } from './useNarrow.js';
import { useSearchKey } from './useSearchKey.js';
import './ledger.css';

/** 台账: all tasks of a directive, as on paper, with how each stands. */
export default function LedgerPage() {
  const { t } = useTranslation('ledger');
  const [filter, setFilter] = useLedgerFilter();
  const isNarrow = useNarrow();
  const search = useRef<InputRef>(null);
  const { isOfUnit, directives, directive, query, rows, isComplete } = useLedger(filter);
  const meant = useMemo(() => ({ ...filter, directive }), [filter, directive]);
  useSearchKey(search, toList);
  return (
    <Page title={t('title')} under={<LedgerUnder isOfUnit={isOfUnit} read={rows?.length} isComplete={isComplete} />}>
      <Panel>
        <LedgerFilters
          filter={filter}
          onChange={setFilter}
          directives={directives}
          directive={directive}
          search={search}
          onDown={toList}
          isNarrow={isNarrow}
        />
        {rows === undefined && !query.isError && <Skeleton active paragraph={{ rows: 8 }} />}
        {query.isError && <Fault error={query.error} onAgain={() => void query.refetch()} />}
        <LedgerList
          rows={rows}
          isStale={query.isPlaceholderData}
          filter={meant}
          onFilter={setFilter}
          isNarrow={isNarrow}
        />
        {rows?.length === 0 && (
          <Nothing>
            {t(isOfUnit ? 'nothingOfUnit' : 'nothing')}
            {narrowings(filter) > 0 && (
              <Button type="link" onClick={() => setFilter({ directive })}>
                {t('clear')}
              </Button>
            )}
          </Nothing>
        )}
      </Panel>
    </Page>
  );
}

const toList = (): void => document.querySelector<HTMLElement>('.ledger-scroll')?.focus();

interface UnderProps {
  isOfUnit: boolean;
  read: number | undefined;
  isComplete: boolean;
}

function LedgerUnder({ isOfUnit, read, isComplete }: UnderProps) {
  const { t } = useTranslation('ledger');
  if (read !== undefined && !isComplete) return <span role="status">{t('reading', { count: read })}</span>;
  return <span className="only-wide">{t(isOfUnit ? 'underOfUnit' : 'under')}</span>;
}
