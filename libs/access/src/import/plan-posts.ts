import type { PostSaved } from '@duban/contracts';
import { namesIn } from './cells.js';
import { noUnit, Once, outcomeOf, type Planned, type Tools, unitIn } from './planned.js';
import type { PresentPost } from './present.js';
import type { SheetRow } from './read-workbook.js';
import { codeOf, roleNames } from './sheets.js';

type Role = PostSaved['role'];

/** The posts of a sheet: known by their unit and title. */
export function planPosts(
  rows: readonly SheetRow[],
  present: readonly PresentPost[],
  tools: Tools,
): Planned<PostSaved>[] {
  const once = new Once();
  return rows.flatMap((line): Planned<PostSaved>[] => {
    const { row, cell } = line;
    const title = cell('title');
    const unit = unitIn(line, tools);
    const role = roleIn(line, tools);
    if (title === '' || role === undefined || unit === undefined) return [];
    const key = postKey(unit, title);
    const earlier = once.earlier(key, row);
    if (earlier !== undefined) {
      tools.report(row, 'title', `与第${earlier}行是同一岗位：请删去一行，或用名称区分。`);
      return [];
    }
    const known = knownPost(line, { key, role, present }, tools);
    const before = known && asSaved(known);
    const saved = { unit, role, title, looksAfter: looksAfterIn(line, before, tools) };
    const outcome = outcomeOf(before, saved);
    return [{ id: known?.id ?? tools.newId(), row, name: `${cell('unit')}${title}`, saved, outcome }];
  });
}

export const postKey = (unit: string | null, title: string): string => `${unit ?? ''}/${title}`;

function roleIn({ row, cell }: SheetRow, { report }: Tools): Role | undefined {
  const said = cell('role');
  const role = codeOf(roleNames, said);
  if (said !== '' && role === undefined)
    report(row, 'role', `没有角色“${said}”：可填${Object.values(roleNames).join('、')}。`);
  return role;
}

function knownPost(
  { row }: SheetRow,
  { key, role, present }: { key: string; role: Role; present: readonly PresentPost[] },
  { report }: Tools,
): PresentPost | undefined {
  const [known, another] = present.filter((post) => postKey(post.unit, post.title) === key);
  if (another) report(row, 'title', '系统中有几个同名岗位：请先改名，再导入。');
  if (known && known.role !== role && known.holders.length > 0)
    report(row, 'role', '已有人任职的岗位不能改变角色：请另设岗位。');
  return known;
}

function looksAfterIn(
  { row, cell }: SheetRow,
  before: PostSaved | undefined,
  { unitOf, report }: Tools,
): PostSaved['looksAfter'] {
  const units = namesIn(cell('looksAfter')).flatMap((name) => {
    const id = unitOf(name);
    if (id === null) report(row, 'looksAfter', noUnit(name));
    return id ?? [];
  });
  const { units: had, tasks } = before?.looksAfter ?? { units: [], tasks: [] };
  return { units: units.length > 0 ? units : had, tasks };
}

const asSaved = ({ unit, role, title, looksAfter: { units, tasks } }: PresentPost): PostSaved => ({
  unit,
  role: role as Role,
  title,
  looksAfter: { units, tasks },
});
