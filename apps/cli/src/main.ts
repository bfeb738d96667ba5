#!/usr/bin/env node
import 'reflect-metadata';
import { runCli } from './program.js';

// Whoever reads our output may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Not process.exit: what was written to a pipe must arrive first.
process.exitCode = await runCli(process.argv.slice(2));
