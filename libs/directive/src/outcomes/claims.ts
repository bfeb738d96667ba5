import type { Target } from '../parsed-directive.js';
import { type Clause, sentencesOf } from '../prose/sentences.js';
import { sourceOf } from '../prose/source.js';
import type { Span, Stretch } from '../text/stretch.js';
import type { PromisingTask } from './match.js';

/** A promise of a task that a report may answer; offsets in `at` are those of the task's text. */
export interface Claim {
  at: Stretch;
  quote: string;
  spans: Span[];
  /** The words that say what it is about. */
  words: string;
  /** The clause in which it stands, and the sentence. */
  clause: string;
  sentence: string;
  /** Undefined for a promise without a figure. */
  target: Target | undefined;
  /** The day by which it is due, `YYYY-MM-DD`; null where the clause names none. */
  due: string | null;
}

/** The promises of a task in the order of its text: its figures, and the clauses without one. */
export function claimsOf(task: PromisingTask): Claim[] {
  const { plain } = sourceOf(task.text);
  const claims: Claim[] = [];
  for (const sentence of sentencesOf(plain, { start: 0, end: plain.length })) {
    for (const clause of sentence.clauses) {
      const setting = { task, plain, clause, sentence: plain.slice(sentence.start, sentence.end) };
      const own = task.targets.map((target) => ({ target, at: inText(task, target.span) }));
      const figures = own.filter(({ target, at }) => isPromised(task, clause, target, at));
      if (figures.length === 0) claims.push(claimAt(setting, clause, undefined));
      for (const { target, at } of figures) claims.push(claimAt(setting, at, target));
    }
  }
  return claims;
}

/** In 甲、乙、丙等9个项目 the figure only says how long the list is. */
function isPromised({ text }: PromisingTask, clause: Stretch, { value }: Target, at: Stretch): boolean {
  const digit = text.slice(at.start, at.end).search(/\d/);
  const listed = text.slice(clause.start, at.start + Math.max(0, digit)).endsWith('等');
  return value !== null && at.start >= clause.start && at.end <= clause.end && !listed;
}

interface Setting {
  task: PromisingTask;
  plain: string;
  clause: Clause;
  sentence: string;
}

function claimAt({ task, plain, clause, sentence }: Setting, at: Stretch, target: Target | undefined): Claim {
  const behind = /^[^、和及]{0,30}/.exec(plain.slice(at.end, clause.end))?.[0] ?? '';
  const dated = task.timeLimits.find(({ span, date }) => {
    const limit = inText(task, span);
    return date !== null && limit.start >= clause.start && limit.end <= clause.end;
  });
  return {
    at,
    quote: task.text.slice(at.start, at.end),
    spans: spansIn(task, at),
    words: target ? target.metric + behind : plain.slice(clause.start, clause.end),
    clause: plain.slice(clause.start, clause.end),
    sentence,
    target,
    due: dated?.date ?? null,
  };
}

/** A place of the document as a place of the task's text, which may be printed in several stretches. */
function inText({ spans }: PromisingTask, [offset, length]: Span): Stretch {
  let before = 0;
  for (const [start, size] of spans.text) {
    if (offset >= start && offset < start + size)
      return { start: before + offset - start, end: before + offset - start + length };
    before += size;
  }
  return { start: -1, end: -1 };
}

/** The reverse: where in the document a part of the task's text is printed. */
function spansIn({ spans }: PromisingTask, { start, end }: Stretch): Span[] {
  const found: Span[] = [];
  let before = 0;
  for (const [offset, size] of spans.text) {
    const [from, to] = [Math.max(start, before), Math.min(end, before + size)];
    if (from < to) found.push([offset + from - before, to - from]);
    before += size;
  }
  return found;
}
