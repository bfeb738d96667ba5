import type { LedgerRow, OperationInput } from '@duban/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ask } from '../../client/ask.js';
import { type FoundRow, withHaystack } from './ledger-filter.js';

const PAGE = 200;

type Query = NonNullable<OperationInput<'tasks.list'>['query']>;

/**
 * All rows of a directive, or of a unit in it, page by page: the first are shown while the others come. `enabled` is
 * false until it is known what to read.
 */
export function useLedgerRows(query: Query, enabled: boolean) {
  const pages = useInfiniteQuery({
    queryKey: ['tasks.list', 'all', query],
    enabled,
    queryFn: ({ pageParam, signal }) =>
      ask('tasks.list', { query: { ...query, limit: PAGE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const rows = useMemo(
    (): FoundRow[] | undefined => pages.data?.pages.flatMap(({ rows: some }) => some.map(asRow)),
    [pages.data],
  );
  return { query: pages, rows, isComplete: rows !== undefined && !hasNextPage };
}

/** Without `fields` a row has everything. */
const asRow = (row: Partial<LedgerRow>): FoundRow => withHaystack(row as LedgerRow);
