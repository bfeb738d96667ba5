import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = {
  resolve: { tsconfigPaths: true },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
} as const;

/**
 * `unit` needs nothing but Node; `integration` starts one PostgreSQL for the run;
 * `long` holds the rehearsals and the fault tests, one file at a time; `pages` opens the pages in a browser, each file at
 * a product of its own.
 */
export default defineConfig({
  root,
  ...shared,
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        ...shared,
        test: {
          name: 'unit',
          include: ['{apps,libs,config,seeds}/**/*.spec.ts'],
          exclude: ['**/*.db.spec.ts'],
          // To load all modules anew for each file takes longer than most of the tests: none may change what others see.
          isolate: false,
          // Property tests take their time on a busy machine; how fast things are is a matter of benchmarks.
          testTimeout: 60_000,
        },
      },
      {
        root,
        ...shared,
        test: {
          name: 'integration',
          include: ['{apps,libs,seeds}/**/*.db.spec.ts', 'test/*.spec.ts', 'test/integration/**/*.spec.ts'],
          globalSetup: ['test/support/postgres.ts'],
          // Each file has a database of its own, and nothing else is shared: to load all modules anew for each takes longer
          // than many of the tests.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        ...shared,
        test: {
          name: 'long',
          include: ['test/long/**/*.spec.ts'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxConcurrency: 2,
        },
      },
      {
        root,
        ...shared,
        test: {
          name: 'pages',
          include: ['test/pages/**/*.spec.ts'],
          globalSetup: ['test/support/demonstration.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
