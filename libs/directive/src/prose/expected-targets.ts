import { targetsIn } from '../figures/targets.js';
import type { Stretch } from '../text/stretch.js';
import type { ExpectedTarget } from './parsed-report.js';
import { quoted, type Source } from './source.js';
import type { Sentence } from './sentences.js';

/**
 * The targets of the year as a whole: the clauses of the sentence that announces them (主要预期目标是:…), each as one
 * target or, without a figure, as a qualitative one. Undefined for any other sentence.
 */
export function expectedTargetsIn(source: Source, sentence: Sentence): ExpectedTarget[] | undefined {
  const { plain } = source;
  const announcement = sentence.clauses.findIndex((clause) =>
    announces.test(plain.slice(clause.start, clause.end + 1)),
  );
  if (announcement < 0) return undefined;
  const clauses = sentence.clauses.slice(announcement + 1);
  const opening = sentence.clauses[announcement];
  const inline = opening && behindAnnouncement(plain, opening);
  return (inline ? [inline, ...clauses] : clauses).flatMap((clause) => targetsOfClause(source, clause));
}

const announces = /(?:预期|主要|发展|工作|奋斗)目标(?:任务)?(?:[是为]:?|:|建议为:?|安排为:?)/;

/** 目标是生产总值增长6%: the first target stands in the clause that announces them. */
function behindAnnouncement(plain: string, { start, end }: Stretch): Stretch | undefined {
  const found = announces.exec(plain.slice(start, end));
  const from = found ? start + found.index + found[0].length : end;
  return from < end ? { start: from, end } : undefined;
}

function targetsOfClause(source: Source, clause: Stretch): ExpectedTarget[] {
  const figures = targetsIn(source.printed, clause).filter(({ value }) => value !== null);
  if (figures.length === 1)
    return figures.map((target) => ({ ...target, ...quoted(source, clause), qualitative: false }));
  if (figures.length > 1) return figures.map((target) => ({ ...target, qualitative: false }));
  return [
    {
      ...quoted(source, clause),
      metric: metricOf(source.plain.slice(clause.start, clause.end)),
      operator: null,
      value: null,
      unit: null,
      basis: 'qualitative',
      measure: null,
      strength: 'plain',
      perUnit: null,
      qualitative: true,
    },
  ];
}

/** What a clause without a figure speaks of: the words before what shall become of it. */
function metricOf(words: string): string {
  const verb = words.search(
    /保持|稳步|稳定|平稳|持续|完成|达到|与[^,]{2,20}(?:同步|衔接|相当|匹配)|控制|高于|好于|不断|明显|进一步|实现|[增下]/,
  );
  return verb > 1 ? words.slice(0, verb) : words;
}
