import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from './ask.js';
import { asking, readAnew } from './use-ask.js';

/** How long after a change the page reads again, so that a batch is read once; milliseconds. */
const PAUSE = 400;
const RETRY = 5_000;

export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Keeps what is shown up to date while a page is open: each change that the caller may see brings it anew, and a stream
 * that was cut goes on behind the last change that arrived.
 */
export function useChanges(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    let stream: EventSource | undefined;
    let last: string | undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const readSoon = (): void => {
      pause ??= setTimeout(() => {
        pause = undefined;
        void readAnew(queries);
      }, PAUSE);
    };
    const hear = ({ lastEventId }: MessageEvent<string>): void => {
      last = lastEventId || last;
      readSoon();
    };
    const open = (): void => {
      stream = new EventSource(addressOf('changes.stream', { query: { after: last } }));
      stream.addEventListener('ready', ({ lastEventId }: MessageEvent<string>) => {
        // What the page read while the stream was being opened may have changed since, and nobody would tell.
        if (last === undefined) readSoon();
        last = lastEventId || last;
        setConnection('live');
      });
      stream.addEventListener('change', hear);
      stream.addEventListener('error', () => {
        setConnection('lost');
        // A refusal closes it for good and does not say why: the session has ended, or too many pages are open.
        if (stream?.readyState !== EventSource.CLOSED) return;
        void queries.fetchQuery({ ...asking('session.read', {}), staleTime: 0, retry: false }).catch(() => undefined);
        retry = setTimeout(open, RETRY);
      });
    };
    open();
    return () => {
      stream?.close();
      clearTimeout(pause);
      clearTimeout(retry);
    };
  }, [queries]);
  return connection;
}
