import type { CommandOf, CommandType, Refusal } from '@duban/contracts';
import type { Disposition } from '@duban/lifecycle';
import type { NewPlainEvent, PlainDraft } from '../batch/aggregate.js';
import type { TaskAtClosing } from '../batch/batch.js';
import { notFound, refusal } from '../batch/refusal.js';
import type { PlainDecision } from './plain-decision.js';

export type DirectiveCommandType = Extract<CommandType, `directive.${string}`>;
export type DirectiveCommand = CommandOf<DirectiveCommandType>;

type DirectiveDecision = PlainDecision<PlainDraft<'directive'>>;
type NewDirectiveEvent = NewPlainEvent<'directive'>;

type Decider<Type extends DirectiveCommandType> = (
  command: CommandOf<Type>,
  decision: DirectiveDecision,
) => NewDirectiveEvent | Refusal;

const deciders: { [Type in DirectiveCommandType]: Decider<Type> } = {
  'directive.import': (command, { batch, draft, keep }) => {
    if (draft.state) return refusal('already-exists', 'A directive with this id is there.');
    if (batch.directiveNumbers.has(command.content.number))
      return refusal('already-exists', `The directive ${command.content.number} is there: amend it instead.`);
    batch.births = [...batch.births, command];
    return { type: 'directive.imported', content: keep(command.content.text) };
  },
  'directive.amend': (command, { batch, draft, keep }) => {
    if (!draft.state) return notFound();
    batch.directiveChanges = [...batch.directiveChanges, command];
    const content = keep(command.content.text);
    // A draft is simply read again; what is issued gets a new version.
    if (draft.state.value === 'draft') return { type: 'directive.imported', content };
    return { type: 'directive.amended', content, version: draft.state.context.version + 1 };
  },
  'directive.issue': (command, { batch, draft }) => {
    if (!draft.state) return notFound();
    batch.directiveChanges = [...batch.directiveChanges, command];
    batch.setRegime(command.target.id, command.regime);
    return { type: 'directive.issued', effectiveOn: command.effectiveOn, tasks: command.tasks };
  },
  'directive.applyRegime': (command, { batch, draft, keep }) => {
    if (!draft.state) return notFound();
    const { regime, target } = command;
    const { zone } = batch.calendar;
    if (regime.zone !== zone)
      return refusal('regime-invalid', `The regime's days are of ${regime.zone}, the calendar's of ${zone}.`);
    batch.directiveChanges = [...batch.directiveChanges, command];
    batch.setRegime(target.id, regime);
    return { type: 'directive.regimeApplied', regime: keep(JSON.stringify(regime)) };
  },
  'directive.close': (command, { batch, draft }) => {
    const { target } = command;
    if (!draft.state) return notFound();
    const tasks = (batch.taskStatuses.get(target.id) ?? []).map(({ id, status, carriedTo }) => ({
      id,
      status: batch.statusOf(id) ?? status,
      carriedTo: batch.carriedTo(id) ?? carriedTo,
    }));
    const open = tasks.filter(({ status }) => status !== 'completed' && status !== 'withdrawn');
    if (open.length > 0)
      return refusal(
        'not-in-state',
        `${open.length} tasks are open: complete them, or withdraw them or carry them over.`,
        {
          machine: 'directive',
          state: 'issued',
          allowed: ['closeOut.confirm', 'task.withdraw'],
        },
      );
    batch.directiveChanges = [...batch.directiveChanges, command];
    return { type: 'directive.closed', dispositions: tasks.map(dispositionOf) };
  },
};

/** What became of a task that is completed or withdrawn. */
function dispositionOf({ id: task, status, carriedTo }: TaskAtClosing): Disposition {
  if (status === 'completed') return { task, outcome: 'completed' };
  return carriedTo === null ? { task, outcome: 'withdrawn' } : { task, outcome: 'carriedOver', to: carriedTo };
}

/** The event that a command on a directive asks for, or why it cannot be asked. */
export function decideDirective(command: DirectiveCommand, decision: DirectiveDecision): NewDirectiveEvent | Refusal {
  const decide = deciders[command.type] as Decider<DirectiveCommandType>;
  return decide(command as never, decision);
}
