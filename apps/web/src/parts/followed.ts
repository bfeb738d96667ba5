/** What a form holds of a thing that others may change too. */
export interface Kept<Draft> {
  /** What the form began with. */
  base: Draft;
  version: number;
  typed: Draft;
}

interface OnServer<Draft> {
  version: number;
  saved: Draft;
  /** Tells whether two drafts say the same. */
  textOf: (draft: Draft) => string;
}

/**
 * How a form goes along with what the server has: unchanged, or as it goes on, where nothing typed is lost by it, or `newer`
 * where somebody else has changed what is being typed. A version and its wording may arrive one after the other.
 */
export function followed<Draft>(
  kept: Kept<Draft>,
  { version, saved, textOf }: OnServer<Draft>,
): Kept<Draft> | 'unchanged' | 'newer' {
  const [now, typed, base] = [saved, kept.typed, kept.base].map(textOf);
  if (version === kept.version && now === base) return 'unchanged';
  if (now === base || now === typed) return { base: saved, version, typed: kept.typed };
  return typed === base ? { base: saved, version, typed: saved } : 'newer';
}
