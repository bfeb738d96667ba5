/**
 * Hooks by which a thread of Node runs the sources as they are, for tests of what starts a thread: Vitest compiles only
 * what runs in its own. Names of libs are those of tsconfig.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

const root = new URL('../../', import.meta.url);
const { paths } = JSON.parse(readFileSync(new URL('tsconfig.json', root), 'utf8')).compilerOptions;

export async function resolve(specifier, context, next) {
  const [path] = paths[specifier] ?? [];
  if (path) return { url: new URL(path, root).href, shortCircuit: true };
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const path = fileURLToPath(url);
  const { code } = transformSync(path, readFileSync(path, 'utf8'));
  return { format: 'module', source: code, shortCircuit: true };
}
