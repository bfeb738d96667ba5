import { acceptableReasons, type DraftDecision, type DraftDecisionOf } from '@duban/contracts';
import { confirmTimeLimits, figuresIn, setTimeLimit, withoutUndecided } from './draft-figures.js';
import { type DraftFault, type DraftItem, type DraftUnit, type GroupChoice, isDraftFault } from './draft-item.js';
import type { DraftReading } from './draft-reading.js';
import { draftAsRead, type DraftState, pairKeys, unitsIn, yearInNumber } from './draft-state.js';
import { carriedOver, linked, unlinked } from './earlier-tasks.js';
import { mergeItems, splitItem, takeUpItem } from './rearrange.js';

type Outcome = DraftState | DraftFault;
type Decider<Type extends DraftDecision['type']> = (state: DraftState, decision: DraftDecisionOf<Type>) => Outcome;

/** What each decision makes of a draft: pure, so that taking decisions back is to leave them out. */
const deciders: { [Type in DraftDecision['type']]: Decider<Type> } = {
  confirmLead: (state, { item }) =>
    onItem(state, item, (found) =>
      found.lead
        ? { ...found, leadDecided: found.leadDecided === 'given' ? 'given' : 'confirmed' }
        : fault('item', `Nobody leads ${item}: set a lead.`),
    ),
  accept: (state, { item, reasons = acceptableReasons }) =>
    onItem(state, item, (found) => ({
      ...(reasons.includes('time-limit-undecided') ? withoutUndecided(found) : found),
      leadDecided:
        found.lead && found.leadDecided === 'no' && reasons.includes('lead-inferred') ? 'confirmed' : found.leadDecided,
      accepted: [...new Set([...found.accepted, ...reasons])],
    })),
  setLead: (state, { item, unit }) => onItem(state, item, (found) => ledBy(found, { unit })),
  setUnits: (state, { item, jointLeads, coordinating }) =>
    onItem(state, item, (found) => ({
      ...found,
      jointLeads: jointLeads.map(byId),
      coordinating: coordinating.map(byId),
      openEnded: false,
    })),
  resolveUnit: (state, { name, unit }) =>
    state.items.some((item) => unitsIn(item).some((each) => 'printed' in each && each.printed === name))
      ? { ...state, units: new Map([...state.units, [name, unit]]) }
      : fault('name', `No item names ${name}.`),
  resolveGroup: resolveGroup,
  setTimeLimit: (state, decision) => onItem(state, decision.item, (found) => setTimeLimit(found, decision)),
  confirmTimeLimits: confirmLimits,
  edit: (state, { item, number, title, text, sectionPath }) =>
    onItem(state, item, (found) => ({
      ...found,
      ...(number === undefined ? {} : { number }),
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text, ...figuresIn(text, found) }),
      ...(sectionPath === undefined ? {} : { sectionPath }),
    })),
  split: (state, decision) => {
    const found = itemIn(state, decision.item);
    if (isDraftFault(found)) return found;
    const parts = splitItem(found, decision);
    return isDraftFault(parts) ? parts : { ...state, items: replaced(state.items, found.id, parts) };
  },
  merge: (state, { items: ids }) => {
    const found = ids.map((id) => itemIn(state, id));
    const missing = found.find(isDraftFault);
    if (missing) return { ...missing, field: 'items' };
    const wanted = new Set(ids);
    if (wanted.size < ids.length) return fault('items', 'An item is named twice.');
    const parts = state.items.filter(({ id }) => wanted.has(id));
    const [first] = parts;
    if (!first) return fault('items', 'No item is named.');
    const others = state.items.filter(({ id }) => id === first.id || !wanted.has(id));
    return { ...state, items: replaced(others, first.id, [mergeItems(parts)]) };
  },
  drop: (state, { item, reason }) => onItem(state, item, (found) => ({ ...found, dropped: reason })),
  restore: (state, { item }) => {
    const found = state.items.find(({ id }) => id === item);
    if (found?.dropped == null) return fault('item', `${item} has not been dropped.`);
    return { ...state, items: replaced(state.items, item, [{ ...found, dropped: null }]) };
  },
  takeUp: (state, { item }) => takeUpItem(state, item),
  link: (state, { item, task }) => onItem(state, item, (found) => linked(found, task)),
  unlink: (state, { item, task }) => onItem(state, item, (found) => unlinked(found, task, state.carried)),
  carryOver: carriedOver,
  notSame: (state, { items: [one, other] }) => {
    const [first, second] = [itemIn(state, one), itemIn(state, other)];
    if (isDraftFault(first)) return { ...first, field: 'items' };
    if (isDraftFault(second)) return { ...second, field: 'items' };
    return { ...state, apart: new Set([...state.apart, ...pairKeys(first, second)]) };
  },
  setHead: (state, { type: _type, number, year, ...head }) => {
    const said = year ?? (number === undefined ? null : yearInNumber(number));
    const given = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
    return {
      ...state,
      head: { ...state.head, ...given, ...(number === undefined ? {} : { number }), year: said ?? state.head.year },
    };
  },
  setRegime: (state, { regime }) => ({ ...state, regime }),
  setEffectiveOn: (state, { date }) => ({ ...state, effectiveOn: date }),
};

