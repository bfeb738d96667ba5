import type { ClueRow, ClueView } from '@duban/contracts';
import { textView, type Texts } from '../report/contents.js';
import type { Handlers, readAround, StoredClue } from './clue.read.js';

/** A clue as lists show it. */
export function clueRow({ year, id, title, source, receivedAt, state }: StoredClue, handlers: Handlers): ClueRow {
  const { procedure, identity } = state.value;
  const handler = postOf(state.context.handler, handlers);
  return { year, id, title, source, receivedAt, status: procedure, identity, handler };
}

interface Facts {
  around: Awaited<ReturnType<typeof readAround>>;
  handlers: Handlers;
  key: ClueView['key'];
  allowed: string[];
}

/** A clue as its page shows it. Who gave it is not in anything that is read for it. */
export function clueView(stored: StoredClue, { around, handlers, key, allowed }: Facts): ClueView {
  const { texts, titles, timeline } = around;
  const { content, finding, handOver, links } = stored.state.context;
  return {
    ...clueRow(stored, handlers),
    version: stored.version,
    text: said(content, texts),
    links: links.map(({ kind, year, id }) => ({ kind, year, id, title: titles.get(id) ?? null })),
    finding: finding && {
      outcome: finding.outcome,
      text: said(finding.text, texts),
      to: finding.to === null ? null : said(finding.to, texts),
    },
    handOver: handOver && {
      to: postOf(handOver.to, handlers) ?? { post: handOver.to, title: '', person: null },
      reason: said(handOver.reason, texts),
      chief: handOver.chief !== null,
      second: handOver.second !== null,
    },
    key,
    allowed,
    handlers: [...handlers],
    timeline,
  };
}

const said = (address: string, texts: Texts): string => textView(address, texts)?.text ?? '';

/** A post that is the inspectorate's no more is told without its name. */
function postOf(post: string | null, handlers: Handlers): ClueRow['handler'] {
  if (post === null) return null;
  const found = handlers.find((each) => each.post === post);
  return { post, title: found?.title ?? '', person: found?.person ?? null };
}
