import type { ImportOutcome } from '@duban/access';
import type { DirectoryImport } from '@duban/contracts';

/** What an import makes of a directory, counted and row by row. */
export function importView({ plan, faults }: ImportOutcome, dryRun: boolean): DirectoryImport {
  const count = (outcome: string): DirectoryImport['made'] => ({
    units: counted(plan.units, outcome),
    posts: counted(plan.posts, outcome),
    people: counted(plan.people, outcome),
    holders: counted(plan.holders, outcome),
  });
  const sheets = [
    ['单位', plan.units],
    ['岗位', plan.posts],
    ['人员', [...plan.people, ...plan.holders]],
  ] as const;
  const rows = sheets.flatMap(([sheet, entries]) =>
    entries.flatMap(({ row, name, outcome }) => (outcome === 'left' ? [] : [{ sheet, row, name, outcome }])),
  );
  return { dryRun, made: count('made'), changed: count('changed'), left: count('left'), rows, faults };
}

const counted = (entries: readonly { outcome: string }[], outcome: string): number =>
  entries.filter((entry) => entry.outcome === outcome).length;
