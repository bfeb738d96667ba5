import type { Change } from '@duban/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from './ask.js';
import { readAnew } from './use-ask.js';

/** How long after a change the page reads again, so that a batch is read once; milliseconds. */
const PAUSE = 400;
const RETRY = 5_000;

export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Keeps what is shown up to date while a page is open: each change that the caller may see brings it anew, and a stream
 * that was cut goes on behind the last change that arrived.
 */
export function useChanges(onChange: (change: Change) => void = () => {}): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    let stream: EventSource | undefined;
    let last: string | undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const hear = ({ lastEventId, data }: MessageEvent<string>): void => {
      last = lastEventId || last;
      onChange(JSON.parse(data) as Change);
      pause ??= setTimeout(() => {
        pause = undefined;
        void readAnew(queries);
      }, PAUSE);
    };
    const open = (): void => {
      stream = new EventSource(addressOf('changes.stream', { query: { after: last } }));
      stream.addEventListener('ready', ({ lastEventId }: MessageEvent<string>) => {
        last = lastEventId || last;
        setConnection('live');
      });
      stream.addEventListener('change', hear);
      stream.addEventListener('error', () => {
        setConnection('lost');
        // A refusal closes it for good: the session has ended, or too many pages are open.
        if (stream?.readyState !== EventSource.CLOSED) return;
        void queries.invalidateQueries({ queryKey: ['session.read'] });
        retry = setTimeout(open, RETRY);
      });
    };
    open();
    return () => {
      stream?.close();
      clearTimeout(pause);
      clearTimeout(retry);
    };
  }, [queries, onChange]);
  return connection;
}
