/**
 * Makes a fresh clone ready and then runs a program, in this same process and stopped by a signal to `npm`:
 *
 *     node config/tools/prepare.mjs [--build=APP,…] [FILE ARGUMENT…]
 *
 * Installs the dependencies when they are missing or older than package-lock.json, compiles the named apps of
 * nest-cli.json, and `web`, when a source has changed since, and imports FILE. Needs nothing but Node. Says what it does on stderr
 * alone: stdout belongs to FILE.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const apps = words[0]?.startsWith('--build=') ? words.shift().slice('--build='.length).split(',') : [];
const [file, ...rest] = words;
const programs = ['api', 'cli', 'worker'];

refuseOldNode();
await install();
await build();
if (file !== undefined) {
  endWithShell();
  process.argv = [process.argv[0], resolve(root, file), ...rest];
  await import(pathToFileURL(process.argv[1]).href);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Duban needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** npm writes node_modules/.package-lock.json last: where it is missing, an installation was never finished. */
async function install() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  say('installing the dependencies (npm ci)');
  const npm = process.env.npm_execpath;
  // The build needs the development dependencies, whatever NODE_ENV says.
  const options = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...options]);
  else await run('npm', options, { shell: process.platform === 'win32' });
}

/** The apps share dist/libs: what they write there is the same, so they may be built side by side. */
async function build() {
  const sources = newestSource();
  const isFresh = (app) => existsSync(stampOf(app)) && readFileSync(stampOf(app), 'utf8') === sources;
  const stale = apps.filter((app) => !isFresh(app));
  if (stale.length === 0) return;
  say(`building ${stale.join(' and ')}`);
  // Another app built from these same sources may stay; else what was removed from the sources would live on in dist.
  if (!['api', 'web', 'cli', 'worker', 'bench'].some(isFresh))
    rmSync(join(root, 'dist'), { recursive: true, force: true });
  // What the browser gets is never a development build, whoever builds it.
  const env = { ...process.env, NODE_ENV: 'production' };
  const projects = projectsFor(stale);
  await Promise.all(projects.map((project) => run(process.execPath, buildOf(project), { env })));
  await run(process.execPath, [join(root, 'config/tools/permission-rows.mjs')]);
  // Named before the build began: a source saved meanwhile differs and is built next time.
  const built = projects.flatMap((project) => (project === 'programs' ? programs : project));
  for (const app of built) writeFileSync(stampOf(app), sources);
}

/** Most of a compilation goes into the libs: `programs` is all of the programs in the time of one. */
function projectsFor(stale) {
  const others = stale.filter((app) => !programs.includes(app));
  return stale.length - others.length > 1 ? ['programs', ...others] : stale;
}

/** What the browser gets is Vite's to make, all else Nest's. */
function buildOf(project) {
  const inModules = (path) => join(root, 'node_modules', path);
  if (project !== 'web') return [inModules('@nestjs/cli/bin/nest.js'), 'build', project];
  return [inModules('vite/bin/vite.js'), 'build', '-c', 'apps/web/vite.config.ts', '--logLevel', 'warn'];
}

function stampOf(app) {
  return join(root, 'dist', `.built-${app}`);
}

function newestSource() {
  const paths = ['package-lock.json', 'tsconfig.json', 'nest-cli.json'];
  for (const folder of ['apps', 'libs', 'config', 'seeds', 'test/bench'].filter((name) =>
    existsSync(join(root, name)),
  )) {
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      const path = join(folder, name);
      // A folder counts too: a source that was removed leaves no other trace.
      if (
        /(?<!\.spec)\.tsx?$|tsconfig[^/\\]*\.json$|\bweb\b.*\.(css|html|json|svg)$/.test(path) ||
        statSync(join(root, path)).isDirectory()
      )
        paths.push(path);
    }
  }
  return String(Math.max(...paths.map(changedAt)));
}

/** Milliseconds; 0 for what is not there. */
function changedAt(path) {
  return existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0;
}

/** Ends this process with the code of a command that fails. */
function run(command, commandArguments, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, commandArguments, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
    child.on('exit', (code) => (code === 0 ? done() : process.exit(code ?? 1)));
  });
}

/**
 * A signal to npm ends its shell and nothing below it: when the shell is gone, the signal was meant for us too. Not
 * when we have had it ourselves, as from Ctrl-C: a second one would cut a clean stop short.
 */
function endWithShell() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  let orphaned = false;
  const watch = setInterval(() => {
    // Seen twice, since a signal of our own may be just on its way.
    if (orphaned) process.kill(process.pid, 'SIGTERM');
    orphaned = process.ppid !== shell;
  }, 200);
  watch.unref();
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
    process.on(signal, () => {
      clearInterval(watch);
      // This listener took the place of the default, which a program without listeners of its own counts on.
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
}

function say(text) {
  process.stderr.write(`duban: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
