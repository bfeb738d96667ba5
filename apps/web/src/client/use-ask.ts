import type { OperationAnswer, OperationId, OperationInput } from '@duban/contracts';
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ask } from './ask.js';

/** Key of what an operation answered: invalidated by the first part, or exactly. */
const keyOf = <Id extends OperationId>(id: Id, input: OperationInput<Id>) => [id, input] as const;

/** A read as a query, for hooks, prefetching and the cache alike. */
export const asking = <Id extends OperationId>(id: Id, input: OperationInput<Id>) =>
  queryOptions<OperationAnswer<Id>>({
    queryKey: keyOf(id, input),
    queryFn: ({ signal }) => ask(id, input, { signal }),
  });

interface AskOptions {
  /** Left out until what is asked is known. */
  enabled?: boolean;
  /** Shows the answer before while another page or filter is read. */
  keepsPrevious?: boolean;
  /** Reads again after so many milliseconds while it is shown: of what the stream of changes does not tell. */
  every?: number;
}

/** Reads an operation and keeps it in the cache; another change of the same thing brings it anew. */
export function useAsk<Id extends OperationId>(id: Id, input: OperationInput<Id>, options: AskOptions = {}) {
  return useQuery({
    ...asking(id, input),
    enabled: options.enabled ?? true,
    ...(options.keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  });
}

/** Sends an operation that changes something; then everything that may have changed is read again. */
export function useTell<Id extends OperationId>(id: Id) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: OperationInput<Id>) => ask(id, input),
    onSettled: () => readAnew(queries),
  });
}

/** What is shown is read again; what is not, when it is shown next. */
export const readAnew = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ refetchType: 'active' });
