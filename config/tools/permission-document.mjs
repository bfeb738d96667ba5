/**
 * Writes docs/permissions.md from config/permissions.yaml; with --check it only compares, and fails where they differ.
 * The rules of reading the table are those of the program, taken from its sources.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const target = new URL('docs/permissions.md', root);
const { commandTypes, operations } = await load('contracts');
const { Permissions, reachOfCommand, reachOfOperation, roles, scopeOf } = await load('lifecycle');
const table = Permissions.parse(parse(readFileSync(new URL('config/permissions.yaml', root), 'utf8')));

async function load(lib) {
  const resolve = { tsconfigPaths: true };
  const { module } = await runnerImport(new URL(`libs/${lib}/src/index.ts`, root).pathname, { resolve });
  return module;
}

const ROLES = {
  administrator: ['系统管理员', 'administrator'],
  issuingClerk: ['交办员', 'issuing clerk'],
  supervisor: ['督查专员', 'supervisor'],
  chiefSupervisor: ['督查室主任', 'chief supervisor'],
  leaderInCharge: ['分管领导', 'leader in charge'],
  headOfGovernment: ['政府主要领导', 'head of government'],
  unitHead: ['单位主要负责人', 'unit head'],
  unitLiaison: ['单位联络员', 'unit liaison'],
  inspectionMember: ['督查组成员', 'inspection member'],
  viewer: ['查阅岗', 'viewer'],
};
const LETTERS = { leads: 'L', coordinates: 'C', member: 'M', object: 'O', team: 'T', stranger: 'S' };

const row = (cells) => `| ${cells.join(' | ')} |`;
const heading = (first) => [
  row([first, ...roles.map((role) => ROLES[role].join('<br>'))]),
  row([first, ...roles].map(() => '---')),
];
const letters = (reach) => (reach === 'all' ? 'all' : reach.map((each) => LETTERS[each]).join(' '));

const ofCommand = (command, role) => letters(reachOfCommand(table, command, role));
const ofOperation = (operation, role) => letters(reachOfOperation(table, operation, role));

const isOpen = (id) => scopeOf(table, id, null).ok;

const text = `# Who may do what

Made from [\`config/permissions.yaml\`](../config/permissions.yaml) by \`npm run permissions\`; edit that file, not this one.

A cell says for which tasks a role may do something: **L** the own unit leads them (牵头), **C** it coordinates or leads
jointly (配合、共同牵头), **M** it is a member of a group of the task; of inspections, **O** the own unit is an object and knows
of it (督查对象), **T** the post belongs to the team (督查组); **S** it has no part in them; **all**: every task of the
government. Empty: refused, with 403 where the task may be seen and 404 in the same words everywhere else. Nobody may do
anything in another government.

Supervisors decide about every task but those that their own office leads, coordinates or is told of (\`own-work\`). Where a unit
liaison may not sign, the head does (\`head-signs\`). That a part or an obligation is the unit's own, and which slip is
for the chief supervisor alone, is looked at by the engine.

## Commands 指令

${[...heading('command'), ...commandTypes.map((type) => row([`\`${type}\``, ...roles.map((role) => ofCommand(type, role))]))].join('\n')}

## Operations 接口

Open to anyone, signed in or not: ${operations
  .filter(({ id }) => isOpen(id))
  .map(({ id }) => `\`${id}\``)
  .join(', ')}.

${[
  ...heading('operation'),
  ...operations
    .filter(({ id }) => !isOpen(id))
    .map(({ id }) => row([`\`${id}\``, ...roles.map((role) => ofOperation(id, role))])),
].join('\n')}
`;

const written = await format(text, { ...(await resolveConfig(target)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(target, written);
else if (readFileSync(target, 'utf8') !== written) {
  process.stderr.write('docs/permissions.md is not what config/permissions.yaml says: run npm run permissions\n');
  process.exit(1);
}
