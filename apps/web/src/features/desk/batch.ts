import type { DeskRow } from '@duban/contracts';
import type { GivenCommand } from '../../client/use-give.js';
import type { SectionName } from './place.js';

/** Deeds that need nothing but a yes, so that several rows can be done at once. */
type PlainDeed = 'acknowledgement.give' | 'obligation.urge' | 'report.sign' | 'plan.sign' | 'closeOut.sign';

export interface Deed {
  type: PlainDeed;
  /** The part or obligation that it is done on. */
  member: string;
  target: NonNullable<DeskRow['task']>;
}

/** What can be done at once with the rows of a section; sections that are left out need a look at each row. */
const plainDeeds: Partial<Record<SectionName, readonly PlainDeed[]>> = {
  owed: ['acknowledgement.give'],
  contributions: ['acknowledgement.give'],
  toSign: ['report.sign', 'plan.sign', 'closeOut.sign'],
  owedToMe: ['obligation.urge'],
  overdue: ['obligation.urge'],
};

/** The deed that settles a row in place, where there is one that the post may do. */
export function deedOf(section: SectionName, row: DeskRow): Deed | undefined {
  const { task: target, commands, obligationCommands, obligation } = row;
  const member = row.member ?? obligation;
  if (!target || !member) return undefined;
  for (const type of plainDeeds[section] ?? []) {
    if (commands.includes(type)) return { type, member, target };
    if (obligation && obligationCommands.includes(type)) return { type, member: obligation, target };
  }
  return undefined;
}

export const commandOf = ({ type, member, target }: Deed): GivenCommand => ({ type, member, target });

type Verb = 'acknowledge' | 'sign' | 'urge' | 'settle' | 'withdraw';

/** Which word goes on the button of a row. */
export function verbOf(section: SectionName, { commands }: Pick<DeskRow, 'commands'>): Verb {
  if (section === 'disagreements') return commands.includes('disagreement.settle') ? 'settle' : 'withdraw';
  return verbOfSeveral(section);
}

/** Which word goes on the button of a section. */
export function verbOfSeveral(section: SectionName): Exclude<Verb, 'settle' | 'withdraw'> {
  if (section === 'toSign') return 'sign';
  return section === 'owed' || section === 'contributions' ? 'acknowledge' : 'urge';
}

/** A row has one key as long as it waits. */
export const keyOfRow = ({ task, member, obligation, id, title }: DeskRow): string =>
  [task?.id, member, obligation, id].filter(Boolean).join(' ') || title;
