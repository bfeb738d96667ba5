import 'reflect-metadata';
import { serve } from './program/serve.js';

// `node main.js demo` starts a demonstration, unless DUBAN_MODE says otherwise.
try {
  await serve(process.argv[2] === 'demo' ? 'demo' : 'real');
} catch (error) {
  process.stderr.write(`duban: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
