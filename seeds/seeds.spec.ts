import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDirective, parseReport } from '@duban/directive';
import { directoryFromSeed } from './directory-from-seed.js';
import { loadSeed, SeedFault, seedNames, type Seed } from './index.js';
import { readSeed } from './seed.reader.js';

const seedsFolder = dirname(fileURLToPath(import.meta.url));
/** The real documents. Where they are missing the tests over them are skipped, but in CI they fail. */
const shared = resolve(seedsFolder, '..', process.env['DUBAN_SHARED'] ?? '../shared');

const withoutDocuments = !existsSync(shared) && process.env['CI'] !== 'true';
if (withoutDocuments) console.warn(`Tests over the documents are skipped: DUBAN_SHARED is missing (${shared}).`);

const notices = ['sanmenxia-2022', 'xuchang-2023', 'jiyuan-2021'] as const;
/** What a seed was made from, as it is named among the documents. */
const documents: Record<(typeof seedNames)[number], string> = {
  'sanmenxia-2022': 'sanmenxia-2022-notice',
  'xuchang-2023': 'xuchang-2023-notice',
  'jiyuan-2021': 'jiyuan-2021-notice',
  'sanmenxia-2023': 'sanmenxia-2023-plan-report',
  'yima-2021': 'yima-2021-work-report',
};
const textOf = (name: (typeof seedNames)[number]) =>
  readFileSync(join(shared, `directives/${documents[name]}.txt`), 'utf8');

describe.each(seedNames)('%s', (name) => {
  const seed = loadSeed(name);

  test('is the same each time it is loaded', () => {
    expect(loadSeed(name)).toEqual(seed);
  });

  test('has every task of the document, with a lead or the statement that there is none', () => {
    expect(seed.tasks).toHaveLength(
      { 'sanmenxia-2022': 122, 'xuchang-2023': 107, 'jiyuan-2021': 143, 'sanmenxia-2023': 70, 'yima-2021': 81 }[name],
    );
    expect(seed.tasks.filter((task) => (task.lead === null) !== (task.leadBasis === 'none'))).toEqual([]);
    expect(new Set(seed.tasks.map((task) => task.title)).size).toBe(seed.tasks.length);
  });

  test('leaves the basis of the lead as the document has it', () => {
    const count = (basis: string) => seed.tasks.filter((task) => task.leadBasis === basis).length;
    expect({ printed: count('printed'), suggested: count('suggested'), none: count('none') }).toEqual(
      {
        'sanmenxia-2022': { printed: 0, suggested: 0, none: 3 },
        'xuchang-2023': { printed: 0, suggested: 0, none: 3 },
        'jiyuan-2021': { printed: 43, suggested: 0, none: 0 },
        'sanmenxia-2023': { printed: 0, suggested: 70, none: 0 },
        'yima-2021': { printed: 0, suggested: 81, none: 0 },
      }[name],
    );
  });

  test('fills every post that the work needs', () => {
    const role = (wanted: string) => seed.posts.filter((post) => post.role === wanted);
    for (const single of ['issuingClerk', 'chiefSupervisor', 'headOfGovernment', 'administrator', 'viewer'])
      expect(role(single)).toHaveLength(1);
    expect(role('supervisor')).toHaveLength(2);
    const bound = seed.units.filter((unit) => unit.code !== 'inspectorate').map((unit) => unit.code);
    expect(role('unitHead').map((post) => post.unit)).toEqual(bound);
    expect(role('unitLiaison').map((post) => post.unit)).toEqual(bound);
    expect(new Set(seed.posts.map((post) => post.holder.name)).size).toBe(seed.posts.length);
  });

  test('puts every unit under exactly one leader in charge', () => {
    const lookedAfter = seed.posts.flatMap((post) => post.looksAfter ?? []);
    expect(lookedAfter.toSorted()).toEqual(seed.units.map((unit) => unit.code).toSorted());
  });

  test('names a regime that there is, and members of groups from before the directive is in force', () => {
    expect(existsSync(join(seedsFolder, '../config/regimes', `${seed.directive.regime}.yaml`))).toBe(true);
    for (const member of seed.groups.flatMap((group) => group.members))
      expect(member.validFrom <= seed.directive.effectiveOn).toBe(true);
  });

  test.skipIf(withoutDocuments)('copies no stretch of the document into titles, sections and figures', () => {
    const text = textOf(name).replaceAll(/\s/g, '');
    const own = [
      seed.directive.title,
      ...seed.tasks.flatMap((task) => [
        task.title,
        ...task.sectionPath,
        ...task.figures.map((figure) => figure.metric),
      ]),
    ];
    expect(own.flatMap((line) => stretches(line, 12)).filter((stretch) => text.includes(stretch))).toEqual([]);
  });
});

