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
  const pending = useRef<LedgerFilter>(undefined);
  const write = useCallback((): void => {
    clearTimeout(pause.current);
    if (!pending.current) return;
    const next = new URLSearchParams(searchOf(pending.current));
    pending.current = undefined;
    written.current = next.toString();
    setSearch(next, { replace: true });
  }, [setSearch]);
  useBeforeLeaving(write);
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
      pending.current = changed;
      clearTimeout(pause.current);
      pause.current = setTimeout(write, PAUSE);
    },
    [write],
  );
  return [filter, change];
}

/**
 * What leads to another page is a click or the enter key: what is pending is done before it, or it would lead back from
 * the page that is still being loaded.
 */
function useBeforeLeaving(act: () => void): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Enter') act();
    };
    document.addEventListener('click', act, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('click', act, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [act]);
}
