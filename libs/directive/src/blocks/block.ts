import type { BlockRule } from './rules.js';

/** What a stretch of the text is. Every character of a directive stands in exactly one block. */
export type BlockKind = 'heading' | 'task' | 'units' | 'rule' | 'preamble' | 'closing' | 'noise' | 'blank';

/** A stretch of the text of one kind (offset and length in UTF-16 code units, line breaks included; lines count from 1). */
export interface Block {
  kind: BlockKind;
  /** The rule that took it. */
  rule: BlockRule;
  line: number;
  offset: number;
  length: number;
}
