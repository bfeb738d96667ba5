import { acceptableReasons, type DraftDecision, type OperationAnswer, type TaskReference } from '@duban/contracts';
import { decideDraft } from './decide-draft.js';
import { type DraftItem, type DraftTimeLimit, type DraftUnit, type GroupChoice, isDraftFault } from './draft-item.js';
import type { DraftReading } from './draft-reading.js';
import { draftAsRead, type DraftHead, type DraftState } from './draft-state.js';

/** One field before and after a decision, in words, as it is told over HTTP. */
type FieldChange = OperationAnswer<'draft.changes'>['changes'][number]['fields'][number];

/** What a decision changed, and the items that it was about, as they were called then. */
interface DraftChange {
  items: { id: string; number: string | null; title: string }[];
  fields: FieldChange[];
}

/** How units, groups and earlier tasks are called. */
interface CalledBy {
  unit: (id: string) => string;
  group: (id: string) => string;
  task: (task: TaskReference) => string;
  /** The id of the unit that a printed name means; null where the directory does not know it. */
  idOf: (printed: string) => string | null;
}

/** What each decision of a draft has changed, in their order. Throws when one of them cannot be carried out. */
export function changesOfDraft(
  reading: DraftReading,
  decisions: readonly DraftDecision[],
  called: CalledBy,
): DraftChange[] {
  let state = draftAsRead(reading);
  return decisions.map((decision) => {
    const next = decideDraft(state, decision);
    if (isDraftFault(next)) throw new Error(`A stored decision of a draft cannot be carried out: ${next.message}`);
    const change = changeBetween(state, next, called);
    const apart = next.apart.size > state.apart.size ? apartIn(decision, state) : [];
    state = next;
    return { items: [...change.items, ...apart.map(nameOf)], fields: [...change.fields, ...apartChanges(apart)] };
  });
}

/** The two items that were said to be two things. */
function apartIn(decision: DraftDecision, { items }: DraftState): DraftItem[] {
  const ids = decision.type === 'notSame' ? decision.items : [];
  return ids.flatMap((id) => items.filter((item) => item.id === id));
}

function apartChanges([one, other]: readonly DraftItem[]): FieldChange[] {
  return one && other ? [{ field: 'notSame', item: one.id, about: null, before: null, after: labelOf(other) }] : [];
}

function changeBetween(before: DraftState, after: DraftState, called: CalledBy): DraftChange {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Map(after.items.map((item) => [item.id, item]));
  const gone = before.items.filter(({ id }) => !now.has(id));
  const come = after.items.filter((item) => old.get(item.id) !== item);
  const fields = [
    ...gone.map((item) => ({ ...whole, item: item.id, before: labelOf(item), after: null })),
    ...come.flatMap((item) => itemChanges(old.get(item.id), item, called)),
    // Nothing went: what came was carried over, or had been left out.
    ...(gone.length > 0 ? [] : come.filter(({ id }) => !old.has(id)).map((item) => continuesOf(item, called))),
    ...draftChanges(before, after, called),
  ];
  return {
    items: [...gone, ...come].map(nameOf),
    fields: fields.filter((change) => change.before !== change.after),
  };
}

const whole = { field: 'item', about: null } as const;

const nameOf = ({ id, number, title }: DraftItem) => ({ id, number, title });

const continuesOf = (item: DraftItem, called: CalledBy): FieldChange => ({
  field: 'continues',
  item: item.id,
  about: null,
  before: null,
  after: tasksText(item.continues, called),
});

const tasksText = (tasks: readonly TaskReference[], called: CalledBy): string | null =>
  tasks.map(called.task).join('、') || null;

const labelOf = ({ number, title }: DraftItem): string => `${number ?? ''} ${title}`.trim();

type Told = (item: DraftItem, called: CalledBy) => string | null;

/** How the fields of an item are told. */
const itemFields: Partial<Record<FieldChange['field'], Told>> = {
  number: ({ number }) => number,
  title: ({ title }) => title,
  sectionPath: ({ sectionPath }) => sectionPath.join(' › ') || null,
  text: ({ text }) => text,
  lead: ({ lead }, called) => lead && unitText(lead, called),
  leadDecided: ({ leadDecided }) => leadDecided,
  jointLeads: ({ jointLeads, lead }, called) => unitsText(jointLeads, called, [lead]),
  coordinating: ({ coordinating, jointLeads, lead }, called) => unitsText(coordinating, called, [lead, ...jointLeads]),
  accepted: ({ accepted }) => (isWhole(accepted) ? 'all' : accepted.join(' ') || null),
  dropped: ({ dropped }) => dropped,
  continues: ({ continues }, called) => tasksText(continues, called),
  unlike: ({ unlike }, called) => tasksText(unlike, called),
};

