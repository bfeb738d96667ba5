import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Named first views: the modules that must be there before they can be used, and the most that their script may weigh. */
interface Budget {
  [view: string]: { modules: string[]; kilobytes: number };
}

interface Chunk {
  fileName: string;
  code: string;
  imports: string[];
  moduleIds: string[];
}

const budgetFile = fileURLToPath(new URL('../budget.json', import.meta.url));

/** Says how much script each first view needs, compressed with gzip, and fails the build where it is more than its budget. */
export function holdBudget(): Plugin {
  return {
    name: 'hold-budget',
    apply: 'build',
    writeBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const budget = JSON.parse(readFileSync(budgetFile, 'utf8')) as Budget;
      const weighed = Object.entries(budget).map(([view, { modules, kilobytes }]) => ({
        view,
        kilobytes,
        weighs: weightOf(chunks, modules),
      }));
      for (const { view, kilobytes, weighs } of weighed)
        console.log(`${view}: ${weighs.toFixed(0)} kB of script compressed, ${kilobytes} allowed`);
      const heavy = weighed.filter(({ kilobytes, weighs }) => weighs > kilobytes).map(({ view }) => view);
      if (heavy.length > 0) this.error(`The script is heavier than its budget: ${heavy.join(', ')}.`);
    },
  };
}

/** Of the chunks that hold the modules and all that they import; kilobytes of 1,000 bytes. */
function weightOf(chunks: readonly Chunk[], modules: readonly string[]): number {
  const needed = new Set<Chunk>();
  const need = (chunk: Chunk | undefined): void => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) need(chunks.find(({ fileName }) => fileName === name));
  };
  for (const module of modules) {
    const holding = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/apps/web/${module}`)));
    if (!holding) throw new Error(`budget.json names ${module}, which is not built.`);
    need(holding);
  }
  return [...needed].reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1_000;
}
