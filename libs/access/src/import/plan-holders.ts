import type { PersonSaved, PostSaved } from '@duban/contracts';
import { dayFrom, NOT_A_DAY } from './cells.js';
import { postKey } from './plan-posts.js';
import { Once, type Planned, type Tools, unitIn } from './planned.js';
import type { PresentPost } from './present.js';
import type { SheetRow } from './read-workbook.js';

/** Somebody who takes a post from a day on; left: they hold it already. */
export interface PlannedHolder {
  row: number;
  name: string;
  post: string;
  person: string;
  from: string;
  outcome: 'made' | 'left';
}

interface Known {
  /** By row. */
  people: ReadonlyMap<number, Planned<PersonSaved>>;
  posts: readonly Planned<PostSaved>[];
  present: readonly PresentPost[];
}

/** Who takes which post from when. */
export function planHolders(
  rows: readonly SheetRow[],
  { people, posts, present }: Known,
  tools: Tools,
): PlannedHolder[] {
  const postIds = new Map([
    ...present.map((post): [string, string] => [postKey(post.unit, post.title), post.id]),
    ...posts.map(({ id, saved }): [string, string] => [postKey(saved.unit, saved.title), id]),
  ]);
  const holdersOf = new Map(present.map(({ id, holders }) => [id, holders]));
  const once = new Once();
  return rows.flatMap((line): PlannedHolder[] => {
    const { row, cell } = line;
    const from = dayIn(line, tools);
    const post = postIn(line, postIds, tools);
    const person = people.get(row);
    if (post === undefined || from === undefined || !person) return [];
    const earlier = once.earlier(post, row);
    if (earlier !== undefined) {
      tools.report(row, 'post', `第${earlier}行已有人任这一岗位：一个岗位同时只有一人。`);
      return [];
    }
    const holders = holdersOf.get(post) ?? [];
    const holds = holders.some((each) => each.person === person.id && each.to === null);
    const later = holds ? undefined : holders.find((each) => each.from >= from);
    if (later) tools.report(row, 'since', `这一岗位自${later.from}起已有人任职：任职日期须在其后。`);
    const name = `${person.name} ${cell('unit')}${cell('post')}`;
    return [{ row, name, post, person: person.id, from, outcome: holds ? 'left' : 'made' }];
  });
}

function dayIn({ row, cell }: SheetRow, { report }: Tools): string | undefined {
  const day = dayFrom(cell('since'));
  if (cell('since') !== '' && day === undefined) report(row, 'since', NOT_A_DAY);
  return day;
}

function postIn(line: SheetRow, postIds: ReadonlyMap<string, string>, tools: Tools): string | undefined {
  const { row, cell } = line;
  const unit = unitIn(line, tools);
  const title = cell('post');
  if (unit === undefined || title === '') return undefined;
  const post = postIds.get(postKey(unit, title));
  if (post === undefined)
    tools.report(row, 'post', `${cell('unit') || '市政府'}没有岗位“${title}”：请先在“岗位”表中增加。`);
  return post;
}