/** Whether it was taken as it stands, whatever there was to look at. */
const isWhole = (accepted: DraftItem['accepted']): boolean =>
  acceptableReasons.every((code) => accepted.includes(code));

function itemChanges(before: DraftItem | undefined, after: DraftItem, called: CalledBy): FieldChange[] {
  const item = after.id;
  if (!before) return [{ ...whole, item, before: null, after: labelOf(after) }];
  const fields = Object.entries(itemFields) as [FieldChange['field'], Told][];
  return [
    ...fields.map(([field, told]) => ({
      field,
      item,
      about: null,
      before: told(before, called),
      after: told(after, called),
    })),
    ...choiceChanges(before.groupChoices, after.groupChoices, called).map((change) => ({ ...change, item })),
    ...limitChanges(before.timeLimits, after.timeLimits).map((change) => ({ ...change, item })),
  ];
}

/** Only where somebody decided: those that came to an item with words of another are told with the words. */
function limitChanges(
  before: readonly DraftTimeLimit[],
  after: readonly DraftTimeLimit[],
): Omit<FieldChange, 'item'>[] {
  const old = new Map(before.map((limit) => [limit.id, limit]));
  return after.flatMap((limit) => {
    const was = old.get(limit.id);
    return was ? [{ field: 'timeLimit', about: limit.quote, before: limitText(was), after: limitText(limit) }] : [];
  });
}

const limitText = ({ decided, day }: DraftTimeLimit): string => (decided === 'milestone' && day) || decided;

function draftChanges(before: DraftState, after: DraftState, called: CalledBy): FieldChange[] {
  const whose = { item: null, about: null };
  const heads = (Object.keys(headFields) as (keyof DraftHead)[]).map((key) => ({
    ...whose,
    field: headFields[key],
    before: wordOf(before.head[key]),
    after: wordOf(after.head[key]),
  }));
  const unitOf = (state: DraftState, name: string): string | null => {
    const unit = state.units.get(name);
    return unit == null ? null : called.unit(unit);
  };
  const names = [...after.units.keys()].filter((name) => before.units.get(name) !== after.units.get(name));
  return [
    ...heads,
    { ...whose, field: 'regime', before: regimeText(before.regime), after: regimeText(after.regime) },
    { ...whose, field: 'effectiveOn', before: before.effectiveOn, after: after.effectiveOn },
    ...names.map((name) => ({
      field: 'unit' as const,
      item: null,
      about: name,
      before: unitOf(before, name),
      after: unitOf(after, name),
    })),
    ...choiceChanges(before.groups, after.groups, called),
    ...before.leftOut
      .filter(({ item }) => after.items.some(({ id }) => id === item.id))
      .map(({ item, reason }) => ({ ...whose, field: 'leftOut' as const, item: item.id, before: reason, after: null })),
  ];
}

const headFields: Readonly<Record<keyof DraftHead, FieldChange['field']>> = {
  number: 'documentNumber',
  title: 'documentTitle',
  issuer: 'issuer',
  issuedOn: 'issuedOn',
  code: 'code',
  year: 'year',
};

const wordOf = (value: string | number | null): string | null => (value === null ? null : String(value));

const regimeText = (regime: DraftState['regime']): string | null =>
  regime !== null && typeof regime === 'object' ? regime.title : regime;

type Choices = ReadonlyMap<string, GroupChoice>;

function choiceChanges(before: Choices, after: Choices, called: CalledBy): FieldChange[] {
  return [...after]
    .filter(([phrase, choice]) => before.get(phrase) !== choice)
    .map(([phrase, choice]) => ({
      field: 'group',
      item: null,
      about: phrase,
      before: choiceText(before.get(phrase), called),
      after: choiceText(choice, called),
    }));
}

function choiceText(choice: GroupChoice | undefined, called: CalledBy): string | null {
  if (!choice) return null;
  return 'group' in choice ? called.group(choice.group) : choice.members.map(called.unit).join('、') || null;
}

const unitText = (unit: DraftUnit, called: CalledBy): string =>
  'printed' in unit ? unit.printed : called.unit(unit.unit);

/** As for all that is shown, a unit stands in an item once, in its highest place. */
function unitsText(units: readonly DraftUnit[], called: CalledBy, above: readonly (DraftUnit | null)[]): string | null {
  const keyOf = (unit: DraftUnit): string => ('unit' in unit ? unit.unit : (called.idOf(unit.printed) ?? unit.printed));
  const seen = new Set(above.flatMap((unit) => (unit ? [keyOf(unit)] : [])));
  const shown = units.filter((unit) => !seen.has(keyOf(unit)));
  return shown.map((unit) => unitText(unit, called)).join('、') || null;
}
