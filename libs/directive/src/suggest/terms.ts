/** How many times each word stands in a task and its headings: pairs of characters, and words in Latin letters. */
export function termsOf(task: { text: string; sectionPath: readonly string[] }): Map<string, number> {
  const terms = new Map<string, number>();
  for (const words of [task.text, ...task.sectionPath]) {
    for (const term of [...pairsOf(words), ...latinWordsOf(words)]) terms.set(term, (terms.get(term) ?? 0) + 1);
  }
  return terms;
}

/** The pairs of Chinese characters that follow each other. */
export function pairsOf(words: string): string[] {
  const pairs: string[] = [];
  for (const [run] of words.matchAll(/[\u4e00-\u9fff]+/g)) {
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.push(run.slice(at, at + 2));
  }
  return pairs;
}

const latinWordsOf = (words: string): string[] =>
  [...words.matchAll(/[A-Za-z][A-Za-z0-9]+/g)].map(([word]) => word.toLowerCase());
