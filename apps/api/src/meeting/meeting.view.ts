import type { MeetingRow, MeetingView } from '@duban/contracts';
import { scoresOf } from '@duban/lifecycle';
import { textView, type Texts } from '../report/contents.js';
import type { MeetingTask, readAroundMeeting, StoredMeeting } from './meeting.read.js';

/** A meeting as lists show it. */
export function meetingRow({ year, id, title, state }: StoredMeeting): MeetingRow {
  const { kind, heldOn, agenda, decisions } = state.context;
  const counts = { agendaCount: agenda.length, decisionCount: decisions.length };
  return { year, id, kind, title, heldOn, status: state.value, ...counts };
}

interface Facts {
  around: Awaited<ReturnType<typeof readAroundMeeting>>;
  /** The post that asks. */
  post: string;
  allowed: string[];
}

/** A meeting as its page shows it. */
export function meetingView(stored: StoredMeeting, { around, post, allowed }: Facts): MeetingView {
  const { texts, tasks, timeline } = around;
  const { agendaCount: _agenda, decisionCount: _decisions, ...row } = meetingRow(stored);
  const { context } = stored.state;
  return {
    ...row,
    version: stored.version,
    place: textView(context.place, texts),
    minutes: textView(context.minutes, texts),
    reason: textView(context.reason, texts),
    agenda: context.agenda.flatMap(({ task, ground }) => {
      const shown = tasks.get(task.id);
      return shown ? [{ ...shown, ground }] : [];
    }),
    decisions: context.decisions.map((decision) => decisionView(decision, around)),
    criteria: context.criteria.map(({ name, points }) => ({ name: said(name, texts), points })),
    scores:
      context.kind === 'fieldDay'
        ? scoresOf(context).map(({ means, ...each }) => ({ ...each, means: means && [...means] }))
        : [],
    own: context.sheets.filter(({ by }) => by === post).map(({ task, points }) => ({ task, points: [...points] })),
    allowed,
    timeline,
  };
}

function decisionView(
  { id, content, task }: StoredMeeting['state']['context']['decisions'][number],
  { texts, tasks, owed }: Facts['around'],
): MeetingView['decisions'][number] {
  const own = owed.filter(({ decision }) => decision === id);
  const replies = own.map(({ unit, obligation, state, repliedAt }) => ({ unit, obligation, state, repliedAt }));
  return {
    id,
    text: said(content, texts),
    task,
    title: titleOf(tasks.get(task.id)),
    dueOn: own[0]?.dueOn ?? null,
    replies,
  };
}

const titleOf = (task: MeetingTask | undefined): string => task?.title ?? '';

const said = (address: string, texts: Texts) => textView(address, texts) ?? { text: null, erased: true };
