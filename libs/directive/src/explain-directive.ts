import type { BlockKind } from './blocks/block.js';
import { blockRules, type BlockRule } from './blocks/rules.js';
import type { DiagnosticCode } from './diagnostics.js';
import { blocksOfDirective, parseDirective } from './parse-directive.js';

/** Why a line, or a part of it, was read as it was: its kind, the rule that took it with its reason, and the doubts there. */
export interface ExplainedLine {
  line: number;
  kind: BlockKind;
  rule: BlockRule;
  why: string;
  /** What is printed there, without the white space around it. */
  text: string;
  doubts: DiagnosticCode[];
}

/** For each line of a directive, in order, which rule took it and why; a line of several parts has one row for each. */
export function explainDirective(text: string): ExplainedLine[] {
  const { diagnostics } = parseDirective(text);
  let next = 0;
  return blocksOfDirective(text).map(({ kind, rule, line, offset, length }) => {
    const doubts: DiagnosticCode[] = [];
    for (let doubt = diagnostics[next]; doubt && doubt.offset < offset + length; doubt = diagnostics[next]) {
      doubts.push(doubt.code);
      next += 1;
    }
    return { line, kind, rule, why: blockRules[rule], text: text.slice(offset, offset + length).trim(), doubts };
  });
}
