import { type LeaderView, ReportContent } from '@duban/contracts';
import type { Found } from '../desk/found.js';
import { isAddress, parsedText, textView, type Texts } from '../report/contents.js';
import type { FoundInstruction } from './leader.read.js';

type Asks = LeaderView['coordination']['rows'][number]['asks'];
type Instruction = LeaderView['instructions']['rows'][number];
export type UnitNames = ReadonlyMap<string, string>;

/** Where the report that was found keeps its text. */
export const contentOf = ({ member }: Found): string | null =>
  (member?.context as { content?: string | null } | undefined)?.content ?? null;

/** What a report asks for. */
export function asksOf(found: Found, texts: Texts, units: UnitNames): Asks {
  const content = parsedText(ReportContent, contentOf(found), texts);
  return (content?.coordination ?? []).map(({ matter, of, note }) => ({
    matter,
    of: of === null ? null : { id: of, name: units.get(of) ?? '' },
    note: note ?? null,
  }));
}

/** Every address of a text that is shown with an instruction. */
export const textsOf = ({ context }: FoundInstruction): string[] => [
  context.content,
  ...context.replies.map(({ content }) => content),
];

/** An instruction with who has replied what, and who has not. */
export function instructionView(found: FoundInstruction, texts: Texts, allowed: string[]): Instruction {
  const { year, taskId, number, title, free, by, id, context, owed } = found;
  return {
    task: { kind: 'task', year, id: taskId },
    number,
    title,
    free,
    member: id,
    by,
    text: textView(context.content, texts),
    dueOn: context.dueOn,
    replies: (owed ?? []).map(({ id: obligation, unit, state }) => {
      const reply = context.replies.findLast((each) => each.obligation === obligation);
      return {
        unit,
        obligation,
        state,
        repliedAt: reply?.at ?? null,
        text: reply ? replyText(reply.content, texts) : null,
      };
    }),
    allowed,
  };
}

/** A reply is kept with the names of its files; its words are shown. */
function replyText(address: string, texts: Texts): { text: string | null; erased: boolean } | null {
  const view = textView(address, texts);
  if (view === null || view.text === null || !isAddress(address)) return view;
  try {
    const kept = JSON.parse(view.text) as { text?: unknown };
    return { text: typeof kept.text === 'string' ? kept.text : view.text, erased: false };
  } catch {
    return view;
  }
}
