import { definitions, type Definitions, type DirectiveDefinition, versionDefect } from './definitions.js';
import type { DirectiveEvent, DirectiveState } from './directive-state.js';
import { refuse, type Refused, type Step } from './refusal.js';

/** Applies one event to a directive. Pure. `null` and `directive.imported` make one. */
export function evolveDirective(
  state: DirectiveState | null,
  event: DirectiveEvent,
  registry: Pick<Definitions, 'directive'> = definitions,
): Step<DirectiveState> | Refused {
  const versions = registry.directive;
  const defect = versionDefect(versions, event, event.type === 'machine.migrated' ? null : state);
  const definition = versions[event.definition];
  if (defect || !definition) return refused(defect ?? 'unknown-version', state, event, []);
  if (event.type === 'machine.migrated') return replaceWhole(definition, state, event);
  if (state === null) {
    if (event.type !== 'directive.imported') return refused('not-in-state', null, event, ['directive.imported']);
    const context = { content: event.content, version: 1, effectiveOn: null, tasks: [] };
    return stepTo({ definition: event.definition, value: 'draft', context });
  }
  const { directive } = definition;
  const stored = directive.defectOf(state.value);
  if (stored) return refused(stored, state, event, []);
  const taken = directive.take(state.value, state.context, event);
  if (!taken) {
    const code = directive.refusalOf(state.value, state.context, event);
    return refused(code, state, event, directive.eventsTaken(state.value, state.context));
  }
  const { value, context } = taken;
  return stepTo({ ...state, value, context } as DirectiveState, [taken.arrow]);
}

/** Event types that a directive takes now. */
export function allowedDirectiveEvents(state: DirectiveState | null): readonly string[] {
  const definition = definitions.directive[state?.definition ?? 0];
  if (!state) return ['directive.imported'];
  return definition?.directive.eventsTaken(state.value, state.context) ?? [];
}

function replaceWhole(
  { directive }: DirectiveDefinition,
  state: DirectiveState | null,
  event: Extract<DirectiveEvent, { type: 'machine.migrated' }>,
): Step<DirectiveState> | Refused {
  const { snapshot } = event;
  const defect = snapshot.definition === event.definition ? directive.defectOf(snapshot.value) : 'unknown-version';
  return defect || !state ? refused(defect ?? 'not-in-state', state, event, []) : stepTo(snapshot);
}

function stepTo(state: DirectiveState, arrows: readonly string[] = []): Step<DirectiveState> {
  return { ok: true, state, changed: [], effects: [], arrows };
}

function refused(
  code: string,
  state: DirectiveState | null,
  event: DirectiveEvent,
  allowed: readonly string[],
): Refused {
  return refuse({ code, machine: 'directive', state: state?.value ?? 'not imported', event: event.type, allowed });
}
