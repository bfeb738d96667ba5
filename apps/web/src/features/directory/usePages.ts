import type { OperationInput } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../../client/ask.js';

type ListId = 'units.list' | 'groups.list' | 'posts.list' | 'people.list' | 'accounts.list';

interface PageOf<Row> {
  rows: Row[];
  next: string | null;
}

/** A list that comes page by page: what is there so far, and a way to more. Rows have all their fields. */
export function usePages<Row>(id: ListId, query: Record<string, string | undefined>, isEnabled = true) {
  const pages = useInfiniteQuery({
    queryKey: [id, 'pages', query],
    queryFn: ({ signal, pageParam }) => {
      const input = { query: { ...query, limit: 200, cursor: pageParam } } as OperationInput<ListId>;
      return ask(id, input, { signal }) as Promise<PageOf<unknown>> as Promise<PageOf<Row>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    enabled: isEnabled,
  });
  return { pages, rows: pages.data?.pages.flatMap(({ rows }) => rows) ?? [] };
}
