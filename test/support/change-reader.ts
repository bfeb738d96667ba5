import { Change } from '@duban/contracts';

/** One event of a stream of changes. */
export interface Told {
  /** Cursor behind it. */
  id: string;
  change: Change;
}

/** A reader of the stream of changes, as a browser would be. */
export interface ChangeReader {
  status: number;
  headers: Headers;
  /** Cursor from which the stream began. */
  start: string;
  /** What has come so far. */
  told: Told[];
  /** The last id that came, also with a heartbeat: where to go on. */
  last(): string;
  /** Resolves when the server has ended the stream, or `stop` has. */
  ended: Promise<void>;
  stop(): void;
}

/** Opens a stream of changes and reads it until either side ends it. Resolves when the event `ready` has come. */
export async function readChanges(
  url: string,
  token: string,
  { after, header }: { after?: string; header?: string } = {},
): Promise<ChangeReader> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/changes${after === undefined ? '' : `?after=${after}`}`, {
    signal: stop.signal,
    headers: { authorization: `Bearer ${token}`, ...(header === undefined ? {} : { 'last-event-id': header }) },
  });
  const { status, headers, body } = response;
  if (status !== 200 || !body) throw new Error(`${status}: ${await response.text()}`);
  const reader: ChangeReader = {
    status,
    headers,
    start: '',
    told: [],
    last: () => last,
    ended: Promise.resolve(),
    stop: () => stop.abort(),
  };
  let last = '';
  await new Promise<void>((ready) => {
    reader.ended = eachEvent(body, ({ type, id, data }) => {
      if (id !== undefined) last = id;
      if (type === 'ready') {
        reader.start = last;
        ready();
      }
      if (type === 'change') reader.told.push({ id: last, change: Change.parse(JSON.parse(data ?? '')) });
    }).finally(ready);
  });
  return reader;
}

interface ServerEvent {
  type?: string;
  id?: string;
  data?: string;
}

/** Reads server-sent events until the stream ends, however it does. */
async function eachEvent(body: ReadableStream<Uint8Array>, take: (event: ServerEvent) => void): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const bytes of body) {
      const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.map(eventOf).forEach(take);
    }
  } catch {
    // Cut off: what came half is as if it had not come.
  }
}

function eventOf(block: string): ServerEvent {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trimStart()]),
  );
  const [type, id, data] = ['event', 'id', 'data'].map((name) => fields.get(name));
  return { ...(type && { type }), ...(id !== undefined && { id }), ...(data !== undefined && { data }) };
}
