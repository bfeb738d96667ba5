import { trimmed } from '../text/stretch.js';
import type { Commitment, TaskTarget } from './parsed-report.js';
import { quoted, type Source } from './source.js';
import { sentencesOf } from './sentences.js';
import { stretchAtEnd } from './stretch-at.js';

/**
 * The targets of a commitment, each quoted with the words of its clause that are its own: from the target before it, or
 * the head of the clause, to the target behind it, or the end (推动9家企业通过评定).
 */
export function taskTargetsOf(source: Source, { span: [offset, length], targets, deadline }: Commitment): TaskTarget[] {
  const clauses = sentencesOf(source.plain, { start: offset, end: offset + length }).flatMap((own) => own.clauses);
  return targets.map((target, index) => {
    const { start, end } = { start: target.span[0], end: target.span[0] + target.span[1] };
    const clause = stretchAtEnd(clauses, end);
    if (!clause || start < clause.start) return { ...target, deadline };
    const [before, behind] = [targets[index - 1]?.span, targets[index + 1]?.span];
    const from = before && before[0] >= clause.start ? Math.min(before[0] + before[1], start) : clause.start;
    const to = behind && behind[0] < clause.end ? end : clause.end;
    const joint = /^(?:[、,]|以?及|和|与)+/.exec(source.plain.slice(from, start))?.[0].length ?? 0;
    return { ...target, ...quoted(source, trimmed(source.plain, from + joint, to)), deadline };
  });
}
