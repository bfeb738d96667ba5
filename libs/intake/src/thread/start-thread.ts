import { Worker } from 'node:worker_threads';
import type { ReadingOrder } from './reading-thread.js';

/** Tests run the sources, which Node has to be told how to read. */
const isSource = import.meta.url.endsWith('.ts');

/** Starts the thread that reads one file. It may have so much memory, and writes nothing to this process's output. */
export function startThread(order: ReadingOrder): Worker {
  const thread = new Worker(new URL(isSource ? './reading-thread.ts' : './reading-thread.js', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: order.limits.megabytes, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
    execArgv: isSource ? readingSources() : [],
  });
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

function readingSources(): string[] {
  const hooks = new URL('../../../../config/tools/typescript-sources.mjs', import.meta.url).href;
  const program = `import { register } from 'node:module'; register(${JSON.stringify(hooks)});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`];
}
