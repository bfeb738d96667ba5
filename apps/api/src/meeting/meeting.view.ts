import type { CallerPost } from '@duban/access';
import type { MeetingRow, MeetingView, TaskView } from '@duban/contracts';
import { type Permissions, scopeOf, scoresOf } from '@duban/lifecycle';
import { textView, type Texts } from '../report/contents.js';
import type { MeetingTask, readAroundMeeting, StoredMeeting } from './meeting.read.js';

/** A meeting as lists show it. */
export function meetingRow({ year, id, title, state }: StoredMeeting): MeetingRow {
  const { kind, heldOn, agenda, decisions } = state.context;
  const counts = { agendaCount: agenda.length, decisionCount: decisions.length };
  return { year, id, kind, title, heldOn, status: state.value, ...counts };
}

/**
 * What a unit sees of a meeting: of agenda and decisions what is about its own tasks, and no sheets. Undefined where the
 * agenda names none of them: then there is no such meeting for it.
 */
export function partOfUnit(stored: StoredMeeting, unit: string): StoredMeeting | undefined {
  const { context } = stored.state;
  const agenda = context.agenda.filter(({ units }) => units.includes(unit));
  if (agenda.length === 0) return undefined;
  const own = new Set(agenda.map(({ task }) => task.id));
  const decisions = context.decisions.filter(({ task }) => own.has(task.id));
  return {
    ...stored,
    state: { ...stored.state, context: { ...context, agenda, decisions, criteria: [], sheets: [] } },
  };
}

/** A meeting as a task names it. */
export function meetingOfTask(
  stored: StoredMeeting,
  task: string,
  { texts, mayRead }: { texts: Texts; mayRead: boolean },
): TaskView['meetings'][number] {
  const { agendaCount: _agenda, decisionCount: _decisions, ...row } = meetingRow(stored);
  const decisions = decisionsAbout(stored, task).map(({ content }) => said(content, texts));
  return { ...row, decisions, mayRead };
}

/** Whether a post may open a meeting: any of them, or one whose agenda names a task of its unit. */
export function mayReadMeeting(permissions: Permissions, post: CallerPost | null, stored: StoredMeeting): boolean {
  const scope = post ? scopeOf(permissions, 'meeting.read', post.role) : null;
  if (!post || !scope?.ok) return false;
  return scope.all || (post.unit !== null && partOfUnit(stored, post.unit.id) !== undefined);
}

/** What a meeting decided about a task. */
export const decisionsAbout = ({ state }: StoredMeeting, task: string) =>
  state.context.decisions.filter((decision) => decision.task.id === task);

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
