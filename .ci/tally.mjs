/**
 * Adds up the reports of vitest in a folder (STAGE.json) and the stages named in its file broken-stages, says what
 * failed or was skipped, and ends with `N passed, N failed`. Exits with 1 unless everything passed and something ran.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const broken = readFileSync(join(folder, 'broken-stages'), 'utf8').split('\n').filter(Boolean);
let passed = 0;
const faults = [];

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const stage = file.slice(0, -'.json'.length);
  for (const { name, status, assertionResults } of JSON.parse(readFileSync(join(folder, file), 'utf8')).testResults) {
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    for (const test of assertionResults.filter((each) => each.status !== 'passed')) {
      faults.push({ stage, text: `${test.status}: ${test.fullName}` });
    }
    if (status === 'failed' && assertionResults.length === 0) faults.push({ stage, text: `not loaded: ${name}` });
  }
}
// A stage that broke without a test to blame counts as one failure.
for (const stage of broken.filter((name) => !faults.some((fault) => fault.stage === name))) {
  faults.push({ stage, text: 'stage failed' });
}

for (const { stage, text } of faults) console.log(`${stage}: ${text}`);
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 && passed > 0 ? 0 : 1;
