import type { TaskNotice, TimelineEntry } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../../client/ask.js';
import type { RecordLink } from '../../parts/record/RecordLinks.js';
import type { Place } from '../../parts/task-path.js';

interface Rows {
  'task.timeline': TimelineEntry;
  'task.record': RecordLink;
  'task.notices': TaskNotice;
}

interface Page<Row> {
  rows: Row[];
  next: string | null;
  /** Of a record: every link of the page is whole. */
  verified?: boolean;
}

/** Rows of one page. */
const LIMIT = 100;

/** A long list of a task, page after page as they are asked for. */
export function usePages<Id extends keyof Rows>(id: Id, place: Place) {
  const query = useInfiniteQuery({
    queryKey: [id, place, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const input = { params: place, query: { limit: LIMIT, ...(pageParam === null ? {} : { cursor: pageParam }) } };
      // Asked without `fields`, every row is whole.
      return (await ask<keyof Rows>(id, input, { signal })) as unknown as Page<Rows[Id]>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page<Rows[Id]>) => next,
  });
  const pages = query.data?.pages ?? [];
  return { ...query, rows: pages.flatMap(({ rows }) => rows), isWhole: pages.every(({ verified }) => verified) };
}
