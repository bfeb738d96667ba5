import type { LocalDate, Regime } from '@duban/calendar';
import {
  type Directory,
  draftAfter,
  type DraftIssue,
  type DraftState,
  issuesOfDraft,
  overlapReasons,
  readDirectory,
  regimeAsPrinted,
  resolveDraft,
  type RepeatedItem,
  type ResolvedItem,
  yearOfDraft,
} from '@duban/engine';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { defaultRegime, findRegime } from '../regime/regimes.js';
import { type Client, readDraft, type StoredDraft } from './draft.store.js';
import { findRepeats } from './find-repeats.js';

/** A draft with its decisions carried out, seen with the directory and the rules of the day. */
export interface DraftOnDesk {
  draft: StoredDraft;
  state: DraftState;
  directory: Directory;
  resolved: ResolvedItem[];
  /** Null where nothing says. */
  year: number | null;
  effectiveOn: LocalDate | null;
  /** Null where the rules cannot be used; an issue says why. */
  regime: ChosenRegime | null;
  issues: (DraftIssue | RegimeIssue)[];
  /** What repeats earlier tasks, by the text as it was read. */
  repeats: readonly RepeatedItem[];
  /** Reasons to look at items since something stands twice, by item. */
  doubled: ReturnType<typeof overlapReasons>;
  /** Tasks of directives before this year are earlier ones. */
  earlierThan: number;
}

export interface ChosenRegime {
  basis: 'chosen' | 'printed' | 'default';
  rules: Regime;
}

interface RegimeIssue {
  code: 'regime-invalid';
  message: string;
}

/** Takes up a draft. `today` stands in for a day that it does not name yet. Throws the fault of what is not there. */
export async function takeUp(client: Client, tenant: string, id: string, today: LocalDate): Promise<DraftOnDesk> {
  const draft = await readDraft(client, tenant, id);
  if (!draft) throw notFound();
  return layOut(client, tenant, draft, today);
}

/** A draft as it is seen on a day. */
export async function layOut(
  client: Client,
  tenant: string,
  draft: StoredDraft,
  today: LocalDate,
): Promise<DraftOnDesk> {
  const { reading, decisions } = draft.content;
  const state = draftAfter(reading, decisions);
  const year = yearOfDraft(state);
  const effectiveOn = state.effectiveOn ?? state.head.issuedOn;
  const earlierThan = year ?? Number(today.slice(0, 4));
  const [directory, regime, repeats] = await Promise.all([
    readDirectory(client, effectiveOn ?? today, today),
    regimeOf(client, tenant, draft, state, year),
    findRepeats(client, tenant, draft.content, earlierThan),
  ]);
  const resolved = resolveDraft(state, directory);
  const issues = [...issuesOfDraft(state, resolved), ...('message' in regime ? [regime] : [])];
  return {
    draft: { ...draft, content: { ...draft.content, repeats } },
    state,
    directory,
    resolved,
    year,
    effectiveOn,
    regime: 'rules' in regime ? regime : null,
    issues,
    repeats: repeats.found,
    doubled: overlapReasons(state, reading, repeats.found),
    earlierThan,
  };
}

async function regimeOf(
  client: Client,
  tenant: string,
  { content }: StoredDraft,
  { regime: chosen }: DraftState,
  year: number | null,
): Promise<ChosenRegime | RegimeIssue> {
  if (typeof chosen === 'string') {
    const found = await findRegime(client, tenant, chosen);
    return found
      ? { basis: 'chosen', rules: found.rules }
      : invalid(`The regime ${chosen} is no longer there: choose another.`);
  }
  if (chosen) return { basis: 'chosen', rules: chosen };
  const base = defaultRegime();
  try {
    // Without a year the start of the calendar cannot be placed; the year is asked for anyway.
    const printed = regimeAsPrinted(content.reading, year ?? 0, base);
    return printed ? { basis: 'printed', rules: printed } : { basis: 'default', rules: base };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [first] = error.issues;
    return invalid(`The reporting calendar as printed cannot be used (${first?.message}): choose a regime.`);
  }
}

const invalid = (message: string): RegimeIssue => ({ code: 'regime-invalid', message });
