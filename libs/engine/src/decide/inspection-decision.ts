import { type LocalDate, shiftedDay, type WorkCalendar } from '@duban/calendar';
import type { CommandOf, CommandType, Refusal } from '@duban/contracts';
import type { InspectionContext, InspectionRules } from '@duban/lifecycle';
import type { NewPlainEvent } from '../batch/aggregate.js';
import type { Batch } from '../batch/batch.js';
import type { Actor } from './decision.js';

/** What a decision about an inspection may draw on. */
export interface InspectionDecision {
  batch: Batch;
  actor: Actor;
  context: InspectionContext;
  rules: InspectionRules;
  today: LocalDate;
  newId: () => string;
  /** Keeps a text beside the chain and gives its address. */
  keep: (text: string) => string;
}

export type InspectionCommandType = Extract<CommandType, `inspection.${string}`>;
export type InspectionCommand = CommandOf<InspectionCommandType>;
export type NewInspectionEvent = NewPlainEvent<'inspection'>;

export type InspectionDecider<Type extends InspectionCommandType> = (
  command: CommandOf<Type>,
  decision: InspectionDecision,
) => NewInspectionEvent | Refusal;
export type InspectionDeciders<Type extends InspectionCommandType> = { [Each in Type]: InspectionDecider<Each> };

/** The last of so many days after one that does not count itself; rolled off days off where the place does so. */
export function lastDay(
  from: LocalDate,
  { reviewDays, rollLastDay }: Pick<InspectionRules, 'reviewDays' | 'rollLastDay'>,
  calendar: Pick<WorkCalendar, 'rollLater'>,
): LocalDate {
  const day = shiftedDay(from, reviewDays);
  return rollLastDay ? calendar.rollLater(day) : day;
}
