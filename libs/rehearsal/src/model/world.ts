import type { Instant, LocalDate, WorkCalendar } from '@duban/calendar';
import type { Answer, CommandOf, CommandType, PlanContent, Reference } from '@duban/contracts';
import type { Chance } from './chance.js';

/** An obligation as units see it: enough to plan what to do about it. */
export interface SeenObligation {
  id: string;
  kind: string;
  unit: string;
  owedAs: string;
  subject: string | null;
  period: string | null;
  dueOn: LocalDate;
  opensAt: Instant;
}

/** A task with its units and what is owed in it. */
export interface SeenTask {
  target: Reference;
  position: number;
  lead: string;
  obligations: SeenObligation[];
}

/** Who acts for a unit or for the government, by post id. */
export interface Posts {
  head(unit: string): string;
  liaison(unit: string): string;
  supervisor: string;
  /** Another of the inspectorate: of its supervisors, or its head where there is only one. */
  secondSupervisor: string;
  chiefSupervisor: string;
  headOfGovernment: string;
  clerk: string;
  /** Who holds a post of the government's or the inspectorate's. */
  person: (post: string) => string;
}

type Body<Type extends CommandType> = Omit<CommandOf<Type>, 'type' | 'target' | 'post'>;

/** A command that somebody gives, and what follows from the answer. */
export interface Act {
  command: object & { type: CommandType };
  follow?: (answer: Answer) => void | Promise<void>;
}

/** What the model of behaviour may use: the calendar, chance, the posts, and a way to mean something. */
export interface Stage {
  calendar: WorkCalendar;
  chance: Chance;
  posts: Posts;
  /** Posts that approve a filed plan, in order; none where filing brings it into force. */
  approvers: readonly string[];
  now(): Instant;
  /** Means to do something at a moment; `key` says what it is, the same in every run. */
  intend(at: Instant, key: string, acts: readonly Act[]): void;
  /** The unit that owes something decides what it will do about it. */
  takeOn(task: SeenTask, owed: SeenObligation): void;
  /** What a unit writes into a plan or a part of one. */
  planContent(task: SeenTask, owed: SeenObligation): PlanContent;
  /** The obligations of a task that came since somebody looked last. */
  freshObligations(task: SeenTask): Promise<SeenObligation[]>;
  /** Ids of a task's live parts of a kind; of those about one obligation where it is named. */
  live(
    task: SeenTask,
    kind: 'extension' | 'closeOut' | 'plan' | 'objection' | 'adjustment',
    obligation?: string,
  ): Promise<string[]>;
  /** What an aggregate knows of itself; null before it is born. */
  contextOf<Context>(target: Reference): Promise<Context | null>;
}

/** A command on a task as an act. */
export function act<Type extends CommandType>(
  type: Type,
  target: Reference,
  post: string,
  body: Body<Type>,
  follow?: Act['follow'],
): Act {
  return { command: { type, target, post, ...body }, ...(follow ? { follow } : {}) };
}