describe.each(notices)('%s and its notice', (name) => {
  const seed = loadSeed(name);

  test.skipIf(withoutDocuments)('agrees with the document as it is read', () => {
    const { tasks } = parseDirective(textOf(name));
    expect(seed.tasks.map(({ leadBasis }) => leadBasis)).toEqual(tasks.map(({ leadBasis }) => leadBasis));
    expect(assignments(seed)).toEqual(assignmentsPrinted(seed, tasks));
  });

  test.skipIf(withoutDocuments)('knows every printed name of a unit and of a group', () => {
    const text = textOf(name);
    const printed = (names: string[]) => names.some((each) => text.includes(each));
    const named = new Set(seed.tasks.flatMap((task) => [task.lead, ...task.coordinating]));
    const absent = seed.units
      .filter((unit) => named.has(unit.code) && !printed([unit.name, unit.short, ...unit.aliases]))
      // 市县… may share one ending in the text: 禹州市、长葛市、…政府.
      .filter((unit) => unit.kind !== 'county' && unit.kind !== 'committee');
    expect(absent).toEqual([]);
    expect(seed.groups.filter((group) => !printed([group.name, ...group.aliases]))).toEqual([]);
  });
});

describe.each(['sanmenxia-2022', 'xuchang-2023'])('%s and its labels', (name) => {
  test.skipIf(withoutDocuments)('agree on numbers, units, groups and open ends', () => {
    const gold = JSON.parse(readFileSync(join(shared, `gold/${name}-notice.json`), 'utf8')) as { tasks: PrintedTask[] };
    const seed = loadSeed(name);
    expect(assignments(seed)).toEqual(assignmentsPrinted(seed, gold.tasks));
  });
});

describe.each(['sanmenxia-2023', 'yima-2021'] as const)('%s and its report', (name) => {
  const seed = loadSeed(name);

  test.skipIf(withoutDocuments)('promises no value that is not printed', () => {
    const text = textOf(name);
    const values = seed.tasks.flatMap((task) =>
      task.figures.flatMap((figure) => ('upTo' in figure ? [figure.value, figure.upTo] : [figure.value])),
    );
    expect(values.filter((value) => !text.includes(value))).toEqual([]);
  });

  test.skipIf(withoutDocuments)('has the targets of the year as the report is read', () => {
    const report = parseReport(textOf(name));
    const promised = seed.tasks.filter((task) => task.sectionPath[0] === '年度预期指标');
    const figures = promised.flatMap((task) => task.figures.map(({ value, unit }) => `${value}${unit}`));
    const read = (report?.expectedTargets ?? []).flatMap(({ value, unit }) =>
      value === null ? [] : `${String(value)}${unit}`,
    );
    expect(figures).toEqual(read);
  });
});

test('a later directive of a government shares its directory with the earlier one', () => {
  const later = loadSeed('sanmenxia-2023');
  expect(later.units).toEqual(loadSeed('sanmenxia-2022').units);
  expect(directoryFromSeed(later).tenant).toEqual(directoryFromSeed(loadSeed('sanmenxia-2022')).tenant);
});

