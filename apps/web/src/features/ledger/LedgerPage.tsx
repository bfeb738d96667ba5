import { Button, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { Fault } from '../../parts/Asked.js';
import { Nothing } from '../../parts/Nothing.js';
import { Page, Panel } from '../../parts/Page.js';
import { LedgerFilters } from './LedgerFilters.js';
import { LedgerList } from './LedgerList.js';
import { narrowings } from './ledger-filter.js';
import { useLedgerFilter } from './useLedgerFilter.js';
import { useLedgerRows } from './useLedgerRows.js';
import { useNarrow } from './useNarrow.js';
import { useSearchKey } from './useSearchKey.js';
import './ledger.css';

/** 台账: all tasks of a directive, as on paper, with how each stands. */
export default function LedgerPage() {
  const { t } = useTranslation('ledger');
  const [filter, setFilter] = useLedgerFilter();
  const isNarrow = useNarrow();
  const search = useRef<InputRef>(null);
  const role = useRole();
  const isOfUnit = role === 'unitHead' || role === 'unitLiaison';
  const directives = useAsk('directives.list', {
    query: { status: 'issued,closed', limit: 200, fields: 'id,number,title,status,tasks,issuedOn' },
  });
  const known = directives.data?.rows;
  const newest = known?.find(({ status }) => status === 'issued') ?? known?.[0];
  const isNarrowedByLink = filter.directive === undefined && narrowings(filter) > 0;
  // A unit sees its own tasks of all directives; a link that narrows means all of them, too.
  const directive = filter.directive ?? (isOfUnit || isNarrowedByLink ? 'all' : (newest?.id ?? 'all'));
  const isKnown = filter.directive !== undefined || isOfUnit || isNarrowedByLink || known !== undefined;
  const { query, rows, isComplete } = useLedgerRows(
    {
      directive: directive === 'all' ? undefined : directive,
      unit: filter.unit,
      relation: filter.unit === undefined ? undefined : filter.relation,
    },
    isKnown,
  );
  const toList = (): void => document.querySelector<HTMLElement>('.ledger-scroll')?.focus();
  useSearchKey(search, toList);
  return (
    <Page title={t('title')} under={<LedgerUnder isOfUnit={isOfUnit} read={rows?.length} isComplete={isComplete} />}>
      <Panel>
        <LedgerFilters
          filter={filter}
          onChange={setFilter}
          directives={known ?? []}
          directive={directive}
          search={search}
          onDown={toList}
          isNarrow={isNarrow}
        />
        {query.isError && <Fault error={query.error} onAgain={() => void query.refetch()} />}
        <LedgerList
          rows={rows}
          isStale={query.isPlaceholderData}
          filter={{ ...filter, directive }}
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
