import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { filterFrom, type LedgerFilter, searchOf } from './ledger-filter.js';

/** The address follows what is typed after a pause, so that browsers which count its changes do not refuse; milliseconds. */
const PAUSE = 250;

/** The filter, which stands in the address: it can be sent to somebody, and the way back leads to it. */
export function useLedgerFilter(): [LedgerFilter, (changed: LedgerFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const address = search.toString();
  const fromAddress = useMemo(() => filterFrom(new URLSearchParams(address)), [address]);
  const [filter, setFilter] = useState(fromAddress);
  const written = useRef(new URLSearchParams(searchOf(fromAddress)).toString());
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // A link to this page, from the menu or elsewhere, came in between.
    if (address === written.current) return;
    written.current = address;
    setFilter(fromAddress);
  }, [address, fromAddress]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const change = useCallback(
    (changed: LedgerFilter): void => {
      setFilter(changed);
      clearTimeout(pause.current);
      pause.current = setTimeout(() => {
        const next = new URLSearchParams(searchOf(changed));
        written.current = next.toString();
        setSearch(next, { replace: true });
      }, PAUSE);
    },
    [setSearch],
  );
  return [filter, change];
}