describe('a seed that is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const faultsAfter = (file: string, printed: string | RegExp, instead: string): readonly string[] => {
    const copy = join(folder, 'jiyuan-2021');
    cpSync(join(seedsFolder, 'jiyuan-2021'), copy, { recursive: true });
    const content = readFileSync(join(copy, file), 'utf8');
    expect(content).toMatch(printed);
    writeFileSync(join(copy, file), content.replace(printed, instead));
    try {
      readSeed(copy);
      return [];
    } catch (error) {
      if (error instanceof SeedFault) return error.faults;
      throw error;
    }
  };

  test.each([
    ['tasks.yaml', 'lead: industry', 'lead: weather', "tasks.yaml: 2.units: there is no unit 'weather'"],
    ['tasks.yaml', 'groups: []', 'groups: [all]', "tasks.yaml: 1.groups: there is no group 'all'"],
    ['tasks.yaml', "number: '2'", "number: '1'", "tasks.yaml: number: '1' stands twice"],
    [
      'tasks.yaml',
      'leadBasis: firstListed',
      'leadBasis: none',
      "tasks.yaml: 1.leadBasis: exactly a task without a lead has the basis 'none'",
    ],
    [
      'tasks.yaml',
      'coordinating: []',
      'coordinating: [development-reform]',
      "tasks.yaml: 1.units: 'development-reform' stands twice",
    ],
    [
      'tasks.yaml',
      "value: '8'",
      'value: 8',
      'tasks.yaml: sections[0].tasks[0].figures[0].value: Invalid input: expected string, received number',
    ],
    ['units.yaml', 'aliases: []', 'aliases: [公安局]', "units.yaml: name: '公安局' stands twice"],
    ['units.yaml', 'kind: office', 'kind: palace', /^units\.yaml: units\[0\]\.kind: Invalid option/],
    [
      'groups.yaml',
      'undecided: false',
      'undecided: true',
      'groups.yaml: subdistrict-offices.undecided: exactly a group without members is undecided',
    ],
    [
      'groups.yaml',
      'unit: jishui',
      'unit: jinan',
      "groups.yaml: subdistrict-offices.members: there is no unit 'jinan'",
    ],
    ['people.yaml', 'unit: finance', 'unit: null', 'people.yaml: finance-head.unit: a unitHead belongs to a unit'],
    [
      'people.yaml',
      'role: viewer',
      'role: viewer\n    looksAfter: []',
      'people.yaml: viewer.looksAfter: exactly a leader in charge looks after units',
    ],
    [
      'directive.yaml',
      'code: jiyuan-2021',
      'code: jiyuan-2022',
      "directive.yaml: code: 'jiyuan-2022' stands in the folder 'jiyuan-2021'",
    ],
    ['directive.yaml', /effectiveOn: .*/, 'effectiveOn: 2021-02-30', /^directive\.yaml: effectiveOn: Invalid ISO date/],
    ['directive.yaml', 'year:', 'year: :', /^directive\.yaml: .* at line 6, column 7$/],
  ])('is told by file and path: %s, %s → %s', (file, printed, instead, fault) => {
    const faults = faultsAfter(file, printed, instead);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  test('is told by its unknown name', () => {
    expect(() => loadSeed('../libs')).toThrow(`there is no such seed, but ${seedNames.join(', ')}`);
  });
});

interface PrintedTask {
  number: string | null;
  lead: string[];
  coordinating: string[];
  groups: string[];
  openEnded: boolean;
}

/** Who has which task, by code. */
function assignments(seed: Seed): unknown[] {
  return seed.tasks.map((task) => [task.number, task.lead, task.coordinating, task.groups, task.openEnded]);
}

/** The same from printed names. */
function assignmentsPrinted(seed: Seed, tasks: PrintedTask[]): unknown[] {
  const unit = codeByName(seed.units.map((each) => ({ ...each, aliases: [each.short, ...each.aliases] })));
  const group = codeByName(seed.groups);
  return tasks.map((task) => [
    task.number,
    task.lead.map(unit)[0] ?? null,
    task.coordinating.map(unit),
    task.groups.map(group),
    task.openEnded,
  ]);
}

/** Every stretch of so many Chinese characters in a line. */
function stretches(line: string, length: number): string[] {
  const runs = line.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - length + 1) }, (_, start) => run.slice(start, start + length)),
  );
}

function codeByName(entries: Pick<Seed['groups'][number], 'code' | 'name' | 'aliases'>[]): (name: string) => string {
  const codes = new Map(
    entries.flatMap(({ code, name, aliases }) => [name, ...aliases].map((each) => [each, code] as const)),
  );
  return (name) => codes.get(name) ?? `unknown: ${name}`;
}
