import type { DirectiveRow } from '@duban/contracts';
import { useRole } from '../../client/session.js';
import { useAsk } from '../../client/use-ask.js';
import { type LedgerFilter, narrowings } from './ledger-filter.js';
import { useLedgerRows } from './useLedgerRows.js';

type Directives = readonly Partial<DirectiveRow>[];

/** What a filter asks of the server: the directive that it means, and the rows of it. */
export function useLedger(filter: LedgerFilter) {
  const role = useRole();
  const isOfUnit = role === 'unitHead' || role === 'unitLiaison';
  const directives = useAsk('directives.list', {
    query: { status: 'issued,closed', limit: 200, fields: 'id,number,title,status' },
  });
  const directive = directiveMeant(filter, isOfUnit, directives.data?.rows);
  const { unit, relation } = filter;
  const read = useLedgerRows(
    {
      directive: directive === 'all' ? undefined : directive,
      unit,
      relation: unit === undefined ? undefined : relation,
    },
    directive !== undefined,
  );
  return { isOfUnit, directives: directives.data?.rows ?? [], directive: directive ?? 'all', ...read };
}

/**
 * The newest issued directive unless the filter names one. A unit sees its own tasks of all of them, and so does a link
 * that narrows without naming one. Nothing while it is not known.
 */
function directiveMeant(filter: LedgerFilter, isOfUnit: boolean, known: Directives | undefined): string | undefined {
  if (filter.directive !== undefined) return filter.directive;
  if (isOfUnit || narrowings(filter) > 0) return 'all';
  if (!known) return undefined;
  return (known.find(({ status }) => status === 'issued') ?? known[0])?.id ?? 'all';
}
