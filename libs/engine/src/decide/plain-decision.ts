import type { LocalDate } from '@duban/calendar';
import type { PlainDraft } from '../batch/aggregate.js';
import type { Batch } from '../batch/batch.js';
import type { Actor } from './decision.js';

/** What a decision about a plain aggregate may draw on. */
export interface PlainDecision<Draft extends PlainDraft = PlainDraft> {
  batch: Batch;
  draft: Draft;
  actor: Actor;
  today: LocalDate;
  newId: () => string;
  /** Keeps a text beside the chain and gives its address. */
  keep: (text: string) => string;
}
