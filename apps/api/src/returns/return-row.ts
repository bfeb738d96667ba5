import type { CallerPost } from '@duban/access';
import { type Instant } from '@duban/calendar';
import { type FigureInPlace, ReportContent, type ReturnRow } from '@duban/contracts';
import { allowedCommands, instantFromRow } from '@duban/engine';
import type { Permissions } from '@duban/lifecycle';
import { parsedText, reasonView, type Texts } from '../report/contents.js';
import { actorOf } from '../task/actor.js';
import type { StoredReturn } from './returns.read.js';

/** The addresses of everything that a row shows. */
export const addressesOfRow = ({ member, earlier }: StoredReturn): (string | null)[] => [
  member.context.content,
  member.context.reason,
  ...(earlier ?? []).map(({ content }) => content),
];

/** Who looks at a sheet, and when. */
interface Looking {
  permissions: Permissions;
  post: CallerPost;
  at: Instant;
}

/** A row of a sheet as it is shown. */
export function returnRow(row: StoredReturn, texts: Texts, looking: Looking): ReturnRow {
  const { year, taskId, directive, number, title, status, lead, obligation, member, version } = row;
  const { id, kind, value: state, context } = member;
  const { kind: owed, schedule, owedAs } = obligation.context;
  const content = parsedText(ReportContent, context.content, texts);
  const earlier = (row.earlier ?? []).map((each) => earlierOf(each, texts));
  return {
    task: { kind: 'task', year, id: taskId },
    directive,
    number,
    title,
    status,
    lead,
    owedAs,
    obligation: {
      id: obligation.id,
      kind: owed,
      state: obligation.value,
      opensAt: schedule.opensAt,
      dueAt: instantFromRow(row.dueAt),
    },
    member: id,
    kind,
    period: context.period,
    state,
    version,
    signing: 'signing' in context ? context.signing : 'skipped',
    submittedAt: context.submittedAt,
    mark: 'mark' in context ? context.mark : null,
    reason: reasonView(context.reason, texts),
    content,
    erased: context.content !== null && !texts.has(context.content),
    unchanged: context.unchanged ?? 0,
    previous: earlier[0] ?? null,
    figures: figuresInPlace(content, earlier, context.period),
    commands: commandsOn(row, looking),
  };
}

type Previous = NonNullable<ReturnRow['previous']>;

/** The figures of a report, and those of the ones before that it has not yet: a period without one does not lose it. */
function figuresInPlace(content: ReportContent | null, earlier: readonly Previous[], period: string): FigureInPlace[] {
  const before = earlier
    .flatMap((each) => each.content?.figures ?? [])
    .filter((figure, index, all) => all.findIndex((each) => isSame(each, figure)) === index);
  const written = content?.figures ?? [];
  return [
    ...written.map((figure) => ({ ...figure, before: dated(before.find((each) => isSame(each, figure))) })),
    ...before
      .filter((figure) => !written.some((each) => isSame(each, figure)))
      .map((figure) => ({
        ...figure,
        // One that covered the period before covers this one now.
        ...(figure.period === undefined ? {} : { period }),
        value: null,
        asOf: null,
        nature: null,
        before: dated(figure),
      })),
  ];
}

type Dated = NonNullable<FigureInPlace['before']>;
const dated = (figure: Dated | undefined): Dated | null =>
  figure ? { value: figure.value, asOf: figure.asOf, nature: figure.nature } : null;

interface Named {
  name: string;
  unit: string;
  scope?: string | undefined;
}
const isSame = (a: Named, b: Named): boolean => a.name === b.name && a.unit === b.unit && a.scope === b.scope;

function earlierOf(stored: NonNullable<StoredReturn['earlier']>[number], texts: Texts): Previous {
  const { content } = stored;
  return {
    ...stored,
    content: parsedText(ReportContent, content, texts),
    erased: content !== null && !texts.has(content),
  };
}

function commandsOn(row: StoredReturn, { permissions, post, at }: Looking): string[] {
  const { definition, value, context, member, obligation } = row;
  const members = new Map([member, obligation].map((each) => [each.id, each]));
  return allowedCommands(permissions, actorOf(post), { definition, value, context, members }, member.id, at);
}
