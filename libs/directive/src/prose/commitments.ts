import { stagesIn } from '../figures/stages.js';
import { targetsIn } from '../figures/targets.js';
import { timeLimitsIn } from '../figures/time-limits.js';
import type { Target, TimeLimit } from '../parsed-directive.js';
import type { Span, Stretch } from '../text/stretch.js';
import type { Commitment, LeftOut, LeftOutReason } from './parsed-report.js';
import { quoted, type Source } from './source.js';
import { stretchAtEnd } from './stretch-at.js';
import type { Clause, Sentence } from './sentences.js';

/**
 * The commitments of a sentence, in order, and the clauses that are none. A clause is a commitment when it promises a
 * figure or names a date; `year` is the year of the report.
 */
export function commitmentsOf(
  source: Source,
  sentence: Sentence,
  year: number | null,
): { commitments: Commitment[]; leftOut: LeftOut[] } {
  const clauses = measuredClauses(source, sentence, year);
  const parts = partsOf(source.plain, clauses);
  const inside = quoted(source, sentence);
  const commitments = parts.map((part) => commitmentFrom(source, part, inside));
  return { commitments, leftOut: restOf(source, clauses, parts) };
}

/** A clause with what it promises. */
interface MeasuredClause extends Clause {
  targets: Target[];
  limits: TimeLimit[];
  dated: boolean;
  measurable: boolean;
}

function measuredClauses(source: Source, sentence: Sentence, year: number | null): MeasuredClause[] {
  const targets = targetsIn(source.printed, sentence);
  const { timeLimits } = timeLimitsIn(source.printed, sentence, { year });
  const clauses = sentence.clauses.map((clause): MeasuredClause => ({
    ...clause,
    targets: [],
    limits: [],
    dated: false,
    measurable: false,
  }));
  for (const target of targets) {
    const clause = stretchAtEnd(clauses, endOf(target.span));
    clause?.targets.push(target);
    if (clause && target.value !== null) clause.measurable = true;
  }
  for (const limit of timeLimits) {
    const clause = stretchAtEnd(clauses, endOf(limit.span));
    clause?.limits.push(limit);
    if (clause && limit.date !== null) clause.dated = clause.measurable = true;
  }
  return clauses;
}

function endOf([offset, length]: Span): number {
  return offset + length;
}

/** The clauses that make one commitment, and what it is about where they do not say. */
interface Part {
  clauses: MeasuredClause[];
  dated: boolean;
  subject: Stretch | undefined;
}

/**
 * A measurable clause is a commitment of its own. With it goes the clause that it completes (抓好某项目,确保年内竣工), and
 * the measurable ones that follow under its date (年内完成造林…,创建…) or only give it one (整治…条,6月底前完成).
 */
function partsOf(plain: string, clauses: readonly MeasuredClause[]): Part[] {
  const parts: Part[] = [];
  const counts = new Map<number, number>();
  for (const { group, measurable } of clauses) if (measurable) counts.set(group, (counts.get(group) ?? 0) + 1);
  clauses.forEach((clause, index) => {
    if (!clause.measurable) return;
    const before = clauses[index - 1];
    const last = parts.at(-1);
    if (
      last &&
      before &&
      last.clauses.at(-1) === before &&
      (sharesDate(plain, before, clause, last) || onlyDates(plain, before, clause, last))
    ) {
      last.clauses.push(clause);
      last.dated ||= clause.dated;
      return;
    }
    const linked = before?.group === clause.group && !before.measurable ? before : undefined;
    parts.push(
      linked
        ? partWith(plain, linked, clause, counts.get(clause.group) === 1)
        : { clauses: [clause], dated: clause.dated, subject: subjectOf(before, clause, last) },
    );
  });
  return parts;
}

/** A date at the head of a clause holds for what follows behind a comma without a date or a word of commitment of its own. */
function sharesDate(plain: string, before: MeasuredClause, clause: MeasuredClause, part: Part): boolean {
  return (
    part.dated && before.group === clause.group && clause.limits.length === 0 && !committing.test(headOf(plain, clause))
  );
}

/** Nothing but the time of the promise before it, which has none of its own: no verb of commitment opens another. */
function onlyDates(plain: string, before: MeasuredClause, clause: MeasuredClause, part: Part): boolean {
  const promises = clause.targets.some(({ value }) => value !== null);
  return clause.dated && !part.dated && !promises && before.group === clause.group && isWithoutObject(plain, clause);
}

