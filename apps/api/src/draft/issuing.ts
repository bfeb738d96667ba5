import type { Command, CommandOf, DirectiveReference, OperationAnswer, Refusal } from '@duban/contracts';
import { derivedId, itemsOfDraft, issueDirective } from '@duban/engine';
import { guiltyOf } from '../http/answers.js';
import { Fault } from '../http/fault.js';
import type { DraftOnDesk } from './draft.desk.js';
import { termsOf } from './draft.preview.js';

export type IssuedAnswer = OperationAnswer<'draft.issue'>;

/** The commands that make a directive of a draft, as one group, and what is told when they are done. */
export interface DraftIssuing {
  directive: DirectiveReference;
  commands: Command[];
  answer: Omit<IssuedAnswer, 'issuedAt'>;
}

/**
 * What issuing a draft asks of the engine: import, issue and every task stand or fall together. All ids follow from the
 * draft's own, so that issuing it a second time is recognised. Throws a fault that names what is still open.
 */
export function issuingOf(
  desk: DraftOnDesk,
  post: string,
  { government, text }: { government: string; text: string },
): DraftIssuing {
  refuseWhatIsOpen(desk);
  const { draft, state, resolved } = desk;
  const { year, effectiveOn, regime } = termsOf(desk);
  const directive: DirectiveReference = { kind: 'directive', year, id: directiveIdOf(draft.id) };
  const items = itemsOfDraft(resolved);
  const { head } = state;
  const number = head.number ?? '';
  const content = {
    code: head.code,
    number,
    title: head.title ?? number,
    issuer: head.issuer ?? government,
    issuedOn: head.issuedOn,
    text,
    items,
  };
  const taskId = (position: number): string => derivedId(`${directive.id}/task/${position}`);
  const plan = issueDirective(directive, items, { effectiveOn, regime, leads: new Map() }, post, taskId);
  const group = plan.commands[0]?.group;
  const kept = resolved.filter(({ item }) => item.dropped === null);
  return {
    directive,
    commands: [
      { type: 'directive.import', target: directive, post, ...(group === undefined ? {} : { group }), content },
      ...plan.commands,
    ],
    answer: {
      directive,
      number,
      regime: regime.code,
      effectiveOn,
      tasks: plan.commands.filter(isTask).map(({ target, assignment }) => ({
        item: kept[assignment.position]?.item.id ?? '',
        number: assignment.number,
        task: target,
      })),
    },
  };
}

const isTask = (command: Command): command is CommandOf<'task.issue'> => command.type === 'task.issue';

/** The directive that a draft becomes. */
const directiveIdOf = (draft: string): string => derivedId(`draft/${draft}/directive`);

function refuseWhatIsOpen({ issues }: DraftOnDesk): void {
  const [first] = issues;
  if (!first) return;
  const code = issues.every((issue) => issue.code === 'no-lead') ? 'missing-lead' : 'not-in-state';
  const more = issues.length > 1 ? ` (${issues.length - 1} more)` : '';
  throw new Fault(code, `The draft cannot be issued yet. ${first.message}${more}`, {
    issues: issues.map((issue) => ({
      path: 'item' in issue && issue.item ? `/items/${issue.item}` : '/head',
      message: issue.message,
    })),
  });
}

/** The refusal that made the group fall, as a problem: of several the one that is no consequence of another. */
export function faultOfIssue(refusals: readonly Refusal[], number: string): Fault {
  const guilty = guiltyOf(refusals);
  if (!guilty) return new Fault('fault', 'The engine gave no answer.');
  const { ok: _ok, code, message, ...details } = guilty;
  if (code === 'already-exists')
    return new Fault(
      code,
      `A directive ${number} is there already: give this one another number (setHead), or amend that one and discard this draft.`,
      details,
    );
  return new Fault(code, message, details);
}
