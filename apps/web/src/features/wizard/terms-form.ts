import type { DraftView } from '@duban/contracts';
import type { Decision } from './use-drafting.js';

/** Head, first day and rules as they are written in the form. */
export interface TermsForm {
  number: string;
  title: string;
  issuer: string;
  issuedOn: string | null;
  year: number | null;
  effectiveOn: string | null;
  /** Code of the chosen rules; null: as the document prints them, else the default ones. */
  regime: string | null;
}

/** The form of a draft as it is. */
export const termsOf = ({ head, effectiveOn, regime }: DraftView): TermsForm => ({
  number: head.number ?? '',
  title: head.title ?? '',
  issuer: head.issuer ?? '',
  issuedOn: head.issuedOn,
  year: head.year,
  effectiveOn,
  regime: regime?.basis === 'chosen' ? regime.code : null,
});

/** The decisions that make of a draft what the form says; none where it says nothing new. What is emptied stays as it was. */
export function termsDecisions(draft: DraftView, form: TermsForm): Decision[] {
  const was = termsOf(draft);
  const words = (['number', 'title', 'issuer'] as const).flatMap((field) => {
    const written = form[field].trim();
    return written === '' || written === was[field] ? [] : [[field, written] as const];
  });
  const head = {
    ...Object.fromEntries(words),
    ...(form.issuedOn === null || form.issuedOn === was.issuedOn ? {} : { issuedOn: form.issuedOn }),
    ...(form.year === null || form.year === was.year ? {} : { year: form.year }),
  };
  return [
    ...(Object.keys(head).length > 0 ? [{ type: 'setHead', ...head } as const] : []),
    ...(form.effectiveOn === null || form.effectiveOn === was.effectiveOn
      ? []
      : [{ type: 'setEffectiveOn', date: form.effectiveOn } as const]),
    ...(form.regime === was.regime ? [] : [{ type: 'setRegime', regime: form.regime } as const]),
  ];
}
