/**
 * What a newcomer sees: `npm start`, ready, a desk for each person that was printed, and a clock that makes work late.
 *
 *     node .ci/started.mjs FOLDER      the folder for the data
 */
import { spawn } from 'node:child_process';

const PORT = 18_080;
/** Who finds work on the first morning. */
const WORKING = new Set([
  'unitLiaison',
  'unitHead',
  'supervisor',
  'chiefSupervisor',
  'leaderInCharge',
  'headOfGovernment',
]);
const url = `http://127.0.0.1:${PORT}`;
const began = performance.now();
const program = spawn('npm', ['start'], {
  env: { ...process.env, DUBAN_DATA: process.argv[2], PORT: String(PORT) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let printed = '';
program.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  printed += chunk;
});
const ended = new Promise((resolve) => program.once('exit', (code, signal) => resolve(code ?? signal)));
try {
  await Promise.race([look(), ended.then((code) => fail(`npm start ended with ${code}`))]);
} finally {
  program.kill('SIGTERM');
}
const code = await ended;
if (code !== 143 && code !== 'SIGTERM') fail(`npm start ended with ${code} after SIGTERM`);

async function look() {
  await ready();
  say(`ready after ${Math.round((performance.now() - began) / 1000)} s`);
  if (!(await fetch(`${url}/api/docs`)).ok) fail('/api/docs is not there');
  const { people, password } = await ask('GET', '/demo/people');
  if (!printed.includes(password)) fail('the password was not printed');
  const roles = new Set(people.map(({ role }) => role));
  if (roles.size < 9) fail(`only these roles can be played: ${[...roles].join(', ')}`);
  const tokens = new Map();
  for (const { signIn, role } of people) {
    if (!printed.includes(signIn)) fail(`${signIn} was not printed`);
    const { token } = await ask('POST', '/session', { body: { name: signIn, password, bearer: true } });
    tokens.set(role, tokens.get(role) ?? token);
    const { sections } = await ask('GET', '/desk', { token });
    const filled = sections.filter(({ total }) => total > 0);
    const told = filled.map(({ section, total }) => `${section} ${total}`).join(', ');
    if (told === '' && WORKING.has(role)) fail(`nothing waits on the desk of ${signIn}`);
    say(`${signIn.padEnd(28)} ${told || 'nothing'}`);
  }
  await untilLate(tokens);
}

/** Moves from wake to wake until tasks are overdue and slips wait. */
async function untilLate(tokens) {
  const supervisor = tokens.get('supervisor');
  for (let moves = 0; moves < 30; moves++) {
    const { now, fired, isDone } = await ask('POST', '/demo/clock', {
      token: tokens.get('administrator'),
      body: { to: 'nextWake' },
    });
    const { rows } = await ask('GET', '/tasks?status=overdue&limit=20', { token: supervisor });
    say(
      `${now}: ${fired} wakes fired${isDone ? '' : ', not all done'}, ${rows.length} overdue tasks on the first page`,
    );
    for (const { task } of rows) {
      const { members } = await ask('GET', `/tasks/${task.year}/${task.id}?fields=members`, { token: supervisor });
      const slip = members.find(({ kind, state }) => kind === 'slip' && state === 'drafted');
      if (slip) return say(`a ${slip.level} slip waits`);
    }
  }
  fail('nothing became late');
}

async function ready() {
  for (let tries = 0; tries < 1_200; tries++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  fail('it was not ready after ten minutes');
}

async function ask(method, path, { token, body } = {}) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) fail(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

function say(line) {
  process.stdout.write(`started: ${line}\n`);
}

function fail(why) {
  throw new Error(why);
}
