import { CloseOutContent, ReportContent } from '@duban/contracts';
import type { SeenObligation, SeenTask, Stage } from './world.js';

/** What a unit reports of a period: mostly that all goes well, at times that something is behind and who must help. */
export function reportContentOf(
  stage: Pick<Stage, 'chance'>,
  task: SeenTask,
  { unit, period, dueOn }: SeenObligation,
  remark = '',
): ReportContent {
  const draw = (what: string) => stage.chance.draw(task.position, unit, period ?? '', what);
  const label = period ?? '';
  const progress = stage.chance.between(4, 9, task.position, unit, 'progress') * Number(dueOn.slice(5, 7));
  const behind = draw('behind') < 0.15;
  const helped = behind && unit !== task.lead;
  return ReportContent.parse({
    summary: `${label}期工作${behind ? '总体推进，个别环节滞后' : '按计划推进，无需协调事项'}。${remark}`,
    clauses: [
      { clause: '年度目标任务', status: behind ? 'behind' : 'underWay' },
      { clause: '前期手续办理', status: progress > 40 ? 'done' : 'underWay', text: '按时间节点办理。' },
    ],
    figures: [
      {
        name: '年度任务完成比例',
        value: String(Math.min(100, progress)),
        unit: '%',
        asOf: dueOn,
        nature: 'actual',
        source: '本单位统计',
        ...(label ? { period: label } : {}),
      },
    ],
    problems: behind ? ['资金拨付进度慢于计划，影响部分项目开工。'] : [],
    coordination: helped ? [{ matter: '请牵头单位协调资金拨付。', of: task.lead }] : [],
    nextStep: '加快项目建设，按节点完成下阶段任务。',
  } satisfies Record<keyof Omit<ReportContent, 'attachments' | 'unchanged'>, unknown>);
}

/** The milestone that a unit sets itself. */
export const MILESTONE = '完成年度主体任务';

const CLAIM: CloseOutContent = {
  summary: '各项量化目标均已完成，申请销号。',
  evidence: [
    // the milestone of every plan: see `planContentOf`
    { subject: MILESTONE, text: '验收报告和现场照片存档备查。', attachments: [] },
  ],
};

/** What the lead claims at the end: mostly that it is done, at times that it goes on or cannot be measured. */
export function claimOf({ chance }: Pick<Stage, 'chance'>, { position }: SeenTask) {
  const closesAs = chance.choose({ measured: 82, continuing: 12, unmeasurable: 6 }, position, 'closesAs');
  const explanation = {
    measured: null,
    continuing: '转为常态化工作，下年继续推进。',
    unmeasurable: '属制度建设类任务。',
  }[closesAs];
  return { closesAs, content: explanation === null ? CLAIM : { ...CLAIM, explanation } };
}
