import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Example, missingPrograms, runExamples, workedExamples } from '../support/examples.js';
import { startEmptyDemonstration } from '../support/program.js';

/** The story that docs/api.md tells, with a real notice of 143 tasks in place of the short one. */
const root = resolve(import.meta.dirname, '../..');
const notice = join(resolve(root, process.env['DUBAN_SHARED'] ?? '../shared'), 'directives/jiyuan-2021-notice.txt');
const wanted = process.env['CI'] === 'true' || (existsSync(notice) && missingPrograms.length === 0);
if (!wanted)
  console.warn(`The story of a real notice is not told: ${missingPrograms.join(', ') || notice} is missing.`);

/** The same end as the document's: a draft that was decided about, and then a task with the units of the story. */
const IMPORT = String.raw`
draft=$(curl -sS --fail-with-body "$API/drafts/files" -H "authorization: Bearer $clerk" -F file=@"$NOTICE" | jq -r .id)
unit() { ask "$clerk" GET "/units?limit=200" | jq -r --arg name "$1" '.rows[] | select(.name | endswith($name)) | .id'; }
education=$(unit 教育体育局)
read_draft=$(ask "$clerk" GET "/drafts/$draft")
jq -r '.items | length' <<<"$read_draft"
chosen=$(jq -r '[.items[] | select(.leadBasis == "printed")][0].id' <<<"$read_draft")
jq --arg education "$education" --arg finance "$(unit 财政金融局)" --arg housing "$(unit 住房和城乡建设局)" --arg chosen "$chosen" '
  {decisions: (
    [{type: "setHead", number: "某政〔2021〕1号"}, {type: "setEffectiveOn", date: "2021-03-01"}]
    + [.issues[] | select(.code == "no-lead") | {type: "setLead", item, unit: $education}]
    + [{type: "setLead", item: $chosen, unit: $education},
       {type: "setUnits", item: $chosen, jointLeads: [], coordinating: [$finance, $housing]}])}' <<<"$read_draft" |
  ask "$clerk" PATCH "/drafts/$draft" @- -H 'if-match: "1"' | jq -c .issues
ask "$clerk" GET "/drafts/$draft/preview" | jq '.byKind | map(.count) | add > 3000'
issued=$(ask "$clerk" POST "/drafts/$draft/issue" '' -H 'idempotency-key: whole-1')
jq '.tasks | length' <<<"$issued"
position=$(jq --arg chosen "$chosen" '[.items[].id] | index($chosen)' <<<"$read_draft")
task=$(jq -r --argjson position "$position" '.tasks[$position].task | "\(.year)/\(.id)"' <<<"$issued")
ask "$liaison" GET "/tasks/$task" | jq -r '.coordinating | length'
`;

function storyWith(text: string, prints: string): Example[] {
  const told = workedExamples();
  const isImport = ({ name }: Example) => name.startsWith('2.') || name.startsWith('3.');
  const first = told.findIndex(isImport);
  const others = told.filter((example) => !isImport(example));
  return [...others.slice(0, first), { name: 'the notice itself', script: text, prints }, ...others.slice(first)];
}

describe.runIf(wanted)('a notice of 143 tasks, at the door of a started server', () => {
  let program: Awaited<ReturnType<typeof startEmptyDemonstration>>;
  beforeAll(async () => {
    program = await startEmptyDemonstration();
  }, 600_000);
  afterAll(() => program.close());

  test('one of its tasks lives the life that the document tells', async () => {
    const story = storyWith(IMPORT, '143\n[]\ntrue\n143\n2\n');
    const told = await runExamples(story, program.url, { NOTICE: notice });
    expect(told.error).toBe('');
    expect(told.printed).toEqual(story.map(({ name, prints }) => ({ name, prints: prints ?? '' })));
  });
});
