/** A unit that is known, with the further names it goes by and its kind. */
export interface KnownUnit {
  id: string;
  name: string;
  kind: string;
  aliases: readonly string[];
}

/** Why a known unit is suggested for a name. */
export type SuggestionReason = 'same' | 'level' | 'shortened' | 'few-changes' | 'same-words';

/** A known unit that a printed name may mean; `likeness` is 1 where the names are the same, `as` the name that is like it. */
export interface UnitSuggestion {
  id: string;
  name: string;
  as: string;
  likeness: number;
  reason: SuggestionReason;
  /** How many characters have to be changed, put in or taken out. */
  changes: number;
}

/**
 * The known units that a printed name may mean, the likeliest first, at most `limit`; empty where none is like it. Names
 * are compared without level (市), with long and short words for the same (发展改革委, 发展和改革委员会), by edit distance; a
 * body of another kind (局 and 政府) is never suggested. It suggests and decides nothing.
 */
export function suggestUnits(printed: string, known: readonly KnownUnit[], limit = 3): UnitSuggestion[] {
  const wanted = plainName(printed);
  if (wanted.core === '' || wanted.core.length > longestName) return [];
  const suggestions: UnitSuggestion[] = [];
  for (const { id, name, aliases } of known) {
    const [best] = [name, ...aliases].flatMap((as) => likenessOf(wanted, as)).sort((a, b) => b.likeness - a.likeness);
    if (best) suggestions.push({ id, name, ...best });
  }
  return suggestions.sort((a, b) => b.likeness - a.likeness || a.name.localeCompare(b.name, 'zh')).slice(0, limit);
}

const longestName = 40;
const leastLikeness = 0.6;

interface PlainName {
  printed: string;
  /** The level in front, as 市. */
  level: string;
  /** Without level, brackets and connectives, in short words. */
  core: string;
  kind: string;
}

function plainName(printed: string): PlainName {
  const bare = printed
    .normalize('NFKC')
    .replace(/\(.*\)$/, '')
    .replace(/[\s“”"'·]/g, '');
  const level = /^[省市县区州旗](?!场|政|民|容)/.exec(bare)?.[0] ?? '';
  let core = bare.slice(level.length);
  for (const [long, short] of shorter) core = core.replace(long, short);
  return { printed: bare, level, core, kind: kindOf(core) };
}

/** Words that a name prints long or short. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/人民政府/, '政府'],
  [/管理委员会/, '管委会'],
  [/委员会$/, '委'],
  [/办公室$/, '办'],
  [/监督管理/, '监管'],
  [/人力资源(?:和)?社会保障/, '人社'],
  [/发展(?:和)?改革/, '发改'],
  [/工业(?:和)?信息化/, '工信'],
  [/住房(?:和|保障和)?城乡建设/, '住建'],
  [/自然资源(?:和)?规划/, '资源规划'],
  [/文化(?:和)?(?:广电)?旅游/, '文旅'],
  [/卫生健康/, '卫健'],
  [/生态环境/, '环境'],
  [/交通运输/, '交通'],
  [/农业农村/, '农业'],
  [/医疗保障/, '医保'],
  [/退役军人事务/, '退役军人'],
  [/国有资产监督?管理|国有资产监管/, '国资'],
  [/有限(?:责任)?公司$/, '公司'],
  [/[和与及]/g, ''],
];

/** Bodies of different kinds are different bodies, however alike their names. */
function kindOf(core: string): string {
  if (/(?:政府|管委会)$/.test(core)) return 'territory';
  if (/(?:公司|集团|银行|企业|厂)$/.test(core)) return 'company';
  if (/(?:学院|大学|学校|中学|小学|医院)$/.test(core)) return 'institution';
  return /(?:法院|检察院)$/.test(core) ? 'court' : 'office';
}

function likenessOf(wanted: PlainName, as: string): Omit<UnitSuggestion, 'id' | 'name'>[] {
  const other = plainName(as);
  if (other.kind !== wanted.kind || other.core === '' || other.core.length > longestName) return [];
  if (other.printed === wanted.printed) return [{ as, likeness: 1, reason: 'same', changes: 0 }];
  if (differInLevel(wanted, other)) return [];
  const changes = editDistance(wanted.core, other.core);
  if (changes === 0)
    return [{ as, likeness: 0.95, reason: wanted.level === other.level ? 'same-words' : 'level', changes }];
  if (isShortened(wanted.core, other.core) || isShortened(other.core, wanted.core))
    return [{ as, likeness: 0.85, reason: 'shortened', changes }];
  const likeness = (1 - changes / Math.max(wanted.core.length, other.core.length)) * 0.9;
  return likeness >= leastLikeness ? [{ as, likeness, reason: 'few-changes', changes }] : [];
}

/** Two levels that are both printed and differ (省, 市) are two bodies. */
const differInLevel = (one: PlainName, two: PlainName): boolean =>
  one.level !== '' && two.level !== '' && one.level !== two.level;

/** Whether a name is made of characters of a longer one in their order, its first two and its last among them (市场局, 市场监管局). */
function isShortened(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short.slice(0, 2) !== long.slice(0, 2)) return false;
  if (short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** The fewest characters to change, put in or take out (Levenshtein). */
function editDistance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= two.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (one[line - 1] === two[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
