#!/usr/bin/env node
import 'reflect-metadata';
import { runCli } from './program.js';

// Not process.exit: what was written to a pipe must arrive first.
process.exitCode = await runCli(process.argv.slice(2));
