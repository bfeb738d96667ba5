import type { MachineDefinition } from './machine-definition.js';
import { adjustment } from './machines/adjustment.machine.js';
import { closeOut } from './machines/close-out.machine.js';
import { clue, receivedClue } from './machines/clue.machine.js';
import { directive, importedDirective } from './machines/directive.machine.js';
import { disagreement } from './machines/disagreement.machine.js';
import { extension } from './machines/extension.machine.js';
import { proposedInspection } from './machines/inspection-birth.js';
import { inspection } from './machines/inspection.machine.js';
import { instruction } from './machines/instruction.machine.js';
import { calledMeeting, meeting } from './machines/meeting.machine.js';
import { objection } from './machines/objection.machine.js';
import { obligation } from './machines/obligation.machine.js';
import { planPart } from './machines/plan-part.machine.js';
import { plan } from './machines/plan.machine.js';
import { report } from './machines/report.machine.js';
import { slip } from './machines/slip.machine.js';
import { subReport } from './machines/sub-report.machine.js';
import { task } from './machines/task.machine.js';
import type { MemberKind } from './member.js';
import type { PlainRegistry } from './plain.js';
import type { TaskSnapshot } from './task-state.js';

/** Version of the task's machine and of the machines of its members: one for the whole aggregate. */
export const TASK_DEFINITION = 1;
export const DIRECTIVE_DEFINITION = 1;
export const INSPECTION_DEFINITION = 1;
export const CLUE_DEFINITION = 1;
const MEETING_DEFINITION = 1;

/** A released version of a task with its members. It is kept, frozen, until no stored event needs it. */
export interface TaskDefinition {
  readonly task: MachineDefinition;
  readonly members: Readonly<Record<MemberKind, MachineDefinition>>;
  /** Makes a snapshot of the version before into one of this; null for the first version. */
  readonly fromPrevious: ((snapshot: TaskSnapshot) => TaskSnapshot) | null;
}

/** Kind of aggregate → version → definition. */
export interface Definitions extends PlainRegistry {
  readonly task: Readonly<Record<number, TaskDefinition>>;
}

const members = {
  obligation,
  plan,
  planPart,
  report,
  subReport,
  extension,
  closeOut,
  slip,
  instruction,
  disagreement,
  objection,
  adjustment,
};

export const definitions: Definitions = {
  task: { [TASK_DEFINITION]: { task, members, fromPrevious: null } },
  directive: {
    [DIRECTIVE_DEFINITION]: {
      machine: directive,
      births: ['directive.imported'],
      born: importedDirective,
      fromPrevious: null,
    },
  },
  inspection: {
    [INSPECTION_DEFINITION]: {
      machine: inspection,
      births: ['inspection.proposed'],
      born: proposedInspection,
      fromPrevious: null,
    },
  },
  clue: {
    [CLUE_DEFINITION]: { machine: clue, births: ['clue.received'], born: receivedClue, fromPrevious: null },
  },
  meeting: {
    [MEETING_DEFINITION]: { machine: meeting, births: ['meeting.called'], born: calledMeeting, fromPrevious: null },
  },
};

/** The newest released machines by name. */
export const machines = { directive, inspection, clue, meeting, task, ...members };
export type MachineName = keyof typeof machines;
export const machineNames = Object.keys(machines) as MachineName[];

/** The newest version in a registry. */
export function newestOf(versions: Readonly<Record<number, unknown>>): number {
  return Math.max(...Object.keys(versions).map(Number));
}

/** Why an event of one version may not be applied to a state of another: a code, or null. */
export function versionDefect(
  versions: Readonly<Record<number, unknown>>,
  event: { readonly definition: number },
  state: { readonly definition: number } | null,
): 'newer-version' | 'older-version' | 'unknown-version' | null {
  const newest = Math.max(event.definition, state?.definition ?? event.definition);
  if (newest > newestOf(versions)) return 'newer-version';
  if (!versions[event.definition]) return 'unknown-version';
  if (!state || state.definition === event.definition) return null;
  return state.definition > event.definition ? 'newer-version' : 'older-version';
}
