import type { PlanContent } from '@duban/contracts';
import type { MemberOf } from '../matter.js';

export interface MilestoneDraft {
  name: string;
  /** A day, or empty while none is chosen. */
  dueOn: string;
  owed: boolean;
}

/** A plan, or a part of one, while it is typed. */
export interface PlanDraft {
  milestones: MilestoneDraft[];
  responsibleLeader: string;
  measures: string[];
}

/** What a form begins with: what was saved, else one empty row of each. */
export function planDraftOf(content: PlanContent | null): PlanDraft {
  if (!content) return { milestones: [emptyMilestone], responsibleLeader: '', measures: [''] };
  const { milestones, responsibleLeader, measures } = content;
  return {
    milestones: milestones.map(({ name, dueOn, owed }) => ({ name, dueOn, owed })),
    responsibleLeader,
    measures: [...measures],
  };
}

export const emptyMilestone: MilestoneDraft = { name: '', dueOn: '', owed: false };

/** The plan of a task, or a part of it, as it was last written; null where there is none, or it was erased. */
export function planContentOf(member: Pick<MemberOf, 'content'> | null): PlanContent | null {
  const text = member?.content?.text;
  return text ? (JSON.parse(text) as PlanContent) : null;
}

/** What is sent: without empty rows, the time nodes in the order of their days. */
export function planOf({ milestones, responsibleLeader, measures }: PlanDraft): PlanContent {
  return {
    milestones: milestones
      .filter(({ name, dueOn }) => name.trim() !== '' || dueOn !== '')
      .map(({ name, dueOn, owed }) => ({ name: name.trim(), dueOn, owed }))
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    responsibleLeader: responsibleLeader.trim(),
    measures: measures.map((measure) => measure.trim()).filter((measure) => measure !== ''),
  };
}

export interface PlanFault {
  /** Where: `milestones`, `milestones.1.dueOn`, `responsibleLeader`, `measures`. */
  at: string;
  code: 'milestonesMissing' | 'milestoneName' | 'milestoneDay' | 'leaderMissing' | 'measuresMissing';
}

/** A plan says time nodes, a responsible leader and measures, or it is not taken. */
export function planFaults(draft: PlanDraft): PlanFault[] {
  const { milestones, responsibleLeader, measures } = planOf(draft);
  const fault = (wrong: boolean, at: string, code: PlanFault['code']): PlanFault[] => (wrong ? [{ at, code }] : []);
  return [
    ...fault(milestones.length === 0, 'milestones', 'milestonesMissing'),
    ...draft.milestones.flatMap(({ name, dueOn }, row) => [
      ...fault(name.trim() === '' && dueOn !== '', `milestones.${row}.name`, 'milestoneName'),
      ...fault(name.trim() !== '' && dueOn === '', `milestones.${row}.dueOn`, 'milestoneDay'),
    ]),
    ...fault(responsibleLeader === '', 'responsibleLeader', 'leaderMissing'),
    ...fault(measures.length === 0, 'measures', 'measuresMissing'),
  ];
}

/** Takes time nodes and measures of a unit's part into the plan, once each. */
export function withPart(draft: PlanDraft, part: PlanContent, unit: string): PlanDraft {
  const own = planOf(draft);
  const milestones = part.milestones
    .map(({ name, dueOn }) => ({ name: named(name, unit), dueOn, owed: false }))
    .filter((node) => !own.milestones.some(({ name, dueOn }) => name === node.name && dueOn === node.dueOn));
  const measures = part.measures.map((measure) => named(measure, unit)).filter((each) => !own.measures.includes(each));
  return planOf({
    responsibleLeader: draft.responsibleLeader,
    milestones: [...own.milestones, ...milestones],
    measures: [...own.measures, ...measures],
  });
}

/** A line of a whole names the unit that it is of. */
const named = (text: string, unit: string): string => `${unit}：${text}`.slice(0, 500);