function partWith(plain: string, linked: MeasuredClause, clause: MeasuredClause, alone: boolean): Part {
  const { dated } = clause;
  const named = isBareName(plain, linked);
  const incomplete = isWithoutObject(plain, clause);
  const completes = incomplete && committing.test(headOf(plain, clause));
  if (completes || (named && alone)) return { clauses: [linked, clause], dated, subject: undefined };
  return { clauses: [clause], dated, subject: named || incomplete ? linked : undefined };
}

/** The second promise about the same thing has the subject of the first. */
function subjectOf(
  before: MeasuredClause | undefined,
  clause: MeasuredClause,
  last: Part | undefined,
): Stretch | undefined {
  return before && before.group === clause.group && last?.clauses.at(-1) === before ? last.subject : undefined;
}

const committing = /^(?:并|且|要)?(?:确保|力争|争取|力求|保证|务必|努力)/;

function headOf(plain: string, { start, end }: Stretch): string {
  return plain.slice(start, Math.min(end, start + 12));
}

/** A project or a work that is only named. */
function isBareName(plain: string, clause: Stretch): boolean {
  const words = plain.slice(clause.start, clause.end);
  return words.length <= 40 && /(?:项目|工程|试点|基地|园区?)(?:方面|上)?$/.test(words) && !doing.test(words);
}

/** A verb, an adverb or a preposition at the head: the clause does something of its own. */
const doing =
  /^(?:[推抓做建办引][进动好设成大强]?|重点|全力|大力|积极|加快|加大|加强|持续|着力|扎实|稳步|开[工展通]|实施|谋划|围绕|依托|聚焦|坚持|按照|以|对|完[成善]|优化|深化|提[升高]|打造|统筹|组织|支持|启动|新建|改造|培育|争取|落实|用好|发挥)/;

/** Nothing but commitment, time and stage: what it is about stands before it. */
function isWithoutObject(plain: string, clause: MeasuredClause): boolean {
  if (clause.end - clause.start > 40) return false;
  const taken: Stretch[] = [
    ...clause.limits.map(({ span: [start, length] }) => ({ start, end: start + length })),
    ...stagesIn(plain, clause),
  ].sort((a, b) => a.start - b.start);
  let rest = '';
  let from = clause.start;
  for (const { start, end } of taken) {
    rest += plain.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  rest += plain.slice(from, clause.end);
  return (
    rest.replace(/确保|力争|争取|力求|保证|实现|完成|具备|全部|全面|全线|顺利|基本|正式|条件|贯通|如期|建设/g, '')
      .length <= 1
  );
}

function commitmentFrom(source: Source, { clauses, subject }: Part, sentence: Commitment['sentence']): Commitment {
  const [first, last] = [clauses[0], clauses.at(-1)];
  const stretch = { start: first?.start ?? 0, end: last?.end ?? 0 };
  const timeLimits = clauses.flatMap(({ limits }) => limits);
  const dated = timeLimits.find(({ date }) => date !== null);
  return {
    ...quoted(source, stretch),
    subject: subject ? quoted(source, subject).quote : null,
    sentence,
    deadlineQuote: dated?.quote ?? null,
    deadline: dated?.date ?? null,
    timeLimits,
    targets: clauses.flatMap(({ targets }) => targets).filter(({ value }) => value !== null),
  };
}

/** The clauses of a sentence that stand in no commitment, those side by side together. */
function restOf(source: Source, clauses: readonly MeasuredClause[], parts: readonly Part[]): LeftOut[] {
  const taken = new Set<Stretch | undefined>(parts.flatMap((part) => part.clauses));
  for (const { subject } of parts) if (subject && isBareName(source.plain, subject)) taken.add(subject);
  const runs: MeasuredClause[][] = [];
  clauses.forEach((clause, index) => {
    if (taken.has(clause)) return;
    const before = clauses[index - 1];
    const run = runs.at(-1);
    if (run && before && run.at(-1) === before) run.push(clause);
    else runs.push([clause]);
  });
  return runs.map((run) => ({
    ...quoted(source, { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }),
    reason: reasonOf(run),
    timeLimits: run.flatMap(({ limits }) => limits),
    targets: run.flatMap(({ targets }) => targets),
  }));
}

function reasonOf(run: readonly MeasuredClause[]): LeftOutReason {
  if (run.some(({ limits }) => limits.length > 0)) return 'vagueTime';
  return run.some(({ targets }) => targets.some(({ basis }) => basis === 'deferred')) ? 'deferredTarget' : 'noMeasure';
}
