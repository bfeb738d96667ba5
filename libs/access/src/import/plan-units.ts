import type { UnitSaved } from '@duban/contracts';
import { namesOf } from '@duban/engine';
import { dayFrom, namesIn, NOT_A_DAY } from './cells.js';
import { Once, outcomeOf, type Planned, type Tools } from './planned.js';
import type { PresentUnit } from './present.js';
import type { SheetRow } from './read-workbook.js';
import { codeOf, kindNames } from './sheets.js';

/** The units of a sheet: known by their full name, and new otherwise. What a row leaves empty stays as it is. */
export function planUnits(
  rows: readonly SheetRow[],
  present: readonly PresentUnit[],
  { newId, report }: Omit<Tools, 'unitOf'>,
): Planned<UnitSaved>[] {
  const byName = new Map(present.map((unit) => [unit.name, unit]));
  const { unit: knownAs } = namesOf({ units: [...present], groups: [] });
  const once = new Once();
  return rows.flatMap((line): Planned<UnitSaved>[] => {
    const { row, cell } = line;
    const name = cell('name');
    if (name === '') return [];
    const earlier = once.earlier(name, row);
    const known = byName.get(name);
    const whose = known ? undefined : present.find(({ id }) => id === knownAs(name));
    const renamed = known
      ? undefined
      : present.find(({ formerNames }) => formerNames.some((each) => each.name === name));
    if (earlier !== undefined) report(row, 'name', `与第${earlier}行重复：请删去一行。`);
    else if (renamed) report(row, 'name', `是已有单位“${renamed.name}”的曾用名：请改用现名，旧名填入“曾用名”。`);
    else if (whose) report(row, 'name', `是已有单位“${whose.name}”的简称或别名：请改用全称。`);
    else {
      const saved = savedFrom(line, known, report);
      return [{ id: known?.id ?? newId(), name, row, saved, outcome: outcomeOf(known && asSaved(known), saved) }];
    }
    return [];
  });
}

function savedFrom({ row, cell }: SheetRow, known: PresentUnit | undefined, report: Tools['report']): UnitSaved {
  const before: UnitSaved = known ? asSaved(known) : { ...NEW, name: cell('name') };
  const kind = cell('kind') === '' ? before.kind : codeOf(kindNames, cell('kind'));
  if (kind === undefined)
    report(row, 'kind', `没有类别“${cell('kind')}”：可填${Object.values(kindNames).join('、')}。`);
  const day = (column: 'validFrom' | 'validTo'): string | null => {
    const read = cell(column) === '' ? before[column] : dayFrom(cell(column));
    if (read === undefined) report(row, column, NOT_A_DAY);
    return read ?? null;
  };
  const [validFrom, validTo] = [day('validFrom'), day('validTo')];
  if (validFrom !== null && validTo !== null && validTo < validFrom) report(row, 'validTo', '早于设立日期：请更正。');
  const aliases = namesIn(cell('aliases'));
  return {
    name: before.name,
    shortName: cell('shortName') || before.shortName,
    kind: kind ?? before.kind,
    aliases: aliases.length > 0 ? aliases : before.aliases,
    validFrom,
    validTo,
    formerNames: formerNamesFrom({ row, cell }, before.formerNames ?? [], report),
  };
}

/** Former names of a cell, each with its last day in brackets where it is known. What stays keeps its document. */
function formerNamesFrom(
  { row, cell }: Pick<SheetRow, 'row' | 'cell'>,
  before: FormerNames,
  report: Tools['report'],
): FormerNames {
  const said = namesIn(cell('formerNames'));
  if (said.length === 0) return before;
  return said.map((text) => {
    const [, name = text, day] = /^(.+?)[（(]至(.+?)[)）]$/.exec(text) ?? [];
    const validTo = day === undefined ? null : dayFrom(day);
    if (validTo === undefined)
      report(row, 'formerNames', `${NOT_A_DAY.replace('。', '')}，如“市林业和园林局（至2020-12-31）”。`);
    const same = before.find((each) => each.name === name && each.validTo === validTo);
    return same ?? { name, validFrom: null, validTo: validTo ?? null, basis: null };
  });
}

type FormerNames = NonNullable<UnitSaved['formerNames']>;

const NEW: Omit<UnitSaved, 'name'> = {
  shortName: null,
  kind: 'department',
  aliases: [],
  validFrom: null,
  validTo: null,
  formerNames: [],
};

const asSaved = ({ name, shortName, kind, aliases, validFrom, validTo, formerNames }: PresentUnit): UnitSaved => ({
  name,
  shortName,
  kind: kind as UnitSaved['kind'],
  aliases,
  validFrom,
  validTo,
  formerNames,
});