/** The draft after one more decision, or why it cannot be taken. */
export function decideDraft(state: DraftState, decision: DraftDecision): Outcome {
  const decide = deciders[decision.type] as Decider<DraftDecision['type']>;
  return decide(state, decision as never);
}

/** The draft after its decisions. Throws when one of them cannot be carried out: what is stored could be. */
export function draftAfter(reading: DraftReading, decisions: readonly DraftDecision[]): DraftState {
  return decisions.reduce<DraftState>((state, decision) => {
    const next = decideDraft(state, decision);
    if (isDraftFault(next)) throw new Error(`A stored decision of a draft cannot be carried out: ${next.message}`);
    return next;
  }, draftAsRead(reading));
}

/** Refused where no day waits to be confirmed. */
function confirmLimits(state: DraftState, { item }: DraftDecisionOf<'confirmTimeLimits'>): Outcome {
  const none = fault('item', 'No day that the text says waits to be confirmed.');
  if (item !== undefined)
    return onItem(state, item, (found) => {
      const confirmed = confirmTimeLimits(found);
      return confirmed === found ? none : confirmed;
    });
  const items = state.items.map(confirmTimeLimits);
  return items.every((each, index) => each === state.items[index]) ? none : { ...state, items };
}

function resolveGroup(state: DraftState, decision: DraftDecisionOf<'resolveGroup'>): Outcome {
  const { name, item, group, members = [] } = decision;
  const choice: GroupChoice = group === undefined ? { members } : { group };
  if (item !== undefined)
    return onItem(state, item, (found) =>
      found.groups.includes(name)
        ? { ...found, groupChoices: new Map([...found.groupChoices, [name, choice]]) }
        : fault('name', `${item} does not name ${name}.`),
    );
  return state.items.some(({ groups }) => groups.includes(name))
    ? { ...state, groups: new Map([...state.groups, [name, choice]]) }
    : fault('name', `No item names ${name}.`);
}

/** Who led before stays as a coordinating unit. */
function ledBy(item: DraftItem, lead: DraftUnit & { unit: string }): DraftItem {
  const isNewLead = (unit: DraftUnit): boolean => 'unit' in unit && unit.unit === lead.unit;
  const before = item.lead && !isNewLead(item.lead) ? [item.lead] : [];
  return {
    ...item,
    lead,
    leadDecided: 'given',
    jointLeads: item.jointLeads.filter((unit) => !isNewLead(unit)),
    coordinating: [...before, ...item.coordinating.filter((unit) => !isNewLead(unit))],
  };
}

const byId = (unit: string): DraftUnit => ({ unit });

/** An item that is to be issued. */
function itemIn(state: DraftState, id: string): DraftItem | DraftFault {
  const found = state.items.find((item) => item.id === id);
  if (!found) return fault('item', `The draft has no item ${id}.`);
  return found.dropped === null ? found : fault('item', `${id} has been dropped: restore it first.`);
}

function onItem(state: DraftState, id: string, change: (item: DraftItem) => DraftItem | DraftFault): Outcome {
  const found = itemIn(state, id);
  if (isDraftFault(found)) return found;
  const changed = change(found);
  return isDraftFault(changed) ? changed : { ...state, items: replaced(state.items, id, [changed]) };
}

const replaced = (items: readonly DraftItem[], id: string, by: readonly DraftItem[]): DraftItem[] =>
  items.flatMap((item) => (item.id === id ? by : [item]));

const fault = (field: string, message: string): DraftFault => ({ field, message });
