import { PersonSaved } from '@duban/contracts';
import { outcomeOf, type Planned, type Tools } from './planned.js';
import type { PresentPerson } from './present.js';
import type { SheetRow } from './read-workbook.js';

/** The people of a sheet, by row: rows of one name and telephone are one person. What a row leaves empty stays. */
export function planPeople(
  rows: readonly SheetRow[],
  present: readonly PresentPerson[],
  tools: Pick<Tools, 'newId' | 'report'>,
): Map<number, Planned<PersonSaved>> {
  const planned = new Map<string, Planned<PersonSaved>>();
  const byRow = new Map<number, Planned<PersonSaved>>();
  const known = byName(present);
  const inSheet = byName(rows.map(({ cell }) => ({ name: cell('name'), phone: cell('phone') })));
  for (const line of rows) {
    const { row, cell } = line;
    const [name, phone] = [cell('name'), cell('phone')];
    if (name === '') continue;
    if (phone === '' && inSheet.get(name)?.some((other) => other.phone !== ''))
      tools.report(row, 'phone', `表中有几个“${name}”：请填写手机以区分。`);
    const key = `${name}/${phone}`;
    const person = planned.get(key) ?? personFrom(line, known.get(name) ?? [], tools);
    if (!person) continue;
    planned.set(key, person);
    byRow.set(row, person);
  }
  return byRow;
}

function byName<Named extends { name: string }>(all: readonly Named[]): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  for (const each of all) found.set(each.name, [...(found.get(each.name) ?? []), each]);
  return found;
}

function personFrom(
  { row, cell }: SheetRow,
  namesakes: readonly PresentPerson[],
  { newId, report }: Pick<Tools, 'newId' | 'report'>,
): Planned<PersonSaved> | null {
  const name = cell('name');
  const known = knownPerson(namesakes, cell('phone'));
  if (known === 'several') {
    report(row, 'phone', `系统中有几个“${name}”：请填写手机以区分。`);
    return null;
  }
  const before = known && { name: known.name, phone: known.phone, email: known.email };
  const saved = {
    name,
    phone: cell('phone') || (known?.phone ?? null),
    email: cell('email') || (known?.email ?? null),
  };
  reportFaults(saved, row, report);
  return { id: known?.id ?? newId(), row, name, saved, outcome: outcomeOf(before, saved) };
}

function reportFaults(saved: PersonSaved, row: number, report: Tools['report']): void {
  for (const { path } of PersonSaved.safeParse(saved).error?.issues ?? []) {
    const column = path[0] === 'phone' || path[0] === 'email' ? path[0] : 'name';
    report(row, column, `“${saved[column]}”${IS_NOT[column]}：请更正。`);
  }
}

const IS_NOT = { name: '不能作为姓名', phone: '不是电话号码', email: '不是电子邮箱' } as const;

/** Who of the same name it is: the same telephone, or the only one where either has none. */
function knownPerson(namesakes: readonly PresentPerson[], phone: string): PresentPerson | undefined | 'several' {
  const exact = phone === '' ? undefined : namesakes.find((each) => each.phone === phone);
  if (exact) return exact;
  const open = phone === '' ? namesakes : namesakes.filter((each) => each.phone === null);
  return open.length > 1 ? 'several' : open[0];
}
