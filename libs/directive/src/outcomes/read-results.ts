import { figuresOfClause } from './clause-figures.js';
import type { StatedResult } from './outcome.js';
import { quoted, type Source } from '../prose/source.js';
import type { Sentence } from '../prose/sentences.js';
import { isTopic, stageOf } from './topic.js';

/** What the paragraphs of a review say without a figure, clause by clause, where they tell how far it has come. */
export function readResults(source: Source, paragraphs: readonly (readonly Sentence[])[]): StatedResult[] {
  const results: StatedResult[] = [];
  for (const sentences of paragraphs) {
    let topic: string | null = null;
    for (const sentence of sentences) {
      if (isTopic(source.plain, sentence)) {
        topic = quoted(source, sentence).quote;
        continue;
      }
      for (const clause of sentence.clauses) {
        const stage = stageOf(source.plain.slice(clause.start, clause.end));
        if (stage && figuresOfClause(source.plain, clause).length === 0)
          results.push({ ...quoted(source, clause), stage, topic });
      }
    }
  }
  return results;
}
