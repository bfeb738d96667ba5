import type { Decision } from './use-drafting.js';
import type { DraftItem } from './order.js';

/** What a person can write anew of an item. */
export interface ItemForm {
  number: string;
  title: string;
  text: string;
  /** A heading for each line, the outermost first. */
  section: string;
  lead: string | null;
  jointLeads: readonly string[];
  coordinating: readonly string[];
}

/** An item as its form begins. */
export const formOf = (item: DraftItem): ItemForm => ({
  number: item.number ?? '',
  title: item.title,
  text: item.text,
  section: item.sectionPath.join('\n'),
  lead: item.lead?.unit ?? null,
  jointLeads: idsOf(item.jointLeads),
  coordinating: idsOf(item.coordinating),
});

/** Names of an item that the directory does not know: a list that is written anew leaves them out. */
export const unknownIn = ({ jointLeads, coordinating }: DraftItem): string[] =>
  [...jointLeads, ...coordinating].flatMap(({ name, unit }) => (unit === null ? [name] : []));

/** The decisions that make of an item what a form says; none where it says nothing new. */
export function decisionsOf(item: DraftItem, form: ItemForm): Decision[] {
  return [...wordsOf(item, form), ...unitsOf(item, form)];
}

function wordsOf(item: DraftItem, form: ItemForm): Decision[] {
  const was = formOf(item);
  const sectionPath = form.section.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const change = {
    ...(form.number.trim() === was.number ? {} : { number: form.number.trim() || null }),
    ...(form.title.trim() === was.title.trim() ? {} : { title: form.title.trim() }),
    ...(form.text === was.text ? {} : { text: form.text }),
    ...(sectionPath.join('\n') === was.section ? {} : { sectionPath }),
  };
  return Object.keys(change).length > 0 ? [{ type: 'edit', item: item.id, ...change }] : [];
}

function unitsOf(item: DraftItem, { lead, jointLeads, coordinating }: ItemForm): Decision[] {
  const was = formOf(item);
  const isNewLead = lead !== null && lead !== was.lead;
  // Whoever led before stays as a coordinating unit, unless the form says otherwise.
  const left = isNewLead && was.lead !== null ? [was.lead, ...was.coordinating] : was.coordinating;
  const isSame = sameUnits(without(was.jointLeads, lead), jointLeads) && sameUnits(without(left, lead), coordinating);
  return [
    ...(isNewLead ? [{ type: 'setLead' as const, item: item.id, unit: lead }] : []),
    ...(isSame
      ? []
      : [{ type: 'setUnits' as const, item: item.id, jointLeads: [...jointLeads], coordinating: [...coordinating] }]),
  ];
}

/** The form when another unit leads: it stands nowhere else, and whoever led before coordinates. */
export function ledBy(form: ItemForm, lead: string): ItemForm {
  const before = form.lead !== null && form.lead !== lead ? [form.lead] : [];
  return {
    ...form,
    lead,
    jointLeads: without(form.jointLeads, lead),
    coordinating: [...before, ...without(form.coordinating, lead).filter((unit) => !before.includes(unit))],
  };
}

const without = (units: readonly string[], unit: string | null): string[] => units.filter((each) => each !== unit);

const idsOf = (units: readonly { unit: string | null }[]): string[] =>
  units.flatMap(({ unit }) => (unit === null ? [] : [unit]));

const sameUnits = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** The decisions that give an item a lead, where one is named, and more units that coordinate. */
export function assigned(item: DraftItem, lead: string | null, coordinating: readonly string[]): Decision[] {
  const form = formOf(item);
  const led = lead === null ? form : ledBy(form, lead);
  const others = coordinating.filter((unit) => unit !== led.lead && !led.coordinating.includes(unit));
  return decisionsOf(item, { ...led, coordinating: [...led.coordinating, ...others] });
}

/** Where a text is cut so that each part has a promise of its own: a figure or a time. Empty where it has but one. */
export function proposedCuts({
  text,
  targets,
  timeLimits,
}: Pick<DraftItem, 'text' | 'targets' | 'timeLimits'>): number[] {
  const cuts = cutsIn(text);
  const quotes = [...targets, ...timeLimits].map(({ quote }) => quote);
  const isMeasured = (from: number, to: number): boolean =>
    quotes.some((quote) => text.slice(from, to).includes(quote));
  let isBefore = isMeasured(0, cuts[0] ?? text.length);
  return cuts.filter((cut, index) => {
    const isOwn = isMeasured(cut, cuts[index + 1] ?? text.length);
    const isCut = isOwn && isBefore;
    isBefore ||= isOwn;
    return isCut;
  });
}

/** Where a text can be cut: behind each mark that ends a clause, but not at its very end. */
export const cutsIn = (text: string): number[] =>
  [...text.matchAll(/[。；;，,！!\n]+[”」』）)]?/g)]
    .map(({ 0: mark, index }) => index + mark.length)
    .filter((at) => at < text.trimEnd().length && text.slice(0, at).trim() !== '');
