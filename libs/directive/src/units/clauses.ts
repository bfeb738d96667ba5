/** The clauses that stand among the names of a unit list but name nobody: times, scores, and rules for the whole document. */

/** A clause that says when: it begins with a time, or says that the work goes on. */
export const timePhrase =
  /^(?:(?:于|在|到|至|截至|截止|确保|力争|争取|拟|计划|预计|原则上|[（(])?(?:\d{4}年|[今明本当]年度?|每年|次年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?!牙|亮|饼)|(?:于|在|到|至|截至|截止|确保|力争|争取|拟|计划|预计)?(?:(?:20\d{2}|[今明本当次]|每)年(?!级|会)|20\d{2}[.\-/]\d{1,2}|年(?:内|底|末|初|中|终|度内)|全年|[上下]半年|第?[一二三四1-4]季度|长期|常年|持续(?:推进|实施|开展|落实|推动)?|常态化|立即|即时|即行|尽快|近期|适时|按时|按(?:照)?(?:时限|时间|进度|序时)|(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作)?[日天月](?:内|之内|前)|(?:自)?(?:印发|发布|文件印发)(?:之日)?(?:起|后)|“?十[一二三四五六七八九]五”?(?:期间|末|时期)))/;

/** A clause that is a score: 5分, 分值5分. */
const score = /^(?:(?:考核)?(?:分值|得分|赋分|权重|满分)[:：为]?)?\d{1,3}(?:\.\d{1,2})?(?:分|%)(?:值)?$/;

/** A clause that gives a rule for the lists of the whole document. */
const rule =
  /^(?:[（(])?(?:注[:：])?(?:除[^、]{1,24}外[，,]|其中[^、]{0,20}\d|(?:以下|以上|下列|上述|其余|后续|其他|各项)[^、]{0,12}(?:均|都|同此|皆|不再)|(?:上述|以下|下列|各项)?(?:单位|部门)?(?:列|排|排名|排序|排列|位列)(?:在|名|于|为)?(?:第一|首|最前)|(?:第一个|第一位|首位|首个|排名第一|位列第一|列首位|第一家)(?:单位|部门)?[的者]?(?:单位|部门|为|是)|(?:带|标|加|注有?|标有|标注|标记)[*＊★▲△☆“”"黑粗]{1,4}[号的者]|不再(?:一一|逐一|逐项|逐条|单独|重复|另行|分别|赘)?(?:列|标|注|罗|赘|明)|下同|以下(?:同|类同|简称|略)|同上)/;

/** What a clause of a unit list is, if it names nobody. */
export function kindOfClause(clause: string): 'time' | 'score' | 'rule' | undefined {
  if (clause.length > 60) return undefined;
  if (score.test(clause)) return 'score';
  if (rule.test(clause)) return 'rule';
  if (timePhrase.test(clause) && !/(?:局|委|厅|部|办公室|政府|中心|公司)$/.test(clause)) return 'time';
  return undefined;
}

/** The sentence by which a document declares that the first listed unit leads. */
export const firstLeads =
  /(?:[列排位](?:在|名|于|序|列)?(?:为|在)?(?:第一|首|最前)(?:位|名|个)?面?[的者]{0,2}(?:责任)?(?:单位|部门)?|第一(?:个|位|家|名|责任)(?:责任)?(?:单位|部门)?[的者]?(?:单位|部门)?|首(?:位|个|家)(?:责任)?[的者]?(?:单位|部门)?)[为是](?:主要|第一|工作|任务|项目)?(?:牵头|主办|主责|第一责任)/;

/** The sentence by which a document declares that a mark tells the lead: the mark is its group. */
export const markedLeads =
  /(?:带|标|加|注|打|标注|标有|标记|注有)(?:有|“|"|为)?([*＊★▲△☆※●#＃])(?:”|")?[号]?[的者]?(?:责任)?(?:单位|部门)?[的者]?(?:为|是)(?:责任)?牵头/;
